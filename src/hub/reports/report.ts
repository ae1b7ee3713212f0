import type { NounName } from '../../cases/index.ts'
import type { Money } from '../../cases/money.ts'
import type { ApiRole } from '../../store/api-keys.ts'
import type { Facts, Wanted } from './facts.ts'
import type { LabelKey } from './words/en.ts'

/**
 * A report: who reads it, what it needs of the case store, and what it counts. API, CSV, page and terminal are made from the
 * sections that it gives; none of them counts anything itself.
 */
export type Report = {
  /** Below /api/v1/reports: `settlement`. */
  name: string
  title: LabelKey
  /** `matter`: of one matter, which must be named; `hub`: of all that the caller sees, perhaps of one. */
  about: 'matter' | 'hub'
  roles: readonly ApiRole[]
  reads: readonly Wanted[]
  /** A year that still runs is not reported. */
  pastYearsOnly?: true
  /** Pure. */
  count: (facts: Facts, asked: Asked) => Section[]
}

/** What was asked beside the matter. Days YYYY-MM-DD, both included; an instant ISO 8601. */
export type Asked = {
  from?: string | undefined
  to?: string | undefined
  /** People are counted before and after it, as the day on which a group opened. */
  around?: string | undefined
  /** YYYY; of reports by years. */
  year?: string | undefined
}

/** A code of the case store (a state, a reason, a currency) is shown as it is. */
export type Label = LabelKey | { code: string }

/** One table. Names are unique: `section.row.column` is the figure's own name, by which its people are asked for. */
export type Section = {
  name: string
  title: LabelKey
  /** Absent: one column, without a heading. */
  columns?: readonly LabelKey[]
  rows: Row[]
  /** A division of so many: its rows must add up to it. */
  whole?: number
  /** Only these of the report's readers get it; absent: all. */
  only?: readonly ApiRole[]
}

export type Row = { name: string; label: Label; cells: Cell[] }

export type Cell =
  | { kind: 'count'; value: number; of?: number; who?: Who }
  | { kind: 'money'; money: Money; who?: Who }
  | { kind: 'minutes'; minutes: number }
  | { kind: 'text'; text: string }
  /** The hub has no data of it: said, so that nobody takes it for a nought. */
  | { kind: 'missing' }
  /** A cell so small, or one that would give a small one back. */
  | { kind: 'hidden' }

/** The documents that a figure counts. */
export type Who = { noun: NounName; ids: readonly string[] }

export const defineReport = (report: Report): Report => report
