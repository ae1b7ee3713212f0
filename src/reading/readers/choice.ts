import { isUnknown } from '../doubt.ts'
import type { ReadIntent } from '../intent.ts'
import { labelNearly } from '../label-nearly.ts'
import { createCorrector } from '../lexicon/typos.ts'
import { clean, fold } from '../normalise.ts'
import { denies, isDenied, isSupposed, light } from '../not-meant.ts'
import { optionNumber, optionNumbers } from '../option-number.ts'
import { defineReader, type Lang, type ReadContext, type Reading } from '../reader.ts'
import { scan, type Token } from '../scan.ts'
import { sound } from '../sound.ts'
import { isWithoutVowels } from '../without-vowels.ts'

export type ChoiceOption = { id: string; label: string; words?: readonly string[] }
export type ChoiceOptions = {
  options: readonly ChoiceOption[]
  /** Hears intents named like an option; without it only numbers, labels and words count. */
  readIntent?: ReadIntent
  /** Only a label, nearly as it is shown: nothing else counts. */
  labels?: boolean
}

/**
 * One of the options: its number ("2", "la 2", "segunda"), its label or one of its words, whole, as a part, or with a slip
 * of the finger; or an intent with the option's name ("simón" for `yes`). Two options named are asked again.
 */
export const choice = defineReader<string, ChoiceOptions>({
  name: 'choice',
  read: (said, context, { options, readIntent, labels }) => {
    const { lang } = context
    const text = wantedOf(said, options, lang)
    const plain = fold(clean(text))
    // "No sé" is neither yes nor no, and by itself no beginning of "No se resolvió".
    const doubts = isUnknown(plain, lang)
    const onlyDoubts = doubts && plain.split(' ').length <= 3
    if (labels) {
      const id = onlyDoubts ? null : labelNearly(text, options, lang)
      return id === null ? { problem: 'choice.unclear' } : { value: id }
    }
    const tokens = wordsOnly(text)
    const exact =
      (isLast(tokens) ? options.at(-1) : undefined) ??
      options[(optionNumber(tokens, lang) ?? 0) - 1] ??
      only(prepare(options, lang).offered.filter((one) => isWhole(one, tokens, lang)))?.option
    if (exact) return { value: exact.id }
    const numbered = optionNumbers(plain).flatMap((number) => options[number - 1] ?? [])
    if (numbered.length > 1 && numbered.length === optionNumbers(plain).length) return whichOf(numbered)
    const meant = readIntent ? byIntent(text, context, options, readIntent) : null
    if (meant && !(doubts && isYesOrNo(meant))) return { value: meant.id }
    const named = onlyDoubts || tokens.length > 40 ? [] : mentioned(tokens, options, lang)
    const [first] = named
    if (named.length > 1) return whichOf(named)
    const chosen =
      first ??
      (onlyDoubts
        ? undefined
        : (only(shortened(tokens, options)) ?? (doubts ? null : inOneClause(text, options, lang))))
    return chosen && !(doubts && isYesOrNo(chosen)) ? { value: chosen.id } : { problem: 'choice.unclear' }
  },
})

const whichOf = (named: readonly ChoiceOption[]): Reading<string> => ({
  ambiguous: 'choice.which',
  values: { a: named[0]?.label ?? '', b: named[1]?.label ?? '' },
  between: named.map((option) => option.id),
})

const isYesOrNo = ({ id }: { id: string }): boolean => id === 'yes' || id === 'no'

/** "la última", "el último". */
const isLast = (tokens: readonly Token[]): boolean =>
  tokens.length <= 3 &&
  /^(ultim[oa]|last|derniere?)$/.test(
    tokens.find(({ plain }) => !/^(la|el|lo|the|opcion|option|one)$/.test(plain))?.plain ?? '',
  ) &&
  tokens.every(({ plain }) => /^(la|el|lo|the|le|opcion|option|one|ultim[oa]|last|derniere?)$/.test(plain))

