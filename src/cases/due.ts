import type { Noun } from './noun.ts'

/** `30m`, `48h`, `7d`; `0h`: at the instant itself. */
export type Span = `${number}${'m' | 'h' | 'd'}`

/**
 * A move that time alone makes, counted from the instant or date in a field of the document; without one it is not due.
 * Each span comes once for each instant. Of several that have passed unseen only the last one comes: nobody is reminded
 * three times because the hub was away.
 */
export type Due<S extends string, Doc> = {
  move: string
  in: readonly S[]
  /** Of documents in those states, only these. */
  when?: (doc: Doc) => boolean
  since: keyof Doc & string
  /** Spans after the instant. */
  after?: readonly Span[]
  /** Spans before it, for dates that come nearer. */
  before?: readonly Span[]
  /** `office`: only the time in which somebody is there counts. */
  hours?: 'office'
  payload?: Readonly<Record<string, unknown>>
}

export type DueMove = {
  move: string
  payload: Record<string, unknown>
  at: number /** Names the row, the instant and the span. */
  id: string
}

/** The instant at which so much office time has passed since `from`. Milliseconds. */
export type OfficeTime = (from: number, ms: number) => number

type AnyDoc = { id: string; state: string }

/** The moves whose time has come: one for each row, its latest. Whether they were made already is known by their ids. */
export function dueMoves<Doc extends AnyDoc>(
  noun: Noun<string, Doc>,
  doc: Doc,
  now: number,
  office: OfficeTime,
): DueMove[] {
  return rows(noun, doc, office).flatMap((row) => row.filter(({ at }) => at <= now).at(-1) ?? [])
}

/** The first time after `from` at which something is due, in milliseconds; null when nothing is. */
export function nextDue<Doc extends AnyDoc>(
  noun: Noun<string, Doc>,
  doc: Doc,
  from: number,
  office: OfficeTime,
): number | null {
  const times = rows(noun, doc, office).flatMap((row) => row.map(({ at }) => at).filter((at) => at > from))
  return times.length > 0 ? Math.min(...times) : null
}

/** Every row that counts in the state of the document, each in the order of time. */
const rows = <Doc extends AnyDoc>({ due = [] }: Noun<string, Doc>, doc: Doc, office: OfficeTime): DueMove[][] =>
  due
    .filter((row) => row.in.includes(doc.state) && (row.when?.(doc) ?? true))
    .map((row) => {
      const since = doc[row.since]
      const base = typeof since === 'string' ? instantOf(since) : Number.NaN
      if (Number.isNaN(base)) return []
      const spans = [
        ...(row.after ?? []).map((span) => [span, 1] as const),
        ...(row.before ?? []).map((span) => [span, -1] as const),
      ]
      return spans
        .map(([span, sign]) => ({
          move: row.move,
          payload: { ...row.payload },
          at: row.hours === 'office' && sign > 0 ? office(base, spanMs(span)) : base + sign * spanMs(span),
          id: `${row.move}:${since}:${sign < 0 ? '-' : ''}${span}`,
        }))
        .sort((a, b) => a.at - b.at)
    })

/** A date counts as its morning where the work is done: 9:00 in Mexico City. */
const instantOf = (value: string): number =>
  Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T15:00:00Z` : value)

const UNITS = { m: 60_000, h: 3_600_000, d: 86_400_000 }
const spanMs = (span: Span): number => Number.parseInt(span, 10) * UNITS[span.at(-1) as keyof typeof UNITS]
