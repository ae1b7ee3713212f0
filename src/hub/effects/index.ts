import type { Event } from '../../engine/events.ts'
import { consentChanged } from './consent-changed.ts'
import type { Draft, Effect, EffectContext } from './draft.ts'
import { handedOff } from './handed-off.ts'
import { recorded } from './recorded.ts'
import { said } from './said.ts'
import { teamWords } from './team-words.ts'
import { voiceConfirmed } from './voice-confirmed.ts'
import { waited } from './waited.ts'

/** Every event, one line each; the compiler refuses a missing one. */
export const effects: { [Type in Event['type']]: Effect<Extract<Event, { type: Type }>> } = {
  said,
  recorded,
  waited,
  'handed-off': handedOff,
  'team-words': teamWords,
  'voice-confirmed': voiceConfirmed,
  'consent-changed': consentChanged,
  // What waited for it is taken up when the turn is committed: see `next-start.ts`.
  ended: () => undefined,
}

export function applyEffects(events: Event[], draft: Draft, context: EffectContext): void {
  for (const event of events) (effects[event.type] as Effect<Event>)(event, draft, context)
}
