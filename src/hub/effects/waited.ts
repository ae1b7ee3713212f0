import type { Event } from '../../engine/events.ts'
import type { Effect } from './draft.ts'

/** An open question sets the timer; the sweeper fires it. */
export const waited: Effect<Extract<Event, { type: 'waited' }>> = (event, draft) => {
  draft.conversation.waitId = event.waitId
  if (event.until) draft.conversation.dueAt = new Date(event.until)
}
