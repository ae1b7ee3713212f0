import type { Session } from '../../engine/session.ts'
import type { CaseFile } from '../facts/case-file.ts'
import type { Parts } from '../parts.ts'

/** Messages looked at. */
const LATEST = 5

/** Who is in no group and answers so soon has had nothing else from us: their thread need not be read. */
const AT_ONCE_MS = 30_000

/**
 * The group spoke to somebody after our question was put, or they had a broadcast: their next words may be for that, and "sí" to another
 * member, or to a meeting on Saturday, must never join, sign or choose. The question is shown again first.
 */
export async function interruptedBy(
  { store, clock }: Pick<Parts, 'store' | 'clock'>,
  { invitations }: Pick<CaseFile, 'invitations'>,
  personId: string,
  { askedAt }: Session,
): Promise<boolean> {
  const inGroup = invitations.some(({ state }) => state === 'JOINED')
  if (!inGroup && clock.now().getTime() - Date.parse(askedAt) < AT_ONCE_MS) return false
  const latest = await store.messages.lastSent(personId, LATEST)
  return latest.some(
    ({ group, broadcast, claimedAt }) =>
      ((inGroup && group !== undefined) || broadcast !== undefined) && (claimedAt?.toISOString() ?? '') > askedAt,
  )
}
