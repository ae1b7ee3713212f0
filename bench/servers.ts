import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type LocalServer, startServer, stopServer } from '../src/services/local-server.ts'
import { findMongo, findRedis, type Program } from '../src/services/programs.mjs'
import { mongodb, redis, type ServerKind } from '../src/services/server-kind.ts'
import type { Cores } from './cores.ts'
import { fasterBuild } from './faster-build.ts'

/** A store and a Redis of the benchmark's own, empty, thrown away afterwards. */
export type Stage = {
  name: string
  mongodbUri: string
  redisUrl: string
  pids: Record<string, number>
  close: () => Promise<void>
}

/** `fast`: what a production would be like. `default`: what `npm start` uses on this machine without any address. */
export type Speed = 'fast' | 'default'

/** `aside`: away from the side under test, where processors can be given out. */
export type Place = 'aside' | 'everywhere'

export type Servers = {
  open: (speed: Speed, place?: Place) => Promise<Stage>
  /** Whatever is still open: the servers are detached and would outlive a benchmark that is interrupted. */
  closeAll: () => Promise<void>
}

export type ServersOptions = {
  /** A server of the user's: a database of its own is made in it, and dropped. */
  mongodbUri: string | undefined
  redisUrl: string | undefined
  cores: Cores
  say: (line: string) => void
}

export function createServers({ mongodbUri, redisUrl, cores, say }: ServersOptions): Servers {
  const open = new Set<() => Promise<void>>()
  return {
    closeAll: async () => void (await Promise.all([...open].map((close) => close()))),
    async open(speed, place = 'aside') {
      const folder = mkdtempSync(join(tmpdir(), 'portavoz-bench-'))
      const running: LocalServer[] = []
      const start = async (kind: ServerKind): Promise<string> => {
        const server = await startServer(kind, folder)
        if (place === 'aside') cores.move(server.pid, cores.rest)
        running.push(server)
        return kind.uri(server.port)
      }
      const close = async (): Promise<void> => {
        open.delete(close)
        await Promise.all(running.map((server) => stopServer(server, folder)))
        rmSync(folder, { recursive: true, force: true })
      }
      open.add(close)
      try {
        const store = speed === 'fast' && mongodbUri ? given(mongodbUri) : local(speed, say)
        const [uri, redisAddress] = await Promise.all([
          'uri' in store ? store.uri : start(store.kind),
          // One of its own where it can be had: job queues of a hub that works must not be mixed with ours.
          findRedis() ? start(redis) : (redisUrl ?? Promise.reject(new Error(redis.missing))),
        ])
        return {
          name: store.name,
          mongodbUri: uri,
          redisUrl: redisAddress,
          pids: Object.fromEntries(running.map(({ kind, pid }) => [kind.name, pid])),
          async close() {
            if ('drop' in store) await store.drop()
            await close()
          },
        }
      } catch (error) {
        await close()
        throw error
      }
    },
  }
}

type Store = { name: string; uri: string; drop: () => Promise<void> } | { name: string; kind: ServerKind }

function given(address: string): Store {
  const uri = new URL(address)
  uri.pathname = `/portavoz_bench_${randomBytes(4).toString('hex')}`
  return {
    name: 'MONGODB_URI',
    uri: uri.href,
    async drop() {
      const { connectStore } = await import('../src/store/connect.ts')
      const connection = await connectStore(uri.href)
      await connection.dropDatabase()
      await connection.close()
    },
  }
}

function local(speed: Speed, say: (line: string) => void): Store {
  const usual = findMongo()
  if (speed === 'fast' && usual?.kind !== 'mongod') {
    const program: Program<string> = fasterBuild.find() ?? fasterBuild.build(say)
    return { name: `${fasterBuild.name}, each commit on disk`, kind: { ...mongodb, find: () => program } }
  }
  if (usual === null) throw new Error(mongodb.missing)
  return { name: usual.kind === 'mongod' ? 'mongod' : 'the embedded default, each commit on disk', kind: mongodb }
}
