import type { Event } from '../../engine/events.ts'
import type { Effect } from './draft.ts'

/** The words are the person's own now: whoever listens writes a note, not a second answer. */
export const voiceConfirmed: Effect<Extract<Event, { type: 'voice-confirmed' }>> = ({ media }, draft, context) => {
  draft.outbox.push({ id: context.nextId('v'), type: 'confirmed', media })
}
