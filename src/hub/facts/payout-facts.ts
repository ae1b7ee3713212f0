import type { ClaimDoc } from '../../cases/claim-doc.ts'
import type { Facts } from '../../engine/facts.ts'

/** Group `payout`: what is on the way to this payee, and what is in its way. Neither amounts nor codes to collect with. */
export const payoutFacts = (claim: ClaimDoc | null): Facts['payout'] => ({
  method: claim?.method || null,
  town: claim?.town || claim?.division || null,
  expires_on: claim?.expires_on || null,
  code: claim?.payout_code || null,
  missing: claim?.missing[0] ?? null,
  missing_count: claim?.missing.length ?? 0,
})
