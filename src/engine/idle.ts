import { HARD_INTENTS } from './at-wait.ts'
import type { Input } from './input.ts'
import { LIMITS } from './limits.ts'
import { voiceNote } from './media-at-wait.ts'
import { byKeyword, flowFor } from './openings.ts'
import type { Turn } from './turn.ts'

/** The person writes and nothing is open: intents, then keywords, then the `inbound` flow of the highest priority that holds. */
export const textWhenIdle = (turn: Turn, text: string) => {
  const { country, lang, now, zone, audience } = turn.context
  const intent = turn.parts.readIntent(text, { country, lang, now, zone })
  const keyword = byKeyword(turn, text)
  // A keyword with words behind it says plainly what is wanted, whatever these words sound like.
  const asked = keyword?.more !== undefined && !isHard(intent) ? keyword.flow : null
  const flow =
    asked ||
    ('ambiguous' in intent
      ? (turn.library.byName.get('stop-unclear') ?? null)
      : intent.intent && flowFor(turn, turn.library.byIntent.get(intent.intent))) ||
    keyword?.flow ||
    turn.library.inbound.find(
      (candidate) =>
        (candidate.audience === 'anyone' || candidate.audience === audience) &&
        turn.holds(candidate.start.inbound?.when),
    )
  const entry = 'intent' in intent && intent.intent ? flow?.start.intent.get(intent.intent) : undefined
  const more = flow === keyword?.flow ? keyword?.more : undefined
  const said = { said: text.slice(0, LIMITS.openingWords), ...(more === undefined ? {} : { more }) }
  if (flow) turn.start(flow, said, entry)
  else turn.emit({ type: 'handed-off', reason: 'no_flow', priority: 'normal' })
}

const isHard = (reading: ReturnType<Turn['parts']['readIntent']>): boolean =>
  'intent' in reading && reading.intent !== null && HARD_INTENTS.includes(reading.intent)

/** A voice note is kept for a person; a reaction is silence; anything else is someone knocking. */
export const mediaWhenIdle = (turn: Turn, input: Extract<Input, { kind: 'media' }>) => {
  if (input.media === 'reaction') return
  if (input.media === 'audio' && !input.caption?.trim()) return voiceNote(turn)
  textWhenIdle(turn, input.caption ?? '')
}
