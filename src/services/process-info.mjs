import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * The command line of a running process, its parts joined by spaces, or null when it is gone. A process that has died
 * but was not waited for (a zombie: common in containers without an init) counts as gone.
 * @param {number} pid
 * @returns {string | null}
 */
export function commandLine(pid) {
  // To kill(), 0 and less mean groups of processes.
  if (pid < 1 || !exists(pid)) return null
  if (process.platform === 'linux') {
    try {
      // The command line of a zombie is empty.
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim() || null
    } catch (error) {
      return error.code === 'EACCES' ? '?' : null
    }
  }
  const { status, stdout } = spawnSync('ps', ['-o', 'stat=,args=', '-p', String(pid)], { encoding: 'utf8' })
  if (status !== 0 || stdout.startsWith('Z')) return null
  return stdout.trim().replace(/^\S+\s+/, '') || null
}

/**
 * Whether a process with this id runs.
 * @param {number} pid
 */
export const isAlive = (pid) => commandLine(pid) !== null

/** Somebody else's process (EPERM) exists too. */
function exists(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
