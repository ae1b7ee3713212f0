import { annual } from './annual.ts'
import { coverage } from './coverage.ts'
import { facilitation } from './facilitation.ts'
import { finance } from './finance.ts'
import { funnel } from './funnel.ts'
import { locating } from './locating.ts'
import type { Report } from './report.ts'
import { settlement } from './settlement.ts'
import { trend } from './trend.ts'
import { trust } from './trust.ts'

/** Every report. A new one is a file and a line here. */
export const reports: readonly Report[] = [
  settlement,
  funnel,
  locating,
  trust,
  facilitation,
  finance,
  coverage,
  annual,
  trend,
]

export const reportOf = (name: string): Report | undefined => reports.find((each) => each.name === name)
