import type { FieldKind } from './field.ts'
import type { Move, Tell, Update } from './noun.ts'
import { tellCase } from './party.ts'
import { said } from './said.ts'
import { ATTEMPT_RESULTS, type Lead, SEARCH_STATES, type SearchDoc, type SearchState, type Told } from './search-doc.ts'
import { withLead } from './search-same-lead.ts'

/** What an acquaintance tells of the person. */
export const REPORTS = ['DIED', 'AWAY'] as const
/** After these nobody is written to at that lead again, unless somebody of the team approves it anew. */
const NO_MORE: readonly unknown[] = ['REFUSED', 'WRONG_PERSON', 'UNSAFE']

const fields: Record<string, FieldKind> = {
  lead: 'word',
  result: { one_of: ATTEMPT_RESULTS },
  says: { one_of: REPORTS },
  number: 'text',
  consent_reported: 'flag',
  relative: 'text',
  place: 'text',
  address: 'word',
  note: 'text',
}

/**
 * What came of a try that we made by ourselves: an acquaintance answered. It is never refused for the state of the search: what somebody
 * told us is kept, and the words that thank them must go out. No answer to the last try: somebody goes there. `number`: of the person;
 * `consent_reported`: with their leave, as they were asked and say. `relative` and `place`: whom to ask and where to look, in the teller's words.
 */
export const answered: Move<SearchState, SearchDoc> = {
  from: SEARCH_STATES.filter((state) => state !== 'NEW'),
  to: (doc, { payload }) => (doc.state === 'NOT_FOUND' && leadsOn(payload) ? 'WORKING' : doc.state),
  who: ['bot', 'timer'],
  fields,
  requires: ['result'],
  change: (doc, update) => {
    const { lead, result, note, address, says } = said(fields, update) as Record<string, string | undefined>
    const tried = doc.attempts.findLast((each) => each.automated && each.lead === lead)
    const leads = doc.leads.map((each): Lead => {
      const { approved_by, ...rest } = each
      return each.key === lead && NO_MORE.includes(result) ? rest : each
    })
    // Whoever writes by themselves, later, is known by where they write.
    const teller = leads.find((each) =>
      lead === undefined ? each.person && each.address === address : each.key === lead,
    )
    return {
      attempts: doc.attempts.map((each) =>
        each === tried ? { ...each, result: result as typeof each.result, ...(note ? { note } : {}) } : each,
      ),
      leads: newLeads(update, teller).reduce(withLead, leads),
      ...(says ? { told: [...(doc.told ?? []), told(update, says as Told['says'])] } : {}),
    }
  },
  tells: (doc, { payload }): Tell[] => [
    ...(payload.number || payload.place ? [{ to: 'staff', reason: 'new_lead', priority: 'normal' } as const] : []),
    ...(payload.result === 'UNSAFE' ? [{ to: 'staff', reason: 'unsafe_lead', priority: 'urgent' } as const] : []),
    ...(payload.result === 'NO_ANSWER' ? ([{ to: 'visit' }] satisfies Tell[]) : []),
    ...(payload.says === 'DIED' ? tellCase('person', doc.person_id, 'decease', {}) : []),
  ],
}

const leadsOn = ({ number, relative, place }: Update['payload']): boolean => Boolean(number || relative || place)

/** A number may be written to once somebody approved it; whom to ask and where to look somebody of the team decides. */
const newLeads = (update: Update, teller: Lead | undefined): Lead[] => {
  const { number, relative, place } = said(fields, update) as Record<string, string | undefined>
  const consent = update.payload.consent_reported === true ? { consent_reported: true } : {}
  const known = {
    ...{ key: update.key, told_at: update.eventAt, source: 'acquaintance', safe_to_contact: true },
    ...(teller?.person ? { told_by: teller.person } : {}),
  }
  const relation = teller?.relation ? { relation: teller.relation } : {}
  return [
    ...(number ? [{ ...known, ...relation, kind: 'PHONE', trust: 2, number, ...consent } as const] : []),
    ...(relative ? [{ ...known, kind: 'PERSON', trust: 1, note: relative } as const] : []),
    ...(place ? [{ ...known, kind: 'PLACE', trust: 1, note: place } as const] : []),
  ]
}

const told = (update: Update, says: Told['says']): Told => {
  const { lead, address, note } = said(fields, update) as Record<string, string | undefined>
  const where = lead ? { lead } : address ? { address } : {}
  return { key: update.key, at: update.eventAt, says, ...where, ...(note ? { note } : {}) }
}
