import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isRunning, type LocalServer, startServer } from '../../src/services/local-server.ts'
import type { ServerKind } from '../../src/services/server-kind.ts'
import { addUser } from '../../src/services/users.ts'
import { atItsEnd } from './ends.ts'
import { until } from './hub-process.ts'
import { temporaryPrefix } from './leftovers.ts'

/** A server that only this test file uses, so that it may be hurt. */
export type OwnServer = {
  url: string
  /** As `kill -9` does. */
  kill(): Promise<void>
  /** On the port and with the data that it had. */
  start(): Promise<void>
  /** Alive, its connections open, and not answering: once all its threads stand still. */
  freeze(): Promise<void>
  thaw(): void
}

/** Starts one; it ends with the file. */
export async function ownServer(kind: ServerKind): Promise<OwnServer> {
  const dataDir = mkdtempSync(join(tmpdir(), temporaryPrefix))
  // Signed in, so that another run does not take it for a leftover.
  addUser(dataDir)
  let server: LocalServer = await startServer(kind, dataDir)
  const { port } = server
  const signal = (name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void => void process.kill(server.pid, name)
  atItsEnd(async () => {
    // Nobody wants its data any more. A frozen one ends as well.
    if (isRunning(server, dataDir)) signal('SIGKILL')
    await until(`${kind.name} to be gone`, () => !isRunning(server, dataDir))
    rmSync(dataDir, { recursive: true, force: true })
  })
  return {
    url: kind.uri(port),
    async kill() {
      signal('SIGKILL')
      await until(`${kind.name} to be gone`, () => !isRunning(server, dataDir))
    },
    async start() {
      server = await startServer(kind, dataDir, port)
    },
    async freeze() {
      signal('SIGSTOP')
      await until(`${kind.name} to stand still`, () => threadStates(server.pid).every((state) => /^[tT]$/.test(state)))
    },
    thaw: () => signal('SIGCONT'),
  }
}

/**
 * The state letter of each thread. The signal is handed to one of them, and on a busy machine the others go on for a while: a request that
 * they still serve would be no answer of a frozen server. Where the system does not tell it (no /proc), the signal has to do.
 */
const threadStates = (pid: number): string[] => {
  const folder = `/proc/${pid}/task`
  if (!existsSync(folder)) return []
  return readdirSync(folder).map((thread) => {
    const file = join(folder, thread, 'stat')
    // One that has just ended is looked at no more the next time.
    const stat = existsSync(file) ? readFileSync(file, 'utf8') : ''
    return stat.slice(stat.lastIndexOf(')') + 2)[0] ?? ''
  })
}
