import type { Lead } from './search-doc.ts'

/**
 * The leads with one more. A number that is given again is the lead that is there: what somebody judged of it stays, and what was said of
 * it now is added.
 */
export const withLead = (leads: readonly Lead[], lead: Lead): Lead[] => {
  const same = lead.number === undefined ? undefined : leads.find((each) => isSame(each, lead))
  return same === undefined ? [...leads, lead] : leads.map((each) => (each === same ? again(same, lead) : each))
}

const isSame = (before: Lead, lead: Lead): boolean => before.kind === lead.kind && before.number === lead.number

const again = (before: Lead, lead: Lead): Lead => ({
  ...lead,
  ...before,
  told_again_at: lead.told_at,
  trust: Math.max(before.trust, lead.trust),
  // What is not safe is not made so by being said again.
  safe_to_contact: before.safe_to_contact && lead.safe_to_contact,
  ...(lead.fresh_on === undefined ? {} : { fresh_on: lead.fresh_on }),
  ...(lead.note === undefined || before.note === undefined || before.note.includes(lead.note)
    ? {}
    : { note: `${before.note}; ${lead.note}` }),
})
