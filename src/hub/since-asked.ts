import type { Session } from '../engine/session.ts'
import type { MessageRecord } from '../store/messages.ts'
import type { CaseFile } from './facts/case-file.ts'
import type { Parts } from './parts.ts'

/** Messages looked at. */
const LATEST = 5

/** Who is in no group and answers so soon has had nothing else from us: their thread need not be read. */
const AT_ONCE_MS = 30_000

/**
 * `interrupted`: the group spoke to somebody after our question was put, or they had a broadcast: their next words may be for that, and
 * "sí" to another member, or to a meeting on Saturday, must never join, sign or choose. The question is shown again first. `putAt`: a
 * question that had to wait for the morning, or for the end of a feast, left then: an answer is as late as it is after that. `unseen`: it
 * waits still, and who writes in bits would answer what they have never read.
 */
export async function sinceAsked(
  { store, clock }: Pick<Parts, 'store' | 'clock'>,
  { invitations }: Pick<CaseFile, 'invitations'>,
  personId: string,
  { askedAt, frames }: Session,
  planned: boolean,
): Promise<{ interrupted: boolean; putAt?: string; unseen?: true }> {
  const asked = frames.at(-1)
  if (planned && asked && (await store.messages.isPlanned(personId, asked))) return { interrupted: false, unseen: true }
  const inGroup = invitations.some(({ state }) => state === 'JOINED')
  if (!inGroup && clock.now().getTime() - Date.parse(askedAt) < AT_ONCE_MS) return { interrupted: false }
  const latest = await store.messages.lastSent(personId, LATEST)
  const interrupted = latest.some(
    (each) => ((inGroup && each.group !== undefined) || each.broadcast !== undefined) && leftAt(each) > askedAt,
  )
  const { flow, node } = frames.at(-1) ?? {}
  const [putAt] = latest
    .filter((each) => each.flow === flow && each.node?.split('.')[0] === node)
    .map(leftAt)
    .sort()
    .reverse()
  return { interrupted, ...(putAt !== undefined && putAt > askedAt ? { putAt } : {}) }
}

const leftAt = ({ claimedAt }: Pick<MessageRecord, 'claimedAt'>): string => claimedAt?.toISOString() ?? ''