/** The one element of a list, or null. */
const only = <T>(list: readonly T[]): T | null => (list.length === 1 ? (list[0] ?? null) : null)

const isWhole = ({ spoken }: { spoken: readonly string[][] }, tokens: readonly Token[], lang: Lang): boolean => {
  const said = keys(tokens, lang).join(' ')
  return said !== '' && spoken.some((way) => way.join(' ') === said)
}

const byIntent = (
  text: string,
  context: ReadContext,
  options: readonly ChoiceOption[],
  readIntent: ReadIntent,
): ChoiceOption | null => {
  const ids = options.map((option) => option.id)
  const reading = readIntent(text, { ...context, expecting: 'choice', options: ids })
  if (!('intent' in reading) || reading.intent === null) return null
  const id = reading.intent.toLowerCase()
  return options.find((option) => option.id === id) ?? null
}

/**
 * Options of which the text holds a label, a word, or all of the weighty words of a label; with a denial before it none
 * counts. An option whose words stand inside those of another named one gives way ("no" in "no sé").
 */
const mentioned = (tokens: readonly Token[], options: readonly ChoiceOption[], lang: Lang): ChoiceOption[] => {
  const said = keys(tokens, lang)
  if (said.length === 0) return []
  const { correct, offered } = prepare(options, lang)
  const heard = said.map((key) => correct(key) ?? key)
  const spans = offered.flatMap(({ option, spoken, own }) => {
    const found = spoken.flatMap((way, at) => spansOf(way, heard, own, lang, at === 0))
    const longest = found.sort((x, y) => y.length - x.length)[0]
    return longest ? [{ option, ...longest }] : []
  })
  const kept = spans.filter(
    (span) =>
      !spans.some(
        (other) =>
          other !== span && other.length > span.length && other.at <= span.at && span.at < other.at + other.length,
      ),
  )
  return kept
    .filter((span) => (!isDenied(heard, span, lang) || goesOn(heard, span, offered)) && !isSupposed(heard, span, lang))
    .map(({ option }) => option)
}

/** "No me llame, ya le dije que no quiero": a denial reaches no further than its clause, where that is no word or two ("efectivo no, banco"). */
const inOneClause = (text: string, options: readonly ChoiceOption[], lang: Lang): ChoiceOption | null => {
  const clauses = clean(text).split(/[,.;:\n]+/)
  if (clauses.length < 2 || clauses.length > MOST_CLAUSES) return null
  const told = clauses.map(wordsOnly).filter(({ length }) => length >= CLAUSE_WORDS)
  const named = told.flatMap((clause) => mentioned(clause, options, lang))
  return only([...new Set(named)])
}
const MOST_CLAUSES = 4
const CLAUSE_WORDS = 3

/** "Llamada no, por texto": what they refuse by its name in a clause of its own tells only what the other clause means. */
const wantedOf = (text: string, options: readonly ChoiceOption[], lang: Lang): string => {
  const clauses = text.split(/[,.;\n]+/).filter((clause) => /\p{L}/u.test(clause))
  if (clauses.length < 2 || clauses.length > MOST_CLAUSES) return text
  const wanted = clauses.filter((clause) => {
    const tokens = wordsOnly(clause)
    const [last] = tokens.slice(-1)
    if (tokens.length < 2 || !last || !denies([sound(last.plain, lang)], lang)) return true
    const named = prepare(options, lang).offered.find((one) => isWhole(one, tokens.slice(0, -1), lang))
    return !named || isYesOrNo(named.option)
  })
  // Of "efectivo no, banco" the comma may be misplaced: a word alone is asked again.
  const clear = wanted.length < clauses.length && wordsOnly(wanted.join(', ')).length > 1
  return clear ? wanted.join(', ') : text
}

/** "Así es, no quiero", "en efectivo, no tengo cuenta": what stands behind denies nothing, it says the same option in another way. */
const goesOn = (
  heard: readonly string[],
  { option, at, length }: { option: ChoiceOption; at: number; length: number },
  offered: Prepared['offered'],
): boolean =>
  offered.some(
    (one) =>
      one.option === option &&
      one.spoken.some((way) => way.length > 1 && way.every((word, i) => heard[at + length + i] === word)),
  )

