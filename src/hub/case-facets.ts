import type { ClaimDoc } from '../cases/claim.ts'
import type { HandoffDoc } from '../cases/handoff.ts'
import type { AnyDoc, NounName } from '../cases/index.ts'
import type { MatterDoc } from '../cases/matter.ts'
import type { PersonDoc } from '../cases/person.ts'

/** What of a document stands outside the seal, for lists and counts: ids, codes and numbers, nothing personal. */
export type Facets = {
  personId?: string
  matterId?: string
  facets: Record<string, string | number | boolean>
}

const of: Record<NounName, (doc: never) => Facets> = {
  person: (doc: PersonDoc) => ({
    personId: doc.id,
    facets: {
      opted_out: doc.opted_out,
      reached: Object.keys(doc.reached).length > 0,
      wrong_numbers: doc.wrong_party.length,
      identity_locked: doc.identity_locked,
      scam_asked: doc.trust.scam_asked ?? 0,
      visa_asked: doc.trust.visa_asked ?? 0,
      death_reported: Boolean(doc.death_reported_at),
    },
  }),
  address: () => ({ facets: {} }),
  matter: (doc: MatterDoc) => ({ matterId: doc.id, facets: { outreach: doc.outreach } }),
  claim: (doc: ClaimDoc) => ({
    ...(doc.person_id ? { personId: doc.person_id } : {}),
    ...(doc.matter_id ? { matterId: doc.matter_id } : {}),
    facets: { open_question: doc.questions.some((question) => !question.answered_at), notices: doc.notices },
  }),
  handoff: (doc: HandoffDoc) => ({
    ...(doc.person_id ? { personId: doc.person_id } : {}),
    facets: { reason: doc.reason, priority: doc.priority, silent: doc.silent },
  }),
}

export const caseFacets = (noun: NounName, doc: AnyDoc): Facets => of[noun](doc as never)
