import type { Flow } from '../flow/flow.ts'
import { type Phrase, phrasesIn } from '../flow/phrase.ts'
import { fold } from '../fold.ts'
import { LIMITS } from '../limits.ts'
import { flowFor } from '../openings.ts'
import type { Json } from '../session.ts'
import type { Turn } from '../turn.ts'
import { namedIn } from './named-in.ts'

export type Command = { flow: Flow; entry: string; answers: Record<string, Json> }

/**
 * The flow that a message opens for this person, with what its slots hold: a whole message (`urgente`, `pagada f2031`), without its
 * courtesies too ("oiga, quiero participar"), or a keyword with words behind it where the flow takes them (`answers.more`); as it stands,
 * or with its short forms written out ("kiero participar"). Null: it is none.
 */
export const commandIn = (turn: Turn, text: string): Command | null => {
  const whole = namedIn(turn, text, (said) => wholeIn(turn, said)) ?? withMore(turn, text)
  if (whole) return whole
  const full = turn.parts.writtenOut?.(text, turn.context.lang) ?? text
  return full === text ? null : withMore(turn, full)
}

const firstOf = (text: string): string => {
  const [head = ''] = text.trim().split(/\s+/, 1)
  return fold(head).split(' ')[0] ?? ''
}

const wholeIn = (turn: Turn, text: string): Command | null => {
  const first = firstOf(text)
  if (first === '') return null
  const { byKeyword } = turn.library
  const match = phrasesIn(
    text,
    (reader, words) => turn.read(reader, words, {}),
    (reader) => turn.parts.readers[reader]?.whole === true,
  )
  for (const { flow, phrase } of [...(byKeyword.get(first) ?? []), ...(byKeyword.get('') ?? [])]) {
    // Whom it is for is seen at once; what it says has to be read.
    const answers = flowFor(turn, [flow]) && match(phrase)
    if (answers) return { flow, entry: phrase.entry, answers }
  }
  return null
}

const withMore = (turn: Turn, text: string): Command | null => {
  for (const { flow, phrase } of turn.library.byKeyword.get(firstOf(text)) ?? []) {
    const more = flow.start.more ? wordsBehind(phrase, text, flow.start.more === 'colon') : null
    if (more !== null && flowFor(turn, [flow])) return { flow, entry: phrase.entry, answers: { more } }
  }
  return null
}

/** What follows a keyword. "Pregunta la señora si ..." is said to whoever asked, "Pregunta: ..." is not. */
const wordsBehind = ({ parts }: Phrase, text: string, colon: boolean): string | null => {
  if (parts.length > 1 && !colon) return behindSeveral(parts, text)
  const [, keyword = '', more = ''] = /^\W*(\p{L}+)(?!\p{L})(.*)$/su.exec(text) ?? []
  if (colon && !/^\s*:/.test(more)) return null
  return parts.length === 1 && fold(keyword) === parts[0] && /[\p{L}\d]/u.test(more)
    ? more.trim().slice(0, LIMITS.textLength)
    : null
}

/** "Dígale a la abogada que ...": a keyword of several words. */
const behindSeveral = (parts: Phrase['parts'], text: string): string | null => {
  const words = text.trim().split(/\s+/)
  const more = words.slice(parts.length).join(' ')
  const named = parts.every((part, at) => typeof part === 'string' && fold(words[at] ?? '') === part)
  return named && /[\p{L}\d]/u.test(more) ? more.slice(0, LIMITS.textLength) : null
}
