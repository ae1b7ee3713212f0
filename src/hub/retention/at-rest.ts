import { hasJoined, JOINED_STATES } from '../../cases/claim-doc.ts'
import type { NounName } from '../../cases/index.ts'
import type { PlainCase, Standing } from './standing.ts'

/** States in which a case needs nothing more of the person whom it concerns. Nouns that are not named never do. */
const ENDED: Partial<Record<NounName, readonly string[]>> = {
  handoff: ['RESOLVED'],
  incident: ['CLOSED'],
  complaint: ['CLOSED', 'WITHDRAWN'],
  privacy_request: ['DONE', 'WITHDRAWN'],
  search: ['LOCATED', 'LOCATED_DECEASED', 'LOCATED_DECLINES_CONTACT', 'NOT_FOUND', 'STOPPED'],
  task: ['DONE', 'CANCELLED'],
  referral: ['ADVISED', 'OPENED', 'DECLINED'],
  defender: ['LEFT'],
  advocate: ['LEFT'],
}
export const MATTER_ENDED: readonly string[] = ['CLOSED', 'DECLINED']
/** Joined, and neither paid nor closed: something is still owed to them. */
const OWED: readonly string[] = JOINED_STATES.filter((state) => state !== 'PAID')

/** What somebody was to us, when nothing is left to do. `stopped`: their stop is kept, or the next list would undo it. */
export type AtRest = { as: 'strangers' | 'listed' | 'participants' | 'stopped'; since: Date }

/** @param seenAt when they last wrote, or were first known; null: something is still to be done for them. */
export function atRest({ cases, matters }: Standing, seenAt: Date): AtRest | null {
  const ended = new Set(matters.filter(({ state }) => MATTER_ENDED.includes(state)).map(({ subject }) => subject))
  if (cases.some(({ matterId }) => matterId !== undefined && !ended.has(matterId))) return null
  if (cases.some(inUse)) return null
  const since = new Date(
    Math.max(seenAt.getTime(), ...[...cases, ...matters].map(({ updatedAt }) => updatedAt.getTime())),
  )
  return { as: was(cases), since }
}

const inUse = ({ noun, state }: PlainCase): boolean => {
  if (noun === 'claim') return OWED.includes(state)
  const ended = ENDED[noun as NounName]
  return ended !== undefined && !ended.includes(state)
}

function was(cases: readonly PlainCase[]): AtRest['as'] {
  const partner = cases.some(({ noun }) => noun === 'defender' || noun === 'advocate')
  if (partner || cases.some(({ noun, state }) => noun === 'claim' && hasJoined(state))) return 'participants'
  const records = cases.filter(({ noun }) => noun === 'person')
  if (records.some(({ facets }) => facets.opted_out === true)) return 'stopped'
  const known = cases.some(({ noun }) => noun === 'claim') || records.some(({ state }) => state !== 'UNKNOWN')
  return known ? 'listed' : 'strangers'
}
