import { fold } from '../fold.ts'
import type { Choice, TurnTools } from '../node.ts'
import type { Json } from '../session.ts'

export type Correction =
  /** The new value of an answer. */
  | { save: string; value: Json }
  /** An answer is named, and what it should be is not clear: it is asked again. */
  | { field: string }
  | { none: true }

type Item = { [key: string]: Json } & { label: string }

/** What "cambie pasaje a 420", "quite comida" or "las horas son 5" corrects. Never a guess: two that fit are none. */
export const correction = (
  text: string,
  fields: Readonly<Record<string, string>>,
  names: readonly Choice[],
  turn: TurnTools,
  noted: (field: string) => Json = (field) => turn.value(`answers.${field}`),
): Correction => {
  const said = ` ${fold(text)} `
  const inLists = Object.keys(fields).flatMap((field) =>
    itemsOf(noted(field))
      .filter(({ label }) => says(said, label))
      .map((item) => ({ field, item })),
  )
  const out = inLists.length === 1 ? null : takenOut(text, said, Object.keys(fields), inLists, names, turn, noted)
  if (out) return out
  const [hit, another] = inLists
  if (hit && !another) return corrected(text, said, hit, itemsOf(noted(hit.field)), names, turn)
  const named = Object.keys(fields).filter((field) => {
    const name = names.find(({ id }) => id === field)
    return name !== undefined && [name.label, ...name.words].some((one) => says(said, one))
  })
  const [field, other] = named
  if (field === undefined || other !== undefined) return { none: true }
  const asks = turn.readerAt(fields[field] ?? '')
  // Of free words the whole sentence would be taken, with what says that something is wrong.
  const reading = asks && asks.reader !== 'free-text' && turn.read(asks.reader, text, asks.options)
  return reading && 'value' in reading && /\d/.test(text) ? { save: field, value: reading.value } : { field }
}

/**
 * "Mejor en efectivo", "no, es 0321 8000 ...", where no answer is named: what one of the questions understands as another answer. Null where
 * none does, or two do. A name, or what any words are an answer to, is none.
 */
export const answered = (
  text: string,
  fields: Readonly<Record<string, string>>,
  turn: TurnTools,
): Exclude<Correction, { none: true }> | null => {
  const found = Object.entries(fields).flatMap(([field, asks]): Exclude<Correction, { none: true }>[] => {
    const by = turn.readerAt(asks)
    if (by && ANY_WORDS.has(by.reader)) return []
    if (by) {
      const reading = turn.read(by.reader, text, by.options)
      return 'value' in reading ? [{ save: field, value: reading.value }] : []
    }
    // "Ese es, pero mejor no, en efectivo": what they come to in the end.
    const ends = [text, text.split(/[,.;\n]|\spero\s/u).at(-1) ?? '']
    const named = ends.some((end) => 'value' in turn.read('choice', end, { options: turn.choices(asks) }))
    return named ? [{ field }] : []
  })
  return found.length === 1 ? (found[0] ?? null) : null
}

const ANY_WORDS = new Set(['free-text', 'name'])

/**
 * Several in one message: "no, comida 58 y quite el pasaje". Null unless each of its parts corrects one thing, or says nothing but
 * that something is wrong: half a correction would be read back as if it were all.
 */
export const corrections = (
  text: string,
  fields: Readonly<Record<string, string>>,
  names: readonly Choice[],
  turn: TurnTools,
): Record<string, Json> | null => {
  const values: Record<string, Json> = {}
  const noted = (field: string): Json => values[field] ?? turn.value(`answers.${field}`)
  const isWrong = names.filter(({ id }) => id === 'no').flatMap(({ label, words }) => ['no', label, ...words].map(fold))
  for (const part of partsIn(text)) {
    const found = correction(part, fields, names, turn, noted)
    if ('save' in found) values[found.save] = found.value
    else if ('field' in found || !(fold(part) === '' || isWrong.includes(fold(part)))) return null
  }
  return Object.keys(values).length > 0 ? values : null
}

/** "Comida 58 y quite el pasaje": the parts that may each put one thing right. */
export const partsIn = (text: string): string[] => text.split(PARTS)

const PARTS = /[;\n]|,(?!\d)|\s(?:y|and|et)\s/i

type Hit = { field: string; item: Item }

/** "Quite lo de 240", "el de 240 no va", and "quite pasaje" where it stands there twice: the one item of that amount, or of those that are alike one. */
const takenOut = (
  text: string,
  said: string,
  fields: readonly string[],
  named: readonly Hit[],
  names: readonly Choice[],
  turn: TurnTools,
  noted: (field: string) => Json,
): Correction | null => {
  if (!isOut(said, names)) return null
  const amount = amountIn(text, turn)
  const among =
    named.length > 0 ? named : fields.flatMap((field) => itemsOf(noted(field)).map((item) => ({ field, item })))
  const meant = amount === null ? named : among.filter(({ item }) => item.amount === amount.amount)
  const [first] = meant
  if (!first || meant.some(({ item }) => JSON.stringify(item) !== JSON.stringify(first.item))) return null
  return { save: first.field, value: itemsOf(noted(first.field)).filter((item) => item !== first.item) }
}

const isOut = (said: string, names: readonly Choice[]): boolean =>
  names.find(({ id }) => id === 'remove')?.words.some((word) => says(said, word)) ?? false

const amountIn = (text: string, turn: TurnTools): { [key: string]: Json } | null => {
  const amount = turn.read('money', text, {})
  return 'value' in amount ? (amount.value as { [key: string]: Json }) : null
}

/** One item of a list: taken out, or with another amount. */
const corrected = (
  text: string,
  said: string,
  { field, item }: Hit,
  items: Item[],
  names: readonly Choice[],
  turn: TurnTools,
): Correction => {
  const known = amountIn(text, turn)
  const out = isOut(said, names)
  const before = itemsOf(turn.value(`answers.${field}`))
  if (out && (known === null || before.some((one) => one.label === item.label && one.amount === known.amount)))
    return { save: field, value: items.filter((one) => one.label !== item.label) }
  if (out || known === null) return { field }
  return { save: field, value: items.map((one) => (one.label === item.label ? { ...one, ...known } : one)) }
}

const says = (said: string, name: string): boolean => fold(name) !== '' && said.includes(` ${fold(name)} `)

const itemsOf = (value: Json): Item[] =>
  Array.isArray(value)
    ? value.filter(
        (one): one is Item =>
          one !== null && typeof one === 'object' && !Array.isArray(one) && typeof one.label === 'string',
      )
    : []
