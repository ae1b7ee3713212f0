import { matches } from '../answer/against.ts'
import { MEDIA_READERS } from '../nodes/ask.ts'
import type { Turn } from '../turn.ts'
import type { Command } from './command.ts'
import { offered } from './option-said.ts'

/**
 * Does the open question take these very words? "¿Me van a cobrar?" is no name; and where an answer is compared with what we know, it
 * is a question unless it holds the answer.
 */
export const isOwnWords = (turn: Turn, text: string): boolean => {
  const { node } = turn
  if (node.type !== 'ask' || !OWN_WORDS.has(node.spec.reader)) return false
  const { against } = node.spec
  if (against !== undefined && !matches(text, turn.value(against))) return false
  return node.spec.otherwise !== undefined || 'value' in turn.read(node.spec.reader, text, node.spec.options)
}

/** Does the reader of the open question understand these words? "No tengo papeles" answers the one about an ID. */
export const isAnswer = (turn: Turn, text: string): boolean => {
  const { node } = turn
  if (node.type !== 'ask' || node.spec.reader in MEDIA_READERS) return false
  return 'value' in turn.read(node.spec.reader, text, node.spec.options)
}

/** "Inglés" where it is asked which language it was: the answer, not the wish to be written to in it. Danger goes before that. */
export const answersFirst = (turn: Turn, { flow }: Command, text: string): boolean =>
  turn.node.type === 'ask' &&
  !TAKES_ANY.has(turn.node.spec.reader) &&
  flow.pressing !== 'safety' &&
  isAnswer(turn, text)

/**
 * Is it being made sure who they are? A word of theirs about the case ("quiero participar") waits until that is done; who comes back after
 * a stop is asked again, though we knew them before.
 */
export const provesWho = ({ node }: Turn, { flow }: Command): boolean =>
  node.type === 'ask' &&
  OF_THEM.test(node.spec.against ?? '') &&
  flow.audience === 'migrant' &&
  flow.pressing !== 'safety'

/** The option of the open question that a keyword says there: "sí le entro" where they decide, and not the way to that question. */
export const optionOfKeyword = ({ node }: Turn, { flow, entry }: Command): string | null =>
  node.type === 'choose' ? (node.spec.keywords?.[`${flow.name}.${entry}`] ?? null) : null

const OF_THEM = /^(?:person|claim)\./

export const isOption = (turn: Turn, text: string): boolean =>
  turn.node.type === 'choose' && 'value' in turn.read('choice', text, { options: offered(turn) })

/** Open answers in a person's own words: what is told there is not a question to us. */
export const OWN_WORDS = new Set(['free-text', 'name', 'place'])

/** Readers that take nearly any words: a keyword is nearer there. */
const TAKES_ANY = new Set([...OWN_WORDS, 'alias', 'post', 'report', 'reply', 'file'])
