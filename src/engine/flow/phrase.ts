import { z } from 'zod'
import type { Reading } from '../../reading/reader.ts'
import { fold } from '../fold.ts'
import type { Json } from '../session.ts'
import { word } from './target.ts'

/** A whole message that opens a flow: words, and slots that a reader fills. */
export type Phrase = {
  /** As the flow file has it: `pagada {invoice: reference}`. */
  text: string
  /** The node that it enters. */
  entry: string
  parts: readonly (string | Slot)[]
}

export type Slot = { save: string; reader: string }

const SLOT = /\{([^{}]*)\}/
const SLOTTED = /^([^{}]|\{[a-z][a-z0-9_]*: ?[a-z-]+\})+$/

/** `urgente`, or `rate {ref: reference} {score: rating}`. At least one word or slot. */
export const phraseSchema = z
  .string()
  .regex(SLOTTED, 'words, or words and slots like pagada {invoice: reference}')
  .refine((text) => /[\p{L}\p{N}]/u.test(text), 'give at least one word')

export const compilePhrase = (text: string, entry: string): Phrase => ({
  text,
  entry,
  parts: text.split(/(\{[^{}]*\})/).flatMap((piece): (string | Slot)[] => {
    const inside = SLOT.exec(piece)?.[1]
    const words = fold(joinedUp(piece))
    if (inside === undefined) return words === '' ? [] : words.split(' ')
    const [save = '', reader = ''] = inside.split(':').map((part) => part.trim())
    return [{ save: word.parse(save), reader }]
  }),
})

/** "I don't" is written "I dont" as often. */
const joinedUp = (text: string): string => text.replace(/(?<=\p{L})['’](?=\p{L})/gu, '')

export const slotsOf = ({ parts }: Phrase): Slot[] => parts.flatMap((part) => (typeof part === 'string' ? [] : [part]))

/** Words of a message that is looked at, and words that one slot may take. Longer ones are no command. */
const LONGEST = 12
const WIDEST = 4

/** What the slots of a phrase hold when the whole message is that phrase, else null. */
export type MatchPhrase = (phrase: Phrase) => Record<string, Json> | null

/**
 * Compares one message with one phrase after the other.
 * @param whole does this reader take a whole message?
 */
export const phrasesIn = (
  text: string,
  read: (reader: string, text: string) => Reading<Json>,
  whole: (reader: string) => boolean = () => false,
): MatchPhrase => {
  // One word more than is looked at tells a longer message apart without dividing all of it.
  const words = joinedUp(text)
    .trim()
    .split(/\s+/, LONGEST + 1)
  const value = (reader: string, at: number, end: number): Json | undefined => {
    const reading = read(reader, words.slice(at, end).join(' '))
    return 'value' in reading ? reading.value : undefined
  }
  /** Readers find their value among other words; here every word must be needed for it. */
  const spare = (reader: string, at: number, end: number): boolean =>
    end - at > 1 && (value(reader, at, end - 1) !== undefined || value(reader, at + 1, end) !== undefined)
  const from = (parts: Phrase['parts'], part: number, at: number): Record<string, Json> | null => {
    const wanted = parts[part]
    if (wanted === undefined) return at === words.length ? {} : null
    if (typeof wanted === 'string') return fold(words[at] ?? '') === wanted ? from(parts, part + 1, at + 1) : null
    for (let width = 1; width <= WIDEST && at + width <= words.length; width++) {
      const rest = from(parts, part + 1, at + width)
      if (rest === null) continue
      const found = value(wanted.reader, at, at + width)
      if (found !== undefined && !spare(wanted.reader, at, at + width)) return { [wanted.save]: found, ...rest }
    }
    return null
  }
  return ({ parts }) => {
    const [only] = parts
    if (parts.length === 1 && typeof only === 'object' && whole(only.reader)) {
      const reading = read(only.reader, text)
      return 'value' in reading ? { [only.save]: reading.value } : null
    }
    return words.length > LONGEST || words.length < parts.length ? null : from(parts, 0, 0)
  }
}
