import { matches, tellingWords } from '../answer/against.ts'
import { LIMITS } from '../limits.ts'
import type { Turn } from '../turn.ts'
import { exactChoice } from './exact-choice.ts'
import { bareOf } from './named-in.ts'
import { OWN_WORDS } from './own-answer.ts'

/**
 * What answered the last question about who they are, so that it is known when it comes once more: of each telling word a sum, from which
 * nobody reads the word. `again`: it came already, and the next question was put again.
 */
export type Proof = { flow: string; node: string; sums: number[]; again?: true }

/** What these words answer, where it is being made sure who they are; null elsewhere. */
export const proofIn = (turn: Turn, text: string): Proof | null => {
  const { node, frame } = turn
  return isProof(turn) ? { flow: frame.flow, node: node.name, sums: sumsOf(turn, text) } : null
}

/**
 * "2021", and "2021" once more while the hub or the net was slow: what answered the question before, in the same or in other words, is no
 * answer to this one, and nobody is turned away for it. The question is put again, once for all that comes in a row. It depends on nothing but what
 * they said, so that nobody learns from it which answer was right.
 * @returns whether that is what the words were
 */
export const provedTwice = (turn: Turn, text: string): boolean => {
  const { proof, handedOff, heard } = turn.open
  const { node } = turn
  if (!proof || handedOff || heard || node.type === 'wait' || node.name === proof.node) return false
  const age = Date.parse(turn.now) - Date.parse(turn.context.putAt ?? turn.open.askedAt)
  // "No me acuerdo" answers the next question, too, once that can have been read.
  const own = exactChoice(text, turn.choices(node.name), 0) !== null
  if (age >= (own ? LIMITS.twiceMs : LIMITS.provedTwiceMs) || !isSaidAgain(turn, proof, text)) return false
  // Put again, it has been read: who then says the same means it.
  if (proof.again) return age < LIMITS.twiceMs
  turn.open.proof = { ...proof, again: true }
  turn.reshow({ before: [turn.words('common', 'twice')], ...turn.short() })
  return true
}

const isSaidAgain = (turn: Turn, proof: Proof, text: string): boolean => {
  const { node } = turn
  const asks = node.type === 'ask' ? node.spec : null
  if (asks?.against !== undefined && matches(text, turn.value(asks.against))) return false
  // "2021, con don Beto": that answers this question beside.
  if (asks?.ahead && 'value' in turn.read(asks.ahead.reader, text, {})) return false
  const read = readThere(turn, proof, text)
  const said = sumsOf(turn, text)
  return read ?? (isAmong(said, proof.sums) || isAmong(proof.sums, said))
}

/** Without the courtesies: "gracias" after "con don Beto, gracias" is none of it. */
const sumsOf = (turn: Turn, text: string): number[] => tellingWords(bareOf(turn, text)).map(sum)

const isAmong = (some: readonly number[], all: readonly number[]): boolean =>
  some.length > 0 && some.every((one) => all.includes(one))

/**
 * "Fue en el veintiuno": does the reader of the question before make something of it? "Con el Doyle" behind "2021 con el Doyle" is no year. Null:
 * that question had no answer of a reader, and its words are compared.
 */
const readThere = (turn: Turn, { flow, node }: Proof, text: string): boolean | null => {
  const before = turn.library.byName.get(flow)?.nodes.get(node)
  if (before?.type !== 'ask' || OWN_WORDS.has(before.spec.reader)) return null
  if (turn.value(`answers.${before.spec.save}`) === null) return null
  return 'value' in turn.read(before.spec.reader, text, before.spec.options)
}

const isProof = ({ node }: Turn): boolean => node.type === 'ask' && node.spec.against !== undefined

/** FNV, folded to sixteen bits: enough to know a word again within a minute, too little to tell which word it was. */
const sum = (word: string): number => {
  let hash = 0x811c9dc5
  for (const letter of word) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return (hash ^ (hash >>> 16)) & 0xffff
}
