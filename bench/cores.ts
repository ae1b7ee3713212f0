import { execFileSync, spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'

/**
 * Which processors a process may use. The side under test has one to itself; whoever asks it, and the store, have the rest.
 * Without `taskset`, or with one processor, nobody is pinned.
 */
export type Cores = {
  /** For people. */
  told: string
  underTest: string | null
  rest: string | null
  /** The command line that starts a program on these processors. */
  on: (cores: string | null, command: string, args: string[]) => [string, string[]]
  /** Moves a process that runs already, with all its threads. */
  move: (pid: number, cores: string | null) => void
}

/** How often it is tried to move a process that starts and ends threads. */
const MOVES = 5

export function findCores(): Cores {
  const count = availableParallelism()
  const able = count > 1 && spawnSync('taskset', ['--version'], { stdio: 'ignore' }).status === 0
  if (!able) {
    return {
      told: count > 1 ? `${count} processors, not pinned (no taskset)` : 'one processor for all sides',
      underTest: null,
      rest: null,
      on: (_cores, command, args) => [command, args],
      move: () => {},
    }
  }
  const rest = count === 2 ? '1' : `1-${count - 1}`
  return {
    told: `${count} processors: side under test on 0, the others on ${rest}`,
    underTest: '0',
    rest,
    on: (cores, command, args) => (cores === null ? [command, args] : ['taskset', ['-c', cores, command, ...args]]),
    move: (pid, cores) => {
      if (cores === null) return
      for (let tries = 1; ; tries++)
        try {
          return void execFileSync('taskset', ['-apc', cores, String(pid)], { stdio: 'ignore' })
        } catch (error) {
          // A thread that ended while they were gone through: those that are left are moved the next time.
          if (tries === MOVES) throw error
        }
    },
  }
}
