import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive } from './process-info.mjs'

/**
 * Who uses the local servers of a data folder: one empty file per user, named by its process id and a number within the
 * process. Call all three under the folder's lock.
 */
export function addUser(dataDir: string): string {
  const user = `${process.pid}-${next++}`
  mkdirSync(folder(dataDir), { recursive: true })
  writeFileSync(join(folder(dataDir), user), '')
  return user
}

export const removeUser = (dataDir: string, user: string): void => rmSync(join(folder(dataDir), user), { force: true })

/** Whether a living process uses them. Files of processes that were killed are cleared away. */
export function hasUsers(dataDir: string): boolean {
  const users = listed(dataDir)
  const dead = users.filter((user) => !isAlive(Number.parseInt(user, 10)))
  for (const user of dead) removeUser(dataDir, user)
  return users.length > dead.length
}

let next = 1

const folder = (dataDir: string): string => join(dataDir, 'users')

function listed(dataDir: string): string[] {
  try {
    return readdirSync(folder(dataDir)).filter((name) => /^\d+-\d+$/.test(name))
  } catch {
    return []
  }
}
