import type { ClaimDoc, ClaimState } from './claim-doc.ts'
import { including, without } from './list.ts'
import type { Move } from './noun.ts'

/** Why nothing about the payout may change now; null: it may. */
export const frozen = (doc: ClaimDoc): string | null =>
  doc.frozen_by.length > 0 ? 'An incident is open: the payout is frozen until the safety lead lifts it.' : null

/** An open incident of the person stops the payout. */
export const freezeMoves: Record<string, Move<ClaimState, ClaimDoc>> = {
  freeze: {
    from: 'any',
    who: ['case'],
    fields: { incident: 'word' },
    requires: ['incident'],
    change: (doc, { payload }) => ({ frozen_by: including(doc.frozen_by, payload.incident as string) }),
  },
  unfreeze: {
    from: 'any',
    who: ['case'],
    fields: { incident: 'word' },
    requires: ['incident'],
    change: (doc, { payload }) => ({ frozen_by: without(doc.frozen_by, payload.incident as string) }),
  },
}
