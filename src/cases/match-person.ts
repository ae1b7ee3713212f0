import { distance } from 'fastest-levenshtein'
import { sayAs } from './say-as.ts'

/** What somebody told of themselves, in their own words. */
export type SaidOfThemselves = {
  full_name?: string
  town?: string
  /** Who gave them our number, or the word of a slip: a nickname may stand in it. */
  clue?: string
  birth_year?: number
  /** Ids of addresses that are theirs. */
  numbers?: readonly string[]
}

/** What is on record of a person whom we look for. */
export type OnRecord = {
  given_name?: string
  first_surname?: string
  second_surname?: string
  nickname?: string
  town?: string
  birth_year?: number
  numbers?: readonly string[]
  /** Words of slips that were left for them. */
  slips?: readonly string[]
}

export const MATCH_REASONS = [
  'given_name',
  'first_surname',
  'second_surname',
  'nickname',
  'town',
  'birth_year',
  'number',
  'slip',
] as const
export type MatchReason = (typeof MATCH_REASONS)[number]

/** `certainty`: `likely` is worth a look; `strong` leaves little room for anybody else. Nobody is merged because of it. */
export type PersonMatch = {
  score: number
  certainty: 'none' | 'likely' | 'strong'
  reasons: MatchReason[]
  /** What speaks against it. */
  against: MatchReason[]
}

const WEIGHT: Record<MatchReason, number> = {
  given_name: 2,
  first_surname: 3,
  second_surname: 3,
  nickname: 2,
  town: 2,
  birth_year: 2,
  number: 3,
  slip: 5,
}
const LIKELY = 5
const STRONG = 7

/**
 * How well what somebody says of themselves fits a person on record. People here have one or two given names and two surnames; US
 * lists drop the second surname, take it for the last name, or write both as one; accents, b and v, s and z are written as they
 * are heard. Pure: it proposes, with reasons, and decides nothing.
 */
export function matchPerson(said: SaidOfThemselves, known: OnRecord): PersonMatch {
  const names = words(said.full_name)
  const given = words(known.given_name)
  const surnames = surnamesOf(known)
  const reasons: MatchReason[] = []
  const against: MatchReason[] = []

  if (given.some((name) => heard(name, names))) reasons.push('given_name')
  const [first, second] = surnames
  if (first?.every((word) => heard(word, names))) reasons.push('first_surname')
  if (second?.every((word) => heard(word, names))) reasons.push('second_surname')
  // Two surnames were said, and one of ours is not among them: somebody else of that family.
  const others = names.filter((name) => !given.some((word) => alike(word, name)))
  if (second && others.length >= 2)
    for (const [reason, surname] of [
      ['first_surname', first],
      ['second_surname', second],
    ] as const)
      if (surname && !surname.every((word) => heard(word, others))) against.push(reason)

  const nickname = words(known.nickname)
  if (nickname.length > 0 && nickname.every((word) => heard(word, [...names, ...words(said.clue)])))
    reasons.push('nickname')
  const towns = telling(known.town)
  if (said.town && towns.length > 0)
    (towns.every((word) => heard(word, telling(said.town))) ? reasons : against).push('town')

  // The year is often told, or written down, one off. A number says little by itself: whole families share one.
  if (said.birth_year && known.birth_year)
    (Math.abs(said.birth_year - known.birth_year) <= 1 ? reasons : against).push('birth_year')
  if (said.numbers?.some((id) => known.numbers?.includes(id))) reasons.push('number')

  // It was found, lent or read over a shoulder as easily as it was kept: worth a look, and no more.
  const clue = words(said.clue)
  if (known.slips?.some((slip) => words(slip).some((word) => clue.includes(word)))) reasons.push('slip')

  const score = reasons.reduce((sum, reason) => sum + WEIGHT[reason], 0)
  return { score, reasons, against, certainty: certaintyOf(score, reasons, against) }
}

/** A town alone, or a given name alone, is nobody: a surname must fit, or the number beside the name; the word of a slip is looked into. */
const certaintyOf = (score: number, reasons: MatchReason[], against: MatchReason[]): PersonMatch['certainty'] => {
  const surname = reasons.includes('first_surname') || reasons.includes('second_surname')
  const called = reasons.includes('given_name') || reasons.includes('nickname')
  const named = surname || (called && reasons.includes('number'))
  if (!(named || reasons.includes('slip')) || score < LIKELY) return 'none'
  return named && score >= STRONG && against.length === 0 && reasons.includes('given_name') ? 'strong' : 'likely'
}

/** Short words that names share, titles, and lead-ins of a town. */
const EMPTY = new Set('de del la las los y e don dona senor senora viuda soy me llamo mi nombre es'.split(' '))
const PLACE_WORDS = new Set(
  'ejido colonia barrio rancho rancheria comunidad pueblo aldea caserio canton san santa el'.split(' '),
)
/** As clerks shorten them. */
const SHORT: Readonly<Record<string, string>> = {
  ma: 'maria',
  gpe: 'guadalupe',
  fco: 'francisco',
  fdo: 'fernando',
  j: 'jose',
  jse: 'jose',
  hdez: 'hernandez',
  glez: 'gonzalez',
  gzz: 'gonzalez',
  rdz: 'rodriguez',
  mtz: 'martinez',
  lpz: 'lopez',
  pz: 'perez',
  sz: 'sanchez',
}

const words = (text: string | undefined): string[] =>
  plain(text)
    .filter((word) => !EMPTY.has(word))
    .map((word) => sayAs(SHORT[word] ?? word))

/** Words that tell one town from another; all of them where nothing else is left ("San José"). */
const telling = (text: string | undefined): string[] => {
  const all = plain(text).filter((word) => !EMPTY.has(word))
  const own = all.filter((word) => !PLACE_WORDS.has(word))
  return (own.length > 0 ? own : all).map(sayAs)
}

const plain = (text: string | undefined): string[] =>
  (text ?? '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '')

/** A list may write both surnames in one field, joined by a hyphen. */
const surnamesOf = ({ first_surname, second_surname }: OnRecord): string[][] => {
  if (second_surname) return [words(first_surname), words(second_surname)].filter((each) => each.length > 0)
  return (first_surname ?? '')
    .split('-')
    .map(words)
    .filter((each) => each.length > 0)
}

const heard = (word: string, among: readonly string[]): boolean => among.some((other) => alike(word, other))

/** The same sound, or in a long word one letter more, less or other. */
const alike = (a: string, b: string): boolean =>
  a === b || (Math.min(a.length, b.length) >= 6 && Math.abs(a.length - b.length) <= 1 && distance(a, b) <= 1)
