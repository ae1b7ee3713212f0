import { windowOpen } from '../../channels/window.ts'
import type { Parts } from '../parts.ts'
import type { Candidate } from '../send-rules/rule.ts'

/** Until when a message has to wait because its sender has begun with as many people today as it may; null: it may go. */
export type Room = ReadonlyMap<string, Date>

export const NO_ROOM = {
  rule: 'warm-up',
  reason: 'The sender has begun with as many people in 24 hours as it may.',
} as const

/**
 * Which of these messages find no room any more today. Only what we begin outside the 24 hours of a conversation counts; the room is
 * taken by asking. @returns by address, until when they wait
 */
export async function withoutRoom(
  { pace, clock }: Pick<Parts, 'pace' | 'clock'>,
  candidates: readonly Pick<Candidate, 'address' | 'message'>[],
): Promise<Room> {
  const now = clock.now()
  const counted = candidates.filter(
    ({ address, message }) =>
      pace.tier !== null &&
      address.channel === 'whatsapp' &&
      message.kind === 'ours' &&
      !windowOpen(address.lastInboundAt?.toISOString() ?? null, now.toISOString()),
  )
  if (counted.length === 0) return new Map()
  const ids = counted.map(({ address }) => address._id)
  const { admitted, waitMs } = await pace.admit('whatsapp', ids)
  const in24 = new Set(admitted)
  return new Map(ids.filter((id) => !in24.has(id)).map((id) => [id, new Date(now.getTime() + waitMs)]))
}
