import { clean, fold } from '../normalise.ts'
import { namesSomebody } from './full-name.ts'

/** What is known of the clients of one Defender: words that must not be told to others. */
export type Clients = {
  /** Names of people, each as its parts in order. */
  people: readonly (readonly string[])[]
  /** What else shows whose case it is: companies, titles and numbers of cases. */
  matters: readonly string[]
}

/**
 * Do these words tell other Defenders of a client or a case? A reference, a first name with a surname, a name of their own clients, or what
 * shows the case. A harmless message held back costs one more; a name that was passed on cannot be taken back.
 */
export function tellsOfClient(said: string, { people, matters }: Clients, colleagues: readonly string[] = []): boolean {
  const text = clean(said)
  if (REFERENCE.test(text) || namesSomebody(text)) return true
  const whole = wordsOf(text)
  if (matters.some((matter) => wordsOf(matter).trim().length > 2 && whole.includes(wordsOf(matter)))) return true
  return namesClient(said, people, colleagues)
}

/** Do they hold the name of one of these people: a first name that is not that of a colleague, or it with a surname? */
export function namesClient(said: string, people: Clients['people'], colleagues: readonly string[] = []): boolean {
  const plain = wordsOf(clean(said)).replace(PLACE, ' ')
  const known = new Set(colleagues.flatMap((name) => wordsOf(name).trim().split(' ')))
  const says = (word: string): boolean => plain.includes(wordsOf(word))
  return people.some(([given = '', ...surnames]) => {
    const firsts = given.split(/[\s.]+/).filter((word) => word.length > 2)
    const first = firsts.some(says)
    return (first && surnames.some(says)) || firsts.some((word) => says(word) && !known.has(fold(word)))
  })
}

const wordsOf = (text: string): string => ` ${(fold(text).match(/[\p{L}\d]+/gu) ?? []).join(' ')} `
/** "San Luis", "colonia Guadalupe": where, and not who. */
const PLACE = /(?<= )(?:san|santa|santo|colonia|col|calle|barrio|ejido|rancho|ciudad|villa) \S+(?= )/g
/** References of cases, matters and tasks. */
const REFERENCE = /(?<![\p{L}\d])(?:[A-Z]{2,}-\d+|[TFP]\d{1,4})(?![\p{L}\d])/u
