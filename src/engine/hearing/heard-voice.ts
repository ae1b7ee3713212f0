import type { Intent } from '../../reading/intent.ts'
import type { Json } from '../session.ts'
import type { Turn } from '../turn.ts'
import { exactChoice } from './exact-choice.ts'

/** Characters that can be read back; more than that is a story, which a person listens to. */
const MOST = 300
const OPTIONS = ['yes', 'no']

/** The very question: after an interruption it is still the same. */
export const placeOf = ({ frame }: Turn): string => `${frame.flow}.${frame.node}`

/** A machine proposes what the last voice note says: it is read back ("Entendí esto: ... ¿Está bien?"), and nothing follows from it yet (F28). */
export const voiceTranscribed = (turn: Turn, { media, text }: Record<string, Json>): void => {
  const { heard, handedOff } = turn.open
  if (!heard || heard.id !== media || heard.at !== placeOf(turn) || handedOff || typeof text !== 'string') return
  if (text.length > MOST) return
  heard.text = text
  const known = turn.value('contact.level') !== 'L0' && turn.value('contact.shared') !== true
  turn.emit({
    type: 'said',
    text: { ...turn.words('common', 'voice_understood', { text }), options: [...OPTIONS] },
    level: known ? 'L1' : 'L0',
    ...turn.channel(),
  })
}

/**
 * The person's word on what was read back. Right: it is taken as if they had written it. Not right: they say it again.
 * @returns the words to go on with; null: it was dealt with; undefined: it was no answer to that
 */
export const voiceConfirmed = (
  turn: Turn,
  text: string,
  intent: Intent | null,
  button?: string,
): string | null | undefined => {
  const { heard } = turn.open
  if (heard?.text === undefined) return undefined
  delete turn.open.heard
  if (heard.at !== placeOf(turn)) return undefined
  const { lang, country } = turn.context
  const offered = turn.parts.words.choices('common', 'voice_understood', OPTIONS, lang, country)
  const tapped = /^common\.voice_understood\.(yes|no)$/.exec(button ?? '')?.[1]
  const option =
    tapped ??
    exactChoice(text, offered, OPTIONS.length) ??
    (intent === 'YES' || intent === 'NO' ? intent.toLowerCase() : null)
  if (option === 'yes') {
    turn.emit({ type: 'voice-confirmed', media: heard.id })
    return heard.text
  }
  if (option !== 'no') return undefined
  turn.emit({ type: 'said', text: turn.words('common', 'voice_again'), level: 'L0', ...turn.channel() })
  return null
}
