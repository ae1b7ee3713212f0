import { INTENTS, type Intent, type IntentContext, STATEMENTS } from '../intent.ts'
import { fold } from '../normalise.ts'
import { ofLatest } from '../of-latest.ts'
import type { Lang } from '../reader.ts'
import { sound } from '../sound.ts'
import { withoutAgreement } from './agreed-stop.ts'
import { isAskedOrSupposed } from './asked.ts'
import type { Heard } from './heard.ts'
import { hear } from './heard.ts'
import type { Lexicon, LexiconGroup } from './lexicon.ts'
import { type Around, compilePattern, keysOf, type Pattern } from './pattern.ts'
import { type Match, matches, type Rows, rowsOf } from './rows.ts'
import { createCorrector } from './typos.ts'

export type Meaning = Intent | 'STOP?'

type Group = { meaning: Meaning; when: (context: IntentContext) => boolean; unless: Rows<Pattern> }
type Entry = Pattern & { group: Group }

/** A whole message is short; longer ones are stories and only phrases count in them. */
const MOST_WORDS_OF_WHOLE = 24

export type CompiledLexicon = {
  /** All that the message says in this language; in one that is another's, only what makes up the whole message. */
  meanings: (text: string, context: IntentContext, another?: boolean) => Set<Meaning>
  /** How many of the words are words of this lexicon. */
  known: (text: string) => number
}

/** Compiles a lexicon once; throws with all unreadable rows. */
export const compileLexicon = (lexicon: Lexicon): CompiledLexicon => {
  const { lang } = lexicon
  const problems: string[] = []
  const patterns: Pattern[] = []
  const compile = (source: string): Pattern[] => {
    try {
      const pattern = compilePattern(source, lang, lexicon.classes)
      patterns.push(pattern)
      return [pattern]
    } catch (error) {
      problems.push((error as Error).message)
      return []
    }
  }
  const plainRows = (sources: readonly string[]) => rowsOf(sources.flatMap(compile))
  const whole: Entry[] = []
  const phrases: Entry[] = []
  const add = (meaning: Meaning, groups: readonly LexiconGroup[]) => {
    for (const raw of groups) {
      const group: Group = { meaning, when: condition(raw), unless: plainRows(raw.unless) }
      for (const pattern of raw.whole.flatMap(compile)) whole.push({ ...pattern, group })
      for (const source of raw.phrases) {
        // It would stand in the same messages without it.
        if (/\]\s*$/.test(source)) problems.push(`"${source}": a phrase needs no optional word at its end`)
        for (const pattern of compile(source)) phrases.push({ ...pattern, group })
      }
    }
  }
  for (const intent of INTENTS) add(intent, lexicon.intents[intent] ?? [])
  add('STOP?', lexicon.unclearStop)
  const masks = plainRows(lexicon.masks)
  const fillers = plainRows(lexicon.fillers)
  const none = plainRows([])
  if (problems.length > 0) throw new Error(`lexicon ${lang}:\n${problems.join('\n')}`)

  const names = new Set(lexicon.names.map((name) => sound(fold(name), lang)))
  const ordinary = [...lexicon.plain.map((word) => sound(fold(word), lang)), ...names]
  const vocabulary = new Set(patterns.flatMap(keysOf))
  const hearing = {
    lang,
    short: new Map(Object.entries(lexicon.short).map(([from, to]) => [fold(from), fold(to).split(' ')])),
    isName: (key: string) => names.has(key),
    correct: createCorrector(vocabulary, ordinary),
  }
  const strict = { ...hearing, correct: () => undefined }
  const wholeRows = rowsOf(whole)
  const phraseRows = rowsOf(phrases)

  const count = ofLatest(
    (text): number => hear(text, strict).filter(({ key, name }) => name || vocabulary.has(key)).length,
  )
  const agreement = new Set(
    (lexicon.intents.YES ?? []).flatMap(({ whole: rows }) =>
      rows.filter((row) => /^\p{L}+$/u.test(row)).map((row) => sound(fold(row), lang)),
    ),
  )
  /** What stands in these words whatever was asked; only rows of some questions are looked at when one is asked. */
  const saidIn = (heard: readonly Heard[]): Said => {
    // Masks take words away.
    const words = heard.map((word) => ({ ...word }))
    const around = surroundings(words, fillers)
    // What a mask calls the end is the end: courtesies behind it are said after all.
    mask(words, masks, surroundings(words, none))
    const holds = notDenied(words, around)
    const isSaid = ({ row, start, end }: Match<Entry>): boolean =>
      !STATEMENTS.has(row.group.meaning as Intent) || !isAskedOrSupposed(words, start, end, lang)
    const stand = (rows: Rows<Entry>): Match<Entry>[] =>
      [...matches(words, rows, around, ({ group }) => holds(group))].filter(isSaid)
    return {
      words,
      whole: words.length <= MOST_WORDS_OF_WHOLE ? stand(wholeRows) : [],
      phrases: stand(phraseRows),
      fillers: [...matches(words, fillers, around)],
    }
  }
  // Slips are forgiven in the person's own language only: a Spanish word is no misspelt English one.
  const listen = ofLatest((text, by: Lang) => {
    const words = hear(text, by === lang ? hearing : strict)
    const open = words.map((word) => ({ ...word }))
    // "Adelante" agrees, "salir adelante" does not.
    mask(open, masks, surroundings(open, none))
    const rest = withoutAgreement(open, ({ key }) => agreement.has(key), fillersIn(open, fillers))
    return { all: saidIn(words), rest: rest && saidIn(rest) }
  })
  const meanings = (text: string, context: IntentContext, another = false): Set<Meaning> => {
    const { all, rest } = listen(text, context.lang)
    const found = meant(all, context, another)
    if (rest === null || another || found.has('STOP') || !meant(rest, context, false).has('STOP')) return found
    // "Sí, basta" may say that it is enough: one word is asked about.
    return found.add(rest.words.length === 1 ? 'STOP?' : 'STOP')
  }
  return { meanings, known: count }
}

