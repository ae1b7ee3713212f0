import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { number } from './rounds.ts'

/** Begins to count. @returns words for what each process has used since, in µs for each of `times` things */
export function processorTimes(pids: Record<string, number>): (times: (name: string) => number) => string {
  const before = Object.values(pids).map(processorTime)
  return (times) =>
    Object.entries(pids)
      .map(([name, pid], at) => `${name} ${number(((processorTime(pid) - (before[at] ?? 0)) * 1e6) / times(name))} µs`)
      .join(', ')
}

let ticks: number | undefined

/**
 * Processor time that a process has used so far, with all its threads, in seconds; NaN where the system does not tell.
 * Unlike the clock it does not count what others do on the same machine, so it says where a difference comes from.
 */
function processorTime(pid: number): number {
  try {
    ticks ??= Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))
    // The name of the program, in brackets, may hold spaces; user and system time are fields 14 and 15.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return (Number(fields[11]) + Number(fields[12])) / ticks
  } catch {
    return Number.NaN
  }
}
