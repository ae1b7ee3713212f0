import type { Heard } from './heard.ts'
import { hear } from './heard.ts'
import { INTENTS, type Intent, type IntentContext } from './intent.ts'
import type { Lexicon, LexiconGroup } from './lexicon.ts'
import { fold } from './normalise.ts'
import { compilePattern, keysOf, matchAt, type Pattern } from './pattern.ts'
import { sound } from './sound.ts'
import { createCorrector } from './typos.ts'

export type Meaning = Intent | 'STOP?'

type Group = { meaning: Meaning; when: (context: IntentContext) => boolean; unless: Rows }
type Entry = { pattern: Pattern; group: Group }

/** Rows by the word they can begin with, so that a message looks at few of them. */
type Rows = { byFirst: ReadonlyMap<string, Entry[]>; loose: readonly Entry[] }

/** A whole message is short; longer ones are stories and only phrases count in them. */
const MOST_WORDS_OF_WHOLE = 24

export type CompiledLexicon = {
  /** All that the message says in this language. */
  meanings: (text: string, context: IntentContext) => Set<Meaning>
}

/** Compiles a lexicon once; throws with all unreadable rows. */
export const compileLexicon = (lexicon: Lexicon): CompiledLexicon => {
  const { lang } = lexicon
  const problems: string[] = []
  const patterns: Pattern[] = []
  const compile = (source: string): Pattern[] => {
    try {
      const pattern = compilePattern(source, lang)
      patterns.push(pattern)
      return [pattern]
    } catch (error) {
      problems.push((error as Error).message)
      return []
    }
  }
  const nothing: Group = { meaning: 'THANKS', when: () => true, unless: { byFirst: new Map(), loose: [] } }
  const plainRows = (sources: readonly string[]) =>
    rowsOf(sources.flatMap(compile).map((pattern) => ({ pattern, group: nothing })))
  const whole: Entry[] = []
  const phrases: Entry[] = []
  const add = (meaning: Meaning, groups: readonly LexiconGroup[]) => {
    for (const raw of groups) {
      const group: Group = { meaning, when: condition(raw), unless: plainRows(raw.unless) }
      for (const pattern of raw.whole.flatMap(compile)) whole.push({ pattern, group })
      for (const pattern of raw.phrases.flatMap(compile)) phrases.push({ pattern, group })
    }
  }
  for (const intent of INTENTS) add(intent, lexicon.intents[intent] ?? [])
  add('STOP?', lexicon.unclearStop)
  const masks = plainRows(lexicon.masks)
  const fillers = plainRows(lexicon.fillers)
  if (problems.length > 0) throw new Error(`lexicon ${lang}:\n${problems.join('\n')}`)

  const names = new Set(lexicon.names.map((name) => sound(fold(name), lang)))
  const ordinary = [...lexicon.plain.map((word) => sound(fold(word), lang)), ...names]
  const hearing = {
    lang,
    short: new Map(Object.entries(lexicon.short).map(([from, to]) => [fold(from), fold(to).split(' ')])),
    isName: (key: string) => names.has(key),
    correct: createCorrector(patterns.flatMap(keysOf), ordinary),
  }
  const wholeRows = rowsOf(whole)
  const phraseRows = rowsOf(phrases)

  const meanings = (text: string, context: IntentContext): Set<Meaning> => {
    const words = hear(text, hearing)
    const found = new Set<Meaning>()
    if (words.length === 0) return found
    const around = surroundings(words, fillers)
    mask(words, masks, around)
    if (words.length <= MOST_WORDS_OF_WHOLE) tile(words, wholeRows, fillers, context, around, found)
    for (const { entry } of matches(words, phraseRows, around, context)) {
      const { meaning, unless } = entry.group
      if (!found.has(meaning) && !any(words, unless, around, context)) found.add(meaning)
    }
    return found
  }
  return { meanings }
}

type Around = { opens: (i: number) => boolean; closes: (i: number) => boolean }

const rowsOf = (entries: readonly Entry[]): Rows => {
  const byFirst = new Map<string, Entry[]>()
  const loose: Entry[] = []
  for (const entry of entries) {
    if (entry.pattern.first === null) loose.push(entry)
    else for (const key of entry.pattern.first) byFirst.set(key, [...(byFirst.get(key) ?? []), entry])
  }
  return { byFirst, loose }
}

