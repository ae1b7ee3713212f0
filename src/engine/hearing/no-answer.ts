import { matches } from '../answer/against.ts'
import { takenAt } from '../flow/options-of.ts'
import { fold } from '../fold.ts'
import { type AskSpec, MEDIA_READERS } from '../nodes/ask.ts'
import type { Turn } from '../turn.ts'
import { isGreeting } from './greeting.ts'

/** "Buenas tardes" and nothing more is no miss where a button or a photo is waited for, no story, and no wrong answer about what we know. */
export const greetsOnly = ({ node }: Turn, text: string): boolean =>
  (node.type === 'choose' ||
    (node.type === 'ask' &&
      (node.spec.reader in MEDIA_READERS || node.spec.reader === 'free-text' || node.spec.against !== undefined))) &&
  !takenAt(node).includes('greeting') &&
  isGreeting(text)

/**
 * "¿Dónde queda la oficina?" is no wrong answer about what we know, and no name, place or hour either: it is asked again. Not a guess with a
 * question mark.
 */
export const asksInstead = (turn: Turn, text: string): boolean => {
  const { node } = turn
  if (node.type !== 'ask') return false
  const { against } = node.spec
  if (against === undefined ? !asksForOneThing(node.spec) : matches(text, turn.value(against))) return false
  return text.trimEnd().endsWith('?') && ASKING.test(fold(text))
}

/** A name, a place, an hour; not what happened, nor what somebody wants to say. */
export const asksForOneThing = ({ reader, story, options }: AskSpec): boolean =>
  story !== true && (ONE_THING.has(reader) || story === false || Number(options.max) <= SHORT)

const ONE_THING = new Set(['name', 'place', 'alias'])
/** Letters of an hour or a bank; a story has more. */
const SHORT = 100

const ASKING =
  /^[¿\s]*(?:y )?(?:(?:a|de|con|por|para|en) )?(?:que|quien|quienes|cual|cuales|cuando|cuanto|cuantos|cuantas|donde|como|what|which|who|when|where|how) /
