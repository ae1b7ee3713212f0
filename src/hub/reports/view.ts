import type { NounName } from '../../cases/index.ts'
import type { ApiRole } from '../../store/api-keys.ts'
import type { Facts } from './facts.ts'
import type { Asked, Cell, Label, Report, Section, Who } from './report.ts'
import { type LabelKey, words } from './words/index.ts'

export const REPORT_LANGUAGES = ['es', 'en'] as const
export type ReportLanguage = (typeof REPORT_LANGUAGES)[number]

/** A figure as everybody reads it: the value for a program, `shown` for a person. */
export type CellView = {
  /** Whole numbers as numbers, amounts as texts with two decimals; null where there is nothing to show. */
  value: number | string | null
  /** ISO currency of an amount, `minutes`, or nothing. */
  unit: string | null
  of: number | null
  /** One decimal, rounded half up: "89.1". */
  percent: string | null
  status: 'recorded' | 'not_recorded' | 'suppressed'
  shown: string
  /** Where the API tells who is in it. */
  people: string | null
}
export type RowView = { name: string; label: string; cells: CellView[] }
export type SectionView = {
  name: string
  title: string
  columns: string[]
  whole: number | null
  rows: RowView[]
}
export type ReportView = {
  report: string
  title: string
  matter: string | null
  made_at: string
  language: ReportLanguage
  sections: SectionView[]
}

/** What a reader of this role may see of what the report counts. */
export const sectionsFor = (report: Report, facts: Facts, asked: Asked, role: ApiRole): Section[] =>
  report.count(facts, asked).filter(({ only }) => only === undefined || only.includes(role))

/** Sections in words. `link`: where the API tells which documents of a noun are in a figure; null: not for this reader. */
export function viewReport(
  report: Report,
  sections: readonly Section[],
  about: { now: string; matter: string | null; language: ReportLanguage },
  link: (figure: string, noun: NounName) => string | null,
): ReportView {
  const say = words[about.language]
  const label = (of: Label): string => (typeof of === 'string' ? say[of] : of.code)
  return {
    report: report.name,
    title: say[report.title],
    matter: about.matter,
    made_at: about.now,
    language: about.language,
    sections: sections.map(({ name, title, columns = [], whole, rows }) => ({
      name,
      title: say[title],
      columns: columns.map((column) => say[column]),
      whole: whole ?? null,
      rows: rows.map((row) => ({
        name: row.name,
        label: label(row.label),
        cells: row.cells.map((cell, index) =>
          viewCell(cell, (noun) => link(figureName(name, row.name, columns[index]), noun), say),
        ),
      })),
    })),
  }
}

/** `section.row`, with its column where there are several. */
export const figureName = (section: string, row: string, column: string | undefined): string =>
  column === undefined ? `${section}.${row}` : `${section}.${row}.${column}`

/** The documents behind a figure; null when there is no such figure, or none that is made of documents. */
export function whoIn(sections: readonly Section[], figure: string): Who | null {
  for (const { name, rows, columns = [] } of sections)
    for (const row of rows)
      for (const [index, cell] of row.cells.entries())
        if (figureName(name, row.name, columns[index]) === figure) return 'who' in cell ? (cell.who ?? null) : null
  return null
}

function viewCell(cell: Cell, link: (noun: NounName) => string | null, say: Record<LabelKey, string>): CellView {
  const plain = { unit: null, of: null, percent: null, people: null, status: 'recorded' } as const
  switch (cell.kind) {
    case 'count': {
      const percent = cell.of ? share(cell.value, cell.of) : null
      const shown = cell.of === undefined ? String(cell.value) : `${cell.value}/${cell.of}`
      return {
        ...plain,
        value: cell.value,
        of: cell.of ?? null,
        percent,
        shown: percent === null ? shown : `${shown} (${percent} %)`,
        people: cell.who ? link(cell.who.noun) : null,
      }
    }
    case 'money':
      return {
        ...plain,
        value: cell.money.amount,
        unit: cell.money.currency,
        shown: `${grouped(cell.money.amount)} ${cell.money.currency}`,
        people: cell.who ? link(cell.who.noun) : null,
      }
    case 'minutes':
      return { ...plain, value: cell.minutes, unit: 'minutes', shown: duration(cell.minutes) }
    case 'text':
      return { ...plain, value: cell.text, shown: cell.text }
    case 'missing':
      return { ...plain, value: null, status: 'not_recorded', shown: say.not_recorded }
    case 'hidden':
      return { ...plain, value: null, status: 'suppressed', shown: say.suppressed }
  }
}

/** Per cent with one decimal, in whole numbers: no rounding twice. */
export function share(part: number, whole: number): string {
  const tenths = Math.floor((2_000 * part + whole) / (2 * whole))
  return `${Math.floor(tenths / 10)}.${tenths % 10}`
}

const grouped = (amount: string): string => amount.replace(/\B(?=(\d{3})+\.)/g, ',')
const duration = (minutes: number): string =>
  `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`
