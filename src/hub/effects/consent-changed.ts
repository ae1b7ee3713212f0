import type { Event } from '../../engine/events.ts'
import type { Draft, Effect, EffectContext } from './draft.ts'
import { pushUpdate } from './recorded.ts'

/**
 * A stop at a number that somebody else has is that one's, and is heard in their name. The person whom we look for is reached elsewhere.
 *
 * Withdrawn: from this commit on nothing automatic goes out, on any channel; what was planned is dropped with it.
 * Given again: case messages only, which is what `opt_in` records.
 */
export const consentChanged: Effect<Extract<Event, { type: 'consent-changed' }>> = (event, draft, context) => {
  const { conversation } = draft
  const withdrawn = event.to === 'withdrawn'
  if (withdrawn && isElses(draft, context)) {
    const id = context.nextId('i')
    const input = { kind: 'event', event: 'provider.opted_out' } as const
    draft.outbox.push({ id, type: 'input', addressId: context.addressId, stranger: true, input })
    return
  }
  conversation.optedOut = withdrawn
  if (withdrawn) {
    conversation.optedOutAt = context.now
    // Only who wrote is stopped. Whoever waited for their turn on this phone goes back to the inbox, and from there to people.
    for (const { id, flow, answers, personId } of conversation.queue)
      if (personId !== undefined && personId !== context.personId)
        draft.outbox.push({
          id,
          type: 'input',
          addressId: context.addressId,
          personId,
          input: { kind: 'start', flow, answers },
        })
    conversation.queue = []
    // Unsent words of earlier turns fall; facts stay.
    conversation.outbox = conversation.outbox.filter((entry) => entry.type !== 'message')
  }
  pushUpdate(draft, context, 'person', context.personId, withdrawn ? 'opt_out' : 'opt_in', {
    address: context.addressId,
  })
}

const isElses = ({ outbox }: Draft, { wrongParty, personId }: EffectContext): boolean =>
  wrongParty ||
  outbox.some((entry) => entry.type === 'update' && entry.subject === personId && entry.move === 'wrong_party')
