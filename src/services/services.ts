import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { withFileLock } from './file-lock.mjs'
import { findRunning, type LocalServer, startServer, stopServer } from './local-server.ts'
import { mongodb, redis, type ServerKind } from './server-kind.ts'
import { type Log, supervise } from './supervise.ts'
import { addUser, hasUsers, removeUser } from './users.ts'

export type Services = {
  mongodbUri: string
  redisUrl: string
  /** The local servers that this call had to start, by name; those found running or given by an address are not in it. */
  started: string[]
  /** Leaves the local servers. The last living process that uses them ends them, whoever started them. */
  stop: () => Promise<void>
}

/** No MongoDB or no Redis. The message is for people: it says what to do. */
export class ServicesError extends Error {
  override name = 'ServicesError'
}

/**
 * The MongoDB and Redis that the hub works with: the given addresses, else servers of this machine with their data in
 * `dataDir`. These are detached, so they survive a hub that is killed, and the next start finds them again. While the
 * hub lives, one that dies is started again on its port.
 * @throws ServicesError that names every service that could not be had, and the ways to get one
 */
export async function startServices(wanted: {
  mongodbUri?: string | undefined
  redisUrl?: string | undefined
  dataDir: string
  log: Log
}): Promise<Services> {
  const dataDir = resolve(wanted.dataDir)
  const kinds = [...(wanted.mongodbUri ? [] : [mongodb]), ...(wanted.redisUrl ? [] : [redis])]
  if (kinds.length > 0) mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const alone = <T>(work: () => Promise<T>): Promise<T> => withFileLock(join(dataDir, 'servers.lock'), work)

  const started: string[] = []
  const bring = async (kind: ServerKind): Promise<LocalServer> => {
    const running = await findRunning(kind, dataDir)
    if (running) return running
    started.push(kind.name)
    return startServer(kind, dataDir)
  }
  const { user, servers } = kinds.length === 0 ? nothing : await alone(() => bringAll(kinds, bring, dataDir))
  const watches = servers.map((server) => supervise(server, { dataDir, log: wanted.log, alone }))
  const address = (kind: ServerKind): string => {
    const server = servers.find((one) => one.kind === kind)
    return server ? kind.uri(server.port) : ''
  }

  let stopping: Promise<void> | undefined
  return {
    mongodbUri: wanted.mongodbUri || address(mongodb),
    redisUrl: wanted.redisUrl || address(redis),
    started,
    stop: () => {
      stopping ??= leave()
      return stopping
    },
  }

  async function leave(): Promise<void> {
    await Promise.all(watches.map((end) => end()))
    if (servers.length > 0) await alone(() => release(user, kinds, dataDir))
  }
}

const nothing = { user: '', servers: [] as LocalServer[] }

/** Both at the same time: a start waits for the slower one only. */
async function bringAll(
  kinds: ServerKind[],
  bring: (kind: ServerKind) => Promise<LocalServer>,
  dataDir: string,
): Promise<typeof nothing> {
  const user = addUser(dataDir)
  const results = await Promise.allSettled(kinds.map(bring))
  const problems = results.flatMap((one) => (one.status === 'rejected' ? [messageOf(one.reason)] : []))
  if (problems.length > 0) {
    await release(user, kinds, dataDir)
    throw new ServicesError(problems.join('\n'))
  }
  return { user, servers: results.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])) }
}

/** Looks for what runs now, since a supervisor of another process may have replaced what this one knew. */
async function release(user: string, kinds: ServerKind[], dataDir: string): Promise<void> {
  removeUser(dataDir, user)
  if (hasUsers(dataDir)) return
  const running = await Promise.all(kinds.map((kind) => findRunning(kind, dataDir)))
  await Promise.all(running.map((server) => (server ? stopServer(server, dataDir) : undefined)))
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
