import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from './free-port.ts'
import { commandLine } from './process-info.mjs'
import type { ServerKind } from './server-kind.ts'

type Place = { pid: number; port: number }

/** A server of ours that runs on this machine. */
export type LocalServer = Place & { kind: ServerKind }

const READY_WITHIN = 30_000
const STOPPED_WITHIN = 10_000

/**
 * The server that an earlier start left running in `dataDir`, or null. Its process must be alive, be the one that was
 * started for this folder, and answer: a process id is used again by others, and so is a port.
 */
export async function findRunning(kind: ServerKind, dataDir: string): Promise<LocalServer | null> {
  const known = readState(kind, dataDir)
  if (known === null || !isOurs(known, dataDir)) return null
  // Alive and not answering: it is still starting (a long log to read), or it was stopped for a while.
  const pid = await answering(kind, known, dataDir)
  return pid === known.pid ? { kind, ...known } : null
}

/** Whether the process of this server still runs. */
export const isRunning = (server: LocalServer, dataDir: string): boolean => isOurs(server, dataDir)

/**
 * Starts a server for `dataDir` and waits until it answers. It is detached: it survives the hub, whatever ends the hub.
 * The port of the last time is kept when it is free, `mustKeep` insists on it.
 * @throws when no program is there, or when it does not come up; the message holds the end of its log
 */
export async function startServer(kind: ServerKind, dataDir: string, mustKeep?: number): Promise<LocalServer> {
  const program = kind.find(dataDir)
  if (program === null) throw new Error(kind.missing)
  for (let attempt = 1; ; attempt++) {
    const port = await freePort(mustKeep ?? readState(kind, dataDir)?.port)
    if (mustKeep !== undefined && port !== mustKeep) throw new Error(`Port ${mustKeep} of ${kind.name} is taken`)
    const log = openSync(join(dataDir, `${kind.name}.log`), 'w', 0o600)
    const args = [...program.args, ...kind.prepare(program, dataDir, port)]
    const child = spawn(program.command, args, {
      cwd: dataDir,
      detached: true,
      stdio: ['ignore', log, log],
    })
    closeSync(log)
    const pid = await new Promise<number | null>((resolve) => {
      child.once('spawn', () => resolve(child.pid ?? null))
      child.once('error', () => resolve(null))
    })
    if (pid === null) throw new Error(`${program.command} could not be started`)
    child.unref()
    const server = { kind, pid, port }
    writeState(server, dataDir)
    if ((await answering(kind, server, dataDir)) === pid) return server
    await stopServer(server, dataDir)
    // A port may be taken between the look and the start.
    if (attempt === 3) throw new Error(`${kind.name} did not start. The end of its log:\n${endOfLog(kind, dataDir)}`)
  }
}

/** Asks the server to end, waits, and ends it. What it acknowledged is on disk either way. */
export async function stopServer(server: LocalServer, dataDir: string): Promise<void> {
  signal(server, 'SIGTERM', dataDir)
  for (let waited = 0; waited < STOPPED_WITHIN && isOurs(server, dataDir); waited += 20) await wait(20)
  signal(server, 'SIGKILL', dataDir)
  const known = readState(server.kind, dataDir)
  // The port stays known: the next start takes it again, and addresses in people's notes stay right.
  if (known?.pid === server.pid) writeState({ ...server, pid: 0 }, dataDir)
}

/** Forgets what is known about a server of `dataDir`. For folders that are thrown away. */
export const forget = (kind: ServerKind, dataDir: string): void => rmSync(stateFile(kind, dataDir), { force: true })

async function answering(kind: ServerKind, server: Place, dataDir: string): Promise<number | null> {
  for (const end = Date.now() + READY_WITHIN; Date.now() < end; await wait(20)) {
    const pid = await kind.ping(server.port)
    if (pid !== null) return pid
    if (!isOurs(server, dataDir)) return null
  }
  return null
}

const stateFile = (kind: ServerKind, dataDir: string): string => join(dataDir, `${kind.name}.json`)

function readState(kind: ServerKind, dataDir: string): Place | null {
  try {
    const { pid, port } = JSON.parse(readFileSync(stateFile(kind, dataDir), 'utf8')) as Record<string, unknown>
    return Number.isInteger(pid) && Number.isInteger(port) ? { pid: Number(pid), port: Number(port) } : null
  } catch {
    return null
  }
}

function writeState({ kind, pid, port }: LocalServer, dataDir: string): void {
  const file = stateFile(kind, dataDir)
  writeFileSync(`${file}.new`, `${JSON.stringify({ pid, port })}\n`)
  renameSync(`${file}.new`, file)
}

/** Alive, and the one we started: its folder stands among its arguments, or (Redis renames itself) its address does. */
function isOurs({ pid, port }: Place, dataDir: string): boolean {
  const line = commandLine(pid)
  return line !== null && (line.includes(dataDir) || line.includes(`127.0.0.1:${port}`))
}

function signal(server: Place, name: 'SIGTERM' | 'SIGKILL', dataDir: string): void {
  if (!isOurs(server, dataDir)) return
  try {
    process.kill(server.pid, name)
  } catch {
    // Gone in the meantime, which is what was wanted.
  }
}

function endOfLog(kind: ServerKind, dataDir: string): string {
  try {
    return readFileSync(join(dataDir, `${kind.name}.log`), 'utf8')
      .trimEnd()
      .split('\n')
      .slice(-8)
      .join('\n')
  } catch {
    return '(no log)'
  }
}
