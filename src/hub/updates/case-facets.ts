import type { ClaimDoc } from '../../cases/claim.ts'
import { nextDue } from '../../cases/due.ts'
import { type HandoffDoc, PRIORITIES } from '../../cases/handoff.ts'
import { type AnyDoc, type NounName, nouns } from '../../cases/index.ts'
import { type Holdable, isHeld } from '../../cases/legal-hold.ts'
import type { MatterDoc } from '../../cases/matter.ts'
import type { PersonDoc } from '../../cases/person.ts'
import { afterOfficeTime } from '../facts/office.ts'

type Plain = string | number | boolean

/** What of a document stands outside the seal, for lists and counts: ids, codes and numbers, nothing personal. */
export type Facets = {
  personId?: string
  matterId?: string
  facets: Record<string, Plain>
  dueAt?: Date
}

/** Only where it holds: documents from before there were legal holds stay as they are. */
const heldFacet = (doc: Holdable): Record<string, Plain> => (isHeld(doc) ? { legally_held: true } : {})

/** Facets that are computed; those that are fields of the document stand in its noun (`clear`). */
const computed: { [Name in NounName]?: (doc: never) => Record<string, Plain> } = {
  person: (doc: PersonDoc) => ({
    reached: Object.keys(doc.reached).length > 0,
    wrong_numbers: doc.wrong_party.length,
    scam_asked: doc.trust.scam_asked ?? 0,
    visa_asked: doc.trust.visa_asked ?? 0,
    cost_asked: doc.trust.cost_asked ?? 0,
    death_reported: Boolean(doc.death_reported_at),
    ...heldFacet(doc),
  }),
  matter: (doc: MatterDoc) => heldFacet(doc),
  handoff: (doc: HandoffDoc) => ({ urgency: PRIORITIES.indexOf(doc.priority) }),
  claim: (doc: ClaimDoc) => ({
    open_question: doc.questions.some((question) => !question.answered_at),
    listed: Boolean(doc.list_no),
    payee: Boolean(doc.amount),
  }),
}

export function caseFacets(name: NounName, doc: AnyDoc): Facets {
  const noun = nouns[name]
  const clear = (noun.clear ?? []).flatMap((field): [string, Plain][] => {
    const value = doc[field]
    const plain = (typeof value === 'string' && value !== '') || typeof value === 'number' || typeof value === 'boolean'
    return plain ? [[field, value]] : []
  })
  const due = nextDue(noun, doc, Number.NEGATIVE_INFINITY, afterOfficeTime)
  return {
    ...idOf('personId', name === 'person' ? doc.id : doc.person_id),
    ...idOf('matterId', name === 'matter' ? doc.id : doc.matter_id),
    facets: { ...Object.fromEntries(clear), ...computed[name]?.(doc as never) },
    ...(due === null ? {} : { dueAt: new Date(due) }),
  }
}

const idOf = (name: 'personId' | 'matterId', id: unknown): Partial<Facets> =>
  typeof id === 'string' && id !== '' ? { [name]: id } : {}
