import { flowFor } from './at-wait.ts'
import { fold } from './fold.ts'
import type { Input } from './input.ts'
import { LIMITS } from './limits.ts'
import { voiceNote } from './media-at-wait.ts'
import type { Turn } from './turn.ts'

/** The person writes and nothing is open: intents, then keywords, then the `inbound` flow of the highest priority that holds. */
export const textWhenIdle = (turn: Turn, text: string) => {
  const { country, lang, now, zone, audience } = turn.context
  const intent = turn.parts.readIntent(text, { country, lang, now, zone })
  const flow =
    ('ambiguous' in intent
      ? (turn.library.byName.get('stop-unclear') ?? null)
      : intent.intent && flowFor(turn, turn.library.byIntent.get(intent.intent))) ||
    flowFor(turn, turn.library.byKeyword.get(fold(text))) ||
    turn.library.inbound.find(
      (candidate) =>
        (candidate.audience === 'anyone' || candidate.audience === audience) &&
        turn.holds(candidate.start.inbound?.when),
    )
  const entry = 'intent' in intent && intent.intent ? flow?.start.intent.get(intent.intent) : undefined
  if (flow) turn.start(flow, { said: text.slice(0, LIMITS.openingWords) }, entry)
  else turn.emit({ type: 'handed-off', reason: 'no_flow', priority: 'normal' })
}

/** A voice note is kept for a person; a reaction is silence; anything else is someone knocking. */
export const mediaWhenIdle = (turn: Turn, input: Extract<Input, { kind: 'media' }>) => {
  if (input.media === 'reaction') return
  if (input.media === 'audio' && !input.caption?.trim()) return voiceNote(turn)
  textWhenIdle(turn, input.caption ?? '')
}
