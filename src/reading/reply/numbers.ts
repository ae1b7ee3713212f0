import { plain, verbOf } from './command.ts'
import { DIVIDES } from './parts.ts'
import { REFERENCE } from './refs.ts'
import type { Verb } from './words.ts'

/** "Go ahead with 3 but call me about 4", "3 ok 4 no", "ok 3 and 4": of several that have a word, a bare number is that of a task. */
export function withTaskNumbers(text: string): string {
  if (text.search(REFERENCE) >= 0) return text
  const numbers = eachWithItsWord(text) ?? allWithOneWord(text)
  if (!numbers || numbers.length < 2 || new Set(numbers).size < numbers.length) return text
  return text.replace(/(?<![\p{L}\d])\d{1,6}(?![\p{L}\d])/gu, 'T$&')
}

function eachWithItsWord(text: string): string[] | null {
  const clauses = text.split(DIVIDES).flatMap((each) => each.trim().split(/ (?=\d{1,6} \p{L})/u))
  const numbers = clauses.flatMap((each) => {
    if (each === '') return []
    const [, number = '', behind = ''] = FIRST.exec(each) ?? []
    const [, before = '', last = ''] = LAST.exec(each) ?? []
    const verb = verbOf(plain(behind || before))
    return verb && OF_TASKS.includes(verb) ? number || last : ''
  })
  return numbers.includes('') ? null : numbers
}

function allWithOneWord(text: string): string[] | null {
  const [, said = '', list = ''] = LIST.exec(text) ?? []
  const verb = verbOf(plain(said))
  return verb === 'yes' || verb === 'no' ? [...list.matchAll(/\d+/g)].map(([number]) => number) : null
}

const OF_TASKS: readonly Verb[] = ['yes', 'no', 'call', 'change']
const FIRST = /^#?(\d{1,6}) (\D*\p{L}[.! ]*)$/u
const OF = '(?: (?:with|to|about|for|on|of|con|en|a|sobre|para|de|la|el|avec|pour|le))'
const LAST = new RegExp(`^(\\D*\\p{L})${OF} #?(\\d{1,6})[.! ]*$`, 'iu')
const LIST = new RegExp(`^(\\D*?\\p{L})${OF}? #?(\\d{1,6}(?: ?(?:,|and|&|y|e|et|\\+) ?#?\\d{1,6})+)[.! ]*$`, 'iu')
