import type { Event } from '../../engine/events.ts'
import type { Draft, Effect, EffectContext } from './draft.ts'

/** A fact becomes an update of the case document it speaks of. */
export const recorded: Effect<Extract<Event, { type: 'recorded' }>> = (event, draft, context) => {
  const subject =
    event.noun === 'person' ? context.personId : event.noun === 'claim' ? context.claimId : context.nextId('h')
  // A flow that can be entered without a claim may still tell of one; without a claim there is nothing to tell.
  if (subject === null) return
  pushUpdate(draft, context, event.noun, subject, event.move, { address: context.addressId, ...event.payload })
}

/** More updates than a turn tells. */
const MOST_TOLD = 1_000

export function pushUpdate(
  draft: Draft,
  context: EffectContext,
  noun: string,
  subject: string,
  move: string,
  payload: Record<string, unknown>,
): void {
  const id = context.nextId('u')
  draft.outbox.push({
    id,
    type: 'update',
    noun,
    subject,
    move,
    actor: context.actor,
    source: context.source,
    eventAt: context.eventAt,
    seq: context.place * MOST_TOLD + draft.outbox.filter((entry) => entry.type === 'update').length,
    receivedAt: context.now,
    sealed: context.seal(JSON.stringify(payload), `updates/${id}`),
  })
}
