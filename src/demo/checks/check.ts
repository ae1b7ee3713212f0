import type { Evidence } from '../evidence.ts'
import type { Told } from '../story.ts'

/** One thing that must hold, whatever happens. */
export type Check = {
  /** Number in the list of the acceptance story. */
  no: number
  /** What holds, in one line. */
  says: string
  /** How often it was tried, and what went wrong. Tried never is broken: a check that saw nothing proves nothing. */
  look(evidence: Evidence, told: Told): { tried: number; wrong: string[] }
}

export const defineCheck = (check: Check): Check => check
