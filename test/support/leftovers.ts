import { readdirSync, rmSync, statfsSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findRunning, stopServer } from '../../src/services/local-server.ts'
import { mongodb, redis } from '../../src/services/server-kind.ts'
import { hasUsers } from '../../src/services/users.ts'

/** Start of the names of the folders in which test runs keep their servers' data. */
export const temporaryPrefix = 'portavoz-test-'

const MEMORY = '/dev/shm'
/** Bytes. A whole run leaves less than half of it. */
const ENOUGH = 2 * 2 ** 30

/**
 * Where the servers of a run keep their data: in memory where Linux has room for files there, since it is thrown away and each of
 * thousands of commits waits for the disk, and each database that is dropped for seconds. Else on disk.
 */
export function dataRoot(): string {
  return (freeIn(MEMORY) ?? 0) > ENOUGH ? MEMORY : tmpdir()
}

function freeIn(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    return null
  }
}

/** Ends the servers of earlier runs that were killed, and removes their folders. Runs that still live are left alone. */
export async function clearLeftovers(): Promise<void> {
  const roots = new Set([tmpdir(), ...(freeIn(MEMORY) === null ? [] : [MEMORY])])
  const names = [...roots].flatMap((root) => readdirSync(root).map((name) => [root, name] as const))
  for (const [root, name] of names.filter(([, one]) => one.startsWith(temporaryPrefix))) {
    const folder = join(root, name)
    if (isYoung(folder) || hasUsers(folder)) continue
    for (const kind of [mongodb, redis]) {
      const server = await findRunning(kind, folder)
      if (server) await stopServer(server, folder)
    }
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A run that begins just now may not have signed in yet. */
function isYoung(folder: string): boolean {
  try {
    return Date.now() - statSync(folder).mtimeMs < 60_000
  } catch {
    return true
  }
}
