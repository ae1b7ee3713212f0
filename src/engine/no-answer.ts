import { matches } from './against.ts'
import { fold } from './fold.ts'
import { isGreeting } from './greeting.ts'
import { MEDIA_READERS } from './nodes/ask.ts'
import { takenAt } from './options-of.ts'
import type { Turn } from './turn.ts'

/** "Buenas tardes" and nothing more is no miss where a button or a photo is waited for, and no wrong answer about what we know. */
export const greetsOnly = ({ node }: Turn, text: string): boolean =>
  (node.type === 'choose' ||
    (node.type === 'ask' && (node.spec.reader in MEDIA_READERS || node.spec.against !== undefined))) &&
  !takenAt(node).includes('greeting') &&
  isGreeting(text)

/** "¿Dónde queda la oficina?" is no wrong answer about what we know, either: it is asked again. Not a guess with a question mark. */
export const asksInstead = (turn: Turn, text: string): boolean => {
  const { node } = turn
  if (node.type !== 'ask' || node.spec.against === undefined || matches(text, turn.value(node.spec.against)))
    return false
  return text.trimEnd().endsWith('?') && ASKING.test(fold(text))
}

const ASKING = /^(?:y )?(?:que|cual|cuando|cuanto|donde|como|what|which|when|where|how) /
