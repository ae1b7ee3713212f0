import { findRunning, isRunning, type LocalServer, startServer } from './local-server.ts'

/** What the supervisor says; pino's logger fits. */
export type Log = {
  info: (fields: Record<string, unknown>, message: string) => void
  warn: (fields: Record<string, unknown>, message: string) => void
  error: (fields: Record<string, unknown>, message: string) => void
}

const LOOK_EVERY = 250
const LONGEST_PAUSE = 30_000

/**
 * Starts a local server again when it dies, on the port it had, since the hub's connections keep its address. Tries at
 * once, then after pauses that double up to 30 s. Several hubs may watch the same server: `alone` is their common lock,
 * and whoever comes second finds it running.
 * @returns a function that ends the watch, and resolves when no start is under way
 */
export function supervise(
  first: LocalServer,
  parts: { dataDir: string; log: Log; alone: <T>(work: () => Promise<T>) => Promise<T> },
): () => Promise<void> {
  const { dataDir, log, alone } = parts
  const { kind, port } = first
  let server = first
  let pause = LOOK_EVERY
  let ended = false
  let busy: Promise<void> = Promise.resolve()
  let timer = setTimeout(look, LOOK_EVERY)
  timer.unref()

  async function look(): Promise<void> {
    if (isRunning(server, dataDir)) pause = LOOK_EVERY
    else busy = startAgain()
    await busy
    if (ended) return
    timer = setTimeout(look, pause)
    timer.unref()
  }

  async function startAgain(): Promise<void> {
    log.warn({ service: kind.name }, 'local server died, starting it again')
    try {
      server = await alone(async () => {
        if (ended) return server
        return (await findRunning(kind, dataDir)) ?? (await startServer(kind, dataDir, port))
      })
      if (!ended) log.info({ service: kind.name, pid: server.pid }, 'local server runs again')
    } catch (error) {
      pause = Math.min(pause * 2, LONGEST_PAUSE)
      log.error({ service: kind.name, error: String(error), retryInMs: pause }, 'local server does not start')
    }
  }

  return async () => {
    ended = true
    clearTimeout(timer)
    await busy
  }
}
