import type { Heard } from './heard.ts'
import { type Around, matchAt, type Pattern, type WordStep } from './pattern.ts'

/**
 * Rows by their rarest word, so that a message looks at few of them: hundreds begin with "no", a handful hold "baja".
 */
export type Rows<R extends Pattern> = {
  byKey: ReadonlyMap<string, readonly R[]>
  /** By the first letters of the beginning of a word. */
  byStem: ReadonlyMap<string, readonly R[]>
  /** Rows that no word names: they are tried on every message. */
  loose: readonly R[]
}

export const rowsOf = <R extends Pattern>(rows: readonly R[]): Rows<R> => {
  const uses = new Map<string, number>()
  for (const { steps } of rows) {
    for (const step of steps)
      if (step.kind === 'words') for (const key of step.keys) uses.set(key, (uses.get(key) ?? 0) + 1)
  }
  const cost = ({ keys, stems }: WordStep) =>
    [...keys].reduce((sum, key) => sum + (uses.get(key) ?? 0), stems.length * STEM_COST)
  const byKey = new Map<string, R[]>()
  const byStem = new Map<string, R[]>()
  const loose: R[] = []
  for (const row of rows) {
    const [rarest] = row.steps
      .filter((step) => step.kind === 'words' && !step.optional && !step.name && step.ends.length === 0)
      .sort((a, b) => cost(a as WordStep) - cost(b as WordStep))
    if (rarest?.kind !== 'words') {
      loose.push(row)
      continue
    }
    for (const key of rarest.keys) put(byKey, key, row)
    for (const stem of rarest.stems) put(byStem, stem.slice(0, LETTERS), row)
  }
  return { byKey, byStem, loose }
}

const LETTERS = 4

/** A beginning fits several words, but those of one verb. */
const STEM_COST = 3

const put = <R>(map: Map<string, R[]>, key: string, row: R) => {
  const list = map.get(key)
  if (list === undefined) map.set(key, [row])
  else if (list.at(-1) !== row) list.push(row)
}

export type Match<R> = { row: R; start: number; end: number }

/** Where rows stand in the message, each at every word it begins at. `counts` is asked again before each row. */
export function* matches<R extends Pattern>(
  words: readonly Heard[],
  rows: Rows<R>,
  around: Around,
  counts: (row: R) => boolean = () => true,
): Generator<Match<R>, undefined> {
  for (const row of candidates(words, rows)) {
    if (!counts(row)) continue
    for (let start = 0; start < words.length; start++) {
      const end = matchAt(row, words, start, around)
      if (end > start) yield { row, start, end }
    }
  }
}

const candidates = <R extends Pattern>(words: readonly Heard[], { byKey, byStem, loose }: Rows<R>): Iterable<R> => {
  if (byKey.size + byStem.size === 0) return loose
  const found = new Set<R>(loose)
  for (const { key, alt } of words) {
    for (const row of byKey.get(key) ?? []) found.add(row)
    if (alt !== undefined) for (const row of byKey.get(alt) ?? []) found.add(row)
    if (byStem.size === 0) continue
    for (let letters = Math.min(LETTERS, key.length); letters > 1; letters--)
      for (const row of byStem.get(key.slice(0, letters)) ?? []) found.add(row)
  }
  return found
}
