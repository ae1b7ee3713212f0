import type { Event } from '../../engine/events.ts'
import type { Effect } from './draft.ts'
import { pushUpdate } from './recorded.ts'

/**
 * A hand-off is a case document of its own: staff see it in their queue until somebody resolves it. Whoever is not on record yet is
 * from then on: a stranger who asks for a call before anything else has to be found, with their number.
 */
export const handedOff: Effect<Extract<Event, { type: 'handed-off' }>> = (event, draft, context) => {
  const { onRecord, addressId: address, personId } = context
  if (!onRecord && !draft.outbox.some((entry) => entry.type === 'update' && entry.noun === 'person'))
    pushUpdate(draft, context, 'person', personId, 'introduce', { address })
  pushUpdate(draft, context, 'handoff', context.nextId('h'), 'open', {
    person_id: context.personId,
    address: context.addressId,
    ...(context.claimId ? { claim_id: context.claimId } : {}),
    reason: event.reason,
    priority: event.priority,
    silent: draft.conversation.status === 'handed-off',
  })
}
