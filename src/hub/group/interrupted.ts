import type { Session } from '../../engine/session.ts'
import type { CaseFile } from '../facts/case-file.ts'
import type { Parts } from '../parts.ts'

/** Messages looked at. */
const LATEST = 5

/**
 * The group spoke to somebody after our question was put: their next words may be for it, and "sí" to another member must never
 * join, sign or choose. The question is shown again first.
 */
export async function interruptedBy(
  { store }: Pick<Parts, 'store'>,
  { invitations }: Pick<CaseFile, 'invitations'>,
  personId: string,
  { askedAt }: Session,
): Promise<boolean> {
  if (!invitations.some(({ state }) => state === 'JOINED')) return false
  const latest = await store.messages.lastSent(personId, LATEST)
  return latest.some(({ group, claimedAt }) => group !== undefined && (claimedAt?.toISOString() ?? '') > askedAt)
}
