import type { ClaimDoc, ClaimState } from './claim-doc.ts'
import { freezing } from './freezing.ts'

/** Why nothing about the payout may change now; null: it may. */
export const frozen = (doc: ClaimDoc): string | null =>
  doc.frozen_by.length > 0 ? 'An incident is open: the payout is frozen until the safety lead lifts it.' : null

/** An open incident of the person stops the payout. */
export const freezeMoves = freezing<ClaimState, ClaimDoc>()
