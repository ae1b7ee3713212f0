import type { Noun } from './noun.ts'

/** `30m`, `48h`, `7d`; `0h`: at the instant itself. */
export type Span = `${number}${'m' | 'h' | 'd'}`

/**
 * A move that time alone makes, counted from the instant or date in a field of the document; without one it is not due.
 * Each span comes once for each instant. Of several that have passed unseen only the last one comes: nobody is reminded
 * three times because the hub was away. What comes before a date is said at about its time or not at all: who decides twenty days before,
 * or whose date is moved then, is not reminded that there were thirty.
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
  /** Instant at which the date was told: what would come before it, or within two days after it, does not. */
  told?: keyof Doc & string
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

type Planned = DueMove & {
  /** From then on it makes no sense any more. */
  until: number
}

/** So long nobody is reminded of what they have just been told. */
const TOLD_MS = 2 * 86_400_000

/** How late what comes before a date may be, half of what is left to it at most. */
const LATE_MS = 86_400_000

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
  return rows(noun, doc, office).flatMap((row) => row.filter(({ at, until }) => at <= now && now < until).at(-1) ?? [])
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
const rows = <Doc extends AnyDoc>({ due = [] }: Noun<string, Doc>, doc: Doc, office: OfficeTime): Planned[][] =>
  due
    .filter((row) => row.in.includes(doc.state) && (row.when?.(doc) ?? true))
    .map((row) => {
      const since = doc[row.since]
      const base = typeof since === 'string' ? instantOf(since) : Number.NaN
      if (Number.isNaN(base)) return []
      const told = row.told === undefined ? undefined : doc[row.told]
      const first = typeof told === 'string' && told !== '' ? instantOf(told) + TOLD_MS : Number.NEGATIVE_INFINITY
      const spans = [
        ...(row.after ?? []).map((span) => [span, 1] as const),
        ...(row.before ?? []).map((span) => [span, -1] as const),
      ]
      return spans
        .map(([span, sign]): Planned => {
          const about = { move: row.move, payload: { ...row.payload } }
          const ms = spanMs(span)
          if (sign < 0) {
            const at = span.endsWith('d') ? byDay(base - ms) : base - ms
            return { ...about, at, until: base - ms + Math.min(LATE_MS, ms / 2), id: `${row.move}:${since}:-${span}` }
          }
          const at = row.hours === 'office' ? office(base, ms) : base + ms
          return { ...about, at, until: Number.POSITIVE_INFINITY, id: `${row.move}:${since}:${span}` }
        })
        .filter(({ at }) => at >= first)
        .sort((a, b) => a.at - b.at)
    })

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Of the clock of Mexico City, which does not change. */
const BEHIND_MS = 6 * HOUR_MS
/** Days before a last minute of a day are said on that day, at noon: the next morning would be a day too late. */
function byDay(at: number): number {
  const hour = ((((at - BEHIND_MS) % DAY_MS) + DAY_MS) % DAY_MS) / HOUR_MS
  if (hour >= 8 && hour < 19) return at
  return at - (hour >= 19 ? hour - 12 : hour + 12) * HOUR_MS
}

/** A date counts as its morning where the work is done: 9:00 in Mexico City. */
const instantOf = (value: string): number =>
  Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T15:00:00Z` : value)

const UNITS = { m: 60_000, h: 3_600_000, d: 86_400_000 }
const spanMs = (span: Span): number => Number.parseInt(span, 10) * UNITS[span.at(-1) as keyof typeof UNITS]
