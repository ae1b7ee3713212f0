import { readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findRunning, stopServer } from '../../src/services/local-server.ts'
import { mongodb, redis } from '../../src/services/server-kind.ts'
import { hasUsers } from '../../src/services/users.ts'

/** Start of the names of the folders in which test runs keep their servers' data. */
export const temporaryPrefix = 'portavoz-test-'

/** Ends the servers of earlier runs that were killed, and removes their folders. Runs that still live are left alone. */
export async function clearLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((one) => one.startsWith(temporaryPrefix))) {
    const folder = join(tmpdir(), name)
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
