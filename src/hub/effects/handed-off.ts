import type { Event } from '../../engine/events.ts'
import type { Effect } from './draft.ts'
import { pushUpdate } from './recorded.ts'

/** A hand-off is a case document of its own: staff see it in their queue until somebody resolves it. */
export const handedOff: Effect<Extract<Event, { type: 'handed-off' }>> = (event, draft, context) => {
  pushUpdate(draft, context, 'handoff', context.nextId('h'), 'open', {
    person_id: context.personId,
    address: context.addressId,
    ...(context.claimId ? { claim_id: context.claimId } : {}),
    reason: event.reason,
    priority: event.priority,
    silent: draft.conversation.status === 'handed-off',
  })
}
