import type { RecipientRecord } from '../../store/recipients.ts'
import type { Parts } from '../parts.ts'
import type { Candidate } from '../send-rules/rule.ts'

/** Somebody to whom it may go now. */
export type Ready = { recipient: RecipientRecord; candidate: Candidate }

/** One message for each person of a broadcast, whoever makes it; another one when what failed is sent again. */
export const messageIdOf = (
  { store }: Pick<Parts, 'store'>,
  { audience, personId, round }: Pick<RecipientRecord, 'audience' | 'personId' | 'round'>,
): string => {
  const broadcast = audience.slice(0, audience.lastIndexOf('/'))
  return `m_${store.vault.blindIndex(`broadcast/${broadcast}/${personId}/${round}`)}`
}