/** Options that one word says, where the one word of the message is that word without its vowels. */
const shortened = (tokens: readonly Token[], options: readonly ChoiceOption[]): ChoiceOption[] => {
  const [typed, ...more] = tokens
  if (!typed || more.length > 0) return []
  return options.filter((option) => ways(option).some((way) => isWithoutVowels(typed.plain, fold(way))))
}

type Prepared = {
  correct: (key: string) => string | undefined
  offered: { option: ChoiceOption; spoken: string[][]; own: Set<string> }[]
}
const prepared = new Map<string, Prepared>()

/** Questions are put again and again: what their options sound like is worked out once. */
const prepare = (options: readonly ChoiceOption[], lang: Lang): Prepared => {
  const key = JSON.stringify([lang, options.map((option) => [option.id, ...ways(option)])])
  const known = prepared.get(key)
  if (known) return known
  const offered = options.map((option) => ({
    option,
    spoken: ways(option).map((way) => keysOf(way, lang)),
    own: ownWords(option, options, lang),
  }))
  const made = {
    offered,
    correct: createCorrector(
      offered.flatMap(({ spoken }) => spoken.flat()),
      [],
    ),
  }
  if (prepared.size > 2_000) prepared.clear()
  prepared.set(key, made)
  return made
}

/**
 * Where a way of saying an option stands in the text: in full or by its beginning; the label also by a word that only this option has. Of
 * "es mi hermano" the brother alone says nothing: "trabajé con mi hermano".
 */
const spansOf = (
  way: readonly string[],
  heard: readonly string[],
  own: ReadonlySet<string>,
  lang: Lang,
  isLabel: boolean,
): { at: number; length: number }[] => {
  const full = indexOf(heard, way)
  // "Ya quedó claro, gracias" is nothing but "ya quedó claro", though "no quedó claro" has the same words.
  const weighty = (words: readonly string[]): number => words.filter((word) => !light[lang].has(word)).length
  if (full >= 0 && (way.some((word) => own.has(word)) || weighty(way) === weighty(heard))) {
    return [{ at: full, length: way.length }]
  }
  // "no pago" begins "no pago nada" and nothing else that is offered.
  if (heard.length >= 2 && heard.length < way.length && heard.every((word, i) => way[i] === word)) {
    return [{ at: 0, length: heard.length }]
  }
  if (!isLabel) return []
  return way
    .filter((word) => own.has(word) && heard.includes(word))
    .map((word) => ({ at: heard.indexOf(word), length: 1 }))
}

/** Weighty words that stand in the ways of one option only. */
const ownWords = (option: ChoiceOption, options: readonly ChoiceOption[], lang: Lang): Set<string> => {
  const others = new Set(options.filter((other) => other !== option).flatMap((other) => wordsOf(other, lang)))
  return new Set(wordsOf(option, lang).filter((word) => !others.has(word) && !light[lang].has(word)))
}
const wordsOf = (option: ChoiceOption, lang: Lang): string[] => ways(option).flatMap((way) => keysOf(way, lang))

const indexOf = (list: readonly string[], part: readonly string[]): number => {
  if (part.length === 0) return -1
  for (let i = 0; i + part.length <= list.length; i++) if (part.every((word, j) => list[i + j] === word)) return i
  return -1
}

const ways = ({ id, label, words = [] }: ChoiceOption): string[] => [label, ...words, id.replaceAll('_', ' ')]
const wordsOnly = (text: string): Token[] =>
  scan(fold(clean(text).replace(/'/g, ''))).filter((token) => token.kind !== 'sign')
const keysOf = (text: string, lang: Lang): string[] => keys(wordsOnly(text), lang)
const keys = (tokens: readonly Token[], lang: Lang): string[] => tokens.map((token) => sound(token.plain, lang))
