import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * The command line of a running process, its parts joined by spaces, or null when it is gone. A process that has died
 * but was not waited for (a zombie: common in containers without an init) counts as gone.
 */
export function commandLine(pid: number): string | null {
  if (!isAlive(pid)) return null
  try {
    // Linux. The command line of a zombie is empty.
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim() || null
  } catch (error) {
    if (process.platform === 'linux' && (error as NodeJS.ErrnoException).code !== 'EACCES') return null
  }
  const ps = spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' })
  return ps.status === 0 ? ps.stdout.trim() || null : null
}

/** Whether a process with this id exists; somebody else's process (EPERM) exists too. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