/** What stands in a message. `fillers`: what may stand between the rows that make it up. */
type Said = { words: readonly Heard[]; whole: Match<Entry>[]; phrases: Match<Entry>[]; fillers: Match<Pattern>[] }

/** What of it counts at a question; in `another` language than the person's, only what makes up the whole message. */
const meant = (said: Said, context: IntentContext, another: boolean): Set<Meaning> => {
  const counts = ({ row }: Match<Entry>): boolean => row.group.when(context)
  const found = tile(said, said.whole.filter(counts))
  if (!another) for (const { row } of said.phrases.filter(counts)) found.add(row.group.meaning)
  return found
}

/** Whether nothing in this message takes a group back; worked out once for each group that comes up. */
const notDenied = (words: readonly Heard[], around: Around) => {
  const known = new Map<Group, boolean>()
  return (group: Group): boolean => {
    let holds = known.get(group)
    if (holds === undefined) {
      holds = matches(words, group.unless, around).next().done === true
      known.set(group, holds)
    }
    return holds
  }
}

const mask = (words: Heard[], rows: Rows<Pattern>, around: Around) => {
  for (const { start, end } of [...matches(words, rows, around)]) {
    for (const word of words.slice(start, end)) {
      word.key = ''
      delete word.alt
      word.name = false
    }
  }
}

const fillersIn = (words: readonly Heard[], fillers: Rows<Pattern>): boolean[] => {
  const plain: Around = { opens: () => false, closes: () => false }
  const filler = new Array<boolean>(words.length).fill(false)
  for (const { start, end } of matches(words, fillers, plain)) filler.fill(true, start, end)
  return filler
}

const surroundings = (words: readonly Heard[], fillers: Rows<Pattern>): Around => {
  const filler = fillersIn(words, fillers)
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
const tile = ({ words, fillers }: Said, whole: readonly Match<Entry>[]): Set<Meaning> => {
  const found = new Set<Meaning>()
  if (whole.length === 0) return found
  const skips: number[][] = words.map(() => [])
  for (const { start, end } of fillers) skips[start]?.push(end)
  const spans = new Map<Meaning, number[][]>()
  for (const { row, start, end } of whole) {
    const own = spans.get(row.group.meaning) ?? words.map(() => [])
    own[start]?.push(end)
    spans.set(row.group.meaning, own)
  }
  // "No, pare" is a stop; "no, claro" is no yes, and "no, gracias" is a no.
  const afterNo = skips.map((ends, i) => (words[i]?.alone ? [...ends, i + 1] : ends))
  // "¿Sí?" asks; it consents to nothing.
  if (words.some((word) => word.asks)) spans.delete('YES')
  for (const [meaning, own] of spans) {
    if (covers(words.length, own, meaning === 'YES' ? skips : afterNo)) found.add(meaning)
  }
  return found
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
  const { countries, notCountries, expecting, notExpecting, notOptions, options } = group
  return (context) =>
    (!countries || countries.includes(context.country)) &&
    !notCountries?.includes(context.country) &&
    (!expecting || expecting.includes(context.expecting ?? '')) &&
    !notExpecting?.includes(context.expecting ?? '') &&
    !notOptions?.some((option) => context.options?.includes(option)) &&
    (options?.some((option) => context.options?.includes(option)) ?? true)
}
