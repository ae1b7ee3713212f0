import { plain, verbOf } from './reply-command.ts'
import { DIVIDES } from './reply-parts.ts'
import { REFERENCE } from './reply-refs.ts'
import type { Verb } from './reply-words.ts'

/** "Go ahead with 3 but call me about 4": of two that each have a word of their own, a bare number is that of a task. */
export function withTaskNumbers(text: string): string {
  if (text.search(REFERENCE) >= 0) return text
  const clauses = text.split(DIVIDES).flatMap((each) => each.trim() || [])
  const numbers = clauses.map((each) => {
    const [, said = '', number = ''] = OF_A_NUMBER.exec(each) ?? []
    const verb = verbOf(plain(said))
    return verb && OF_TASKS.includes(verb) ? number : ''
  })
  if (numbers.length < 2 || numbers.includes('') || new Set(numbers).size < numbers.length) return text
  return text.replace(/(?<![\p{L}\d])\d{1,6}(?![\p{L}\d])/gu, 'T$&')
}

const OF_TASKS: readonly Verb[] = ['yes', 'no', 'call', 'change']
const OF_A_NUMBER =
  /^(.*\p{L}) (?:with|to|about|for|on|of|con|en|a|sobre|para|de|la|el|avec|pour|le) #?(\d{1,6})[.! ]*$/iu