function* matches(words: readonly Heard[], rows: Rows, around: Around, context: IntentContext | null) {
  for (let i = 0; i < words.length; i++) {
    for (const entry of candidates(words[i], rows)) {
      if (context && !entry.group.when(context)) continue
      const end = matchAt(entry.pattern, words, i, around)
      if (end > i) yield { entry, start: i, end }
    }
  }
}

function* candidates(word: Heard | undefined, rows: Rows) {
  if (!word) return
  yield* rows.byFirst.get(word.key) ?? []
  if (word.alt !== undefined) yield* rows.byFirst.get(word.alt) ?? []
  yield* rows.loose
}

const any = (words: readonly Heard[], rows: Rows, around: Around, context: IntentContext): boolean => {
  if (rows.byFirst.size === 0 && rows.loose.length === 0) return false
  for (const _ of matches(words, rows, around, context)) return true
  return false
}

const mask = (words: Heard[], rows: Rows, around: Around) => {
  for (const { start, end } of [...matches(words, rows, around, null)]) {
    for (const word of words.slice(start, end)) {
      word.key = ''
      delete word.alt
      word.name = false
    }
  }
}

/** Before which words only fillers stand in their sentence, and after which only fillers follow. */
const surroundings = (words: readonly Heard[], fillers: Rows): Around => {
  const plain: Around = { opens: () => false, closes: () => false }
  const filler = new Array<boolean>(words.length).fill(false)
  for (const { start, end } of matches(words, fillers, plain, null)) filler.fill(true, start, end)
  return {
    opens: (i) => {
      let at = i
      while (at > 0 && !words[at - 1]?.ends && filler[at - 1]) at--
      return at === 0 || words[at - 1]?.ends === true
    },
    closes: (i) => {
      if (i === 0) return false
      let at = i
      while (at < words.length && !words[at - 1]?.ends && filler[at]) at++
      return at >= words.length || words[at - 1]?.ends === true
    },
  }
}

/** Meanings whose rows, with fillers between them, make up the message without a rest. */
const tile = (
  words: readonly Heard[],
  rows: Rows,
  fillers: Rows,
  context: IntentContext,
  around: Around,
  found: Set<Meaning>,
) => {
  const skips: number[][] = words.map(() => [])
  for (const { start, end } of matches(words, fillers, around, null)) skips[start]?.push(end)
  const spans = new Map<Meaning, number[][]>()
  for (const { entry, start, end } of matches(words, rows, around, context)) {
    if (any(words, entry.group.unless, around, context)) continue
    const own = spans.get(entry.group.meaning) ?? words.map(() => [])
    own[start]?.push(end)
    spans.set(entry.group.meaning, own)
  }
  // "No, pare" is a stop; "no, claro" is no yes, and "no, gracias" is a no.
  const afterNo = skips.map((ends, i) => (words[i]?.alone ? [...ends, i + 1] : ends))
  for (const [meaning, own] of spans) {
    if (covers(words.length, own, meaning === 'YES' ? skips : afterNo)) found.add(meaning)
  }
}

/** Can 0..length be walked with steps of `own` and `skips`, at least one of them `own`? */
const covers = (length: number, own: readonly number[][], skips: readonly number[][]): boolean => {
  const reached = [new Set([0]), new Set<number>()] as const
  for (let i = 0; i < length; i++) {
    for (const counted of [0, 1] as const) {
      if (!reached[counted].has(i)) continue
      for (const end of own[i] ?? []) reached[1].add(end)
      for (const end of skips[i] ?? []) reached[counted].add(end)
    }
  }
  return reached[1].has(length)
}

const condition = (group: LexiconGroup): ((context: IntentContext) => boolean) => {
  const { countries, notCountries, expecting, notExpecting, notOptions } = group
  return (context) =>
    (!countries || countries.includes(context.country)) &&
    !notCountries?.includes(context.country) &&
    (!expecting || expecting.includes(context.expecting ?? '')) &&
    !notExpecting?.includes(context.expecting ?? '') &&
    !notOptions?.some((option) => context.options?.includes(option))
}
