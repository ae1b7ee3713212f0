import { fold } from '../normalise.ts'
import { COURTESY, FIRM, VERBS, type Verb } from './words.ts'

/** What the whole of these words is a command for; folded and without courtesies, as `plain` gives them. */
export const verbOf = (said: string): Verb | undefined => asSpelt(said) ?? asSpelt(said.replace(STRETCHED, '$1'))

const asSpelt = (said: string): Verb | undefined =>
  (Object.keys(VERBS) as Verb[]).find((each) => VERBS[each].test(said))
/** "yess", "siii", "okk": as long as the finger stayed. */
const STRETCHED = /(\p{L})\1+(?!\p{L})/gu

/** Courtesy and marks say nothing here. */
export const plain = (words: string): string =>
  fold(words)
    .replace(/[^\p{L}\d/ ]+/gu, ' ')
    .replace(COURTESY, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** What stands around words and is none of them. */
export const EDGES = /^[\s:,.;!-]+|[\s:,;-]+$/g

/** "1", "ok 1", "option 1" and "one": the number of a choice, as a digit. */
export const numberOf = (said: string): string | undefined =>
  NUMBER.exec(said)?.[1] ?? numberInWords(said) ?? spelledOut(said)

const NUMBER =
  /^(?:(?:ok|okay|yes|si|oui|option|opcion|choix|number|numero|confirm) )?([1-3])(?: (?:ok|okay|please|si|oui|yes))?$/

/** "1 confirm", "2 other time": the number with the words that stood beside it in our text; "1, but call me" is for people. */
const numberInWords = (said: string): string | undefined => {
  const [, number = '', beside = ''] = /^([1-3]) (.+)$/.exec(said) ?? []
  const verb = verbOf(beside)
  return (number === '1' ? verb === 'yes' : verb === 'change' || verb === 'call') ? number : undefined
}

const SPELLED: readonly RegExp[] = [/^(one|uno|una|un)$/, /^(two|dos|deux)$/, /^(three|tres|trois)$/]
const spelledOut = (said: string): string | undefined => {
  const at = SPELLED.findIndex((each) => each.test(said))
  return at < 0 ? undefined : String(at + 1)
}

/** "3: use the long form", "no, she must not sign", "she has it, go ahead": what it answers with, and the words for people. */
export function leadOf(words: string): { value: number | Verb; words: string } | undefined {
  const tokens = words.split(' ')
  for (const length of [2, 1]) {
    const first = plain(tokens.slice(0, length).join(' '))
    const left = tokens.slice(length).join(' ').replace(EDGES, '')
    if (plain(left) === '') continue
    if (/^[1-3]$/.test(first)) return { value: Number(first), words: left }
    const verb = verbOf(first)
    if (verb && LEADS.includes(verb) && !PRAISES.test(first))
      return { value: verb, words: verb === 'change' ? left : words }
  }
  // "We emailed the list Friday, please go ahead": said to us, and not to whoever works on it.
  const [, last = ''] = /[,;.:]\s+([^,;.:]+)[.!]*$/.exec(words) ?? []
  return verbOf(plain(last)) === 'yes' && FIRM.test(plain(last)) ? { value: 'yes', words } : undefined
}
/** "Good work, thank him" is said of the work. */
const PRAISES = /^good\b(?! to go)/
const LEADS: readonly Verb[] = ['yes', 'no', 'change']
