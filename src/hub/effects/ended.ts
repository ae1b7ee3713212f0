import type { Event } from '../../engine/events.ts'
import type { Effect } from './draft.ts'

/** One conversation is over: the next that waited for this person may begin. */
export const ended: Effect<Extract<Event, { type: 'ended' }>> = (_event, draft, context) => {
  // A flow that went over into another is not the end of the conversation.
  if (draft.conversation.status !== 'idle') return
  const [next, ...rest] = draft.conversation.queue
  if (!next) return
  draft.conversation.queue = rest
  draft.outbox.push({
    id: next.id,
    type: 'input',
    addressId: context.addressId,
    ...(next.personId ? { personId: next.personId } : {}),
    input: { kind: 'start', flow: next.flow, answers: next.answers },
  })
}
