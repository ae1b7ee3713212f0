import type { RecipientRecord } from '../../store/recipients.ts'
import type { Parts } from '../parts.ts'
import type { Candidate } from '../send-rules/rule.ts'
import { unitsOf } from '../sending/units-of.ts'

/** Somebody to whom it may go now. */
export type Ready = { recipient: RecipientRecord; candidate: Candidate }

/** How many slots of its sender each takes, and how many are taken before it. */
export function slotsOf(ready: readonly Ready[]): { units: number; before: number }[] {
  let taken = 0
  return ready.map(({ candidate }) => {
    const units = unitsOf(candidate)
    taken += units
    return { units, before: taken - units }
  })
}

/** One message for each person of a broadcast, whoever makes it; another one when what failed is sent again. */
export const messageIdOf = (
  { store }: Pick<Parts, 'store'>,
  { audience, personId, round }: Pick<RecipientRecord, 'audience' | 'personId' | 'round'>,
): string => {
  const broadcast = audience.slice(0, audience.lastIndexOf('/'))
  return `m_${store.vault.blindIndex(`broadcast/${broadcast}/${personId}/${round}`)}`
}
