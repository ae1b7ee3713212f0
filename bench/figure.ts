import type { Cores } from './cores.ts'
import type { Servers } from './servers.ts'

/** One line of the result: ours, what stands beside it from the same run, and what the project asks of it. */
export type Row = {
  what: string
  ours: string
  /** The reference of the same run, or what was checked. */
  beside: string
  /** The figure that the target is about. */
  figure: string
  target: string
  reached: boolean
  /** A promise, not a speed: a run that misses it ends with an error. */
  promise?: true
}

/** What every figure is given. */
export type Bench = {
  /** Interleaved rounds; the median counts. */
  rounds: number
  /** Small amounts: to see that it runs, not to quote. */
  quick: boolean
  /** Folder for a CPU profile of the side under test. */
  profile: string | undefined
  cores: Cores
  servers: Servers
  /** Progress, on the error stream. */
  say: (line: string) => void
}

/** A figure is measured by one file and listed in `figures.ts`. */
export type Figure = {
  name: string
  about: string
  run: (bench: Bench) => Promise<Row[]>
}
