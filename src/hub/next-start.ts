import type { Session } from '../engine/session.ts'
import type { Draft } from './effects/draft.ts'

type Waits = { session: Session | null; addressId: string; now: string; mayTellFrom(flow: string): string | null }

/**
 * Of the flows that wait for this person, the one that may begin now goes back into the inbox: the first when nothing is open, else one
 * that may be told between. `queueAt`: when to look again.
 */
export function nextStart({ conversation, outbox }: Draft, { session, addressId, now, mayTellFrom }: Waits): void {
  delete conversation.queueAt
  const waiting = conversation.queue.map((start) => ({
    start,
    // Another person of this phone is begun with when its talk is over.
    from: session === null ? now : start.personId === undefined ? mayTellFrom(start.flow) : null,
  }))
  const next = waiting.find(({ from }) => from !== null && from <= now)?.start
  const [soonest] = waiting.flatMap(({ from }) => (from !== null && from > now ? [from] : [])).sort()
  if (soonest !== undefined) conversation.queueAt = new Date(soonest)
  if (!next) return
  conversation.queue = conversation.queue.filter((start) => start !== next)
  outbox.push({
    id: next.id,
    type: 'input',
    addressId,
    ...(next.personId ? { personId: next.personId } : {}),
    input: { kind: 'start', flow: next.flow, answers: next.answers },
  })
}
