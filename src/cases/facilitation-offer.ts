import type { FacilitationDoc, FacilitationState } from './facilitation-doc.ts'
import { including, without } from './list.ts'
import type { Move, Tell, Update } from './noun.ts'
import { ownCase, tellCase } from './party.ts'
import { tellAdvocate } from './tell-advocate.ts'

/** Hours in which a Defender answers an offer. */
export const OFFER_HOURS = 48

const agreed = (doc: FacilitationDoc): boolean => Boolean(doc.accepted_at) && doc.no_conflict.length === 2
/** A Defender who said yes and two sides without a conflict end the review; the next step depends on the Advocate Agreement. */
const whenFound = (doc: FacilitationDoc): FacilitationState => {
  if (!agreed(doc)) return 'PROPOSED'
  return doc.advocate_agreed ? 'CONTRACT_DRAFT' : 'ADVOCATE_AGREEMENT'
}
const tellFound = (doc: FacilitationDoc): Tell[] =>
  agreed(doc)
    ? [
        ...tellCase('defender', doc.defender_id, 'assign', { facilitation_id: doc.id }),
        { to: 'staff', reason: 'defender_found', priority: 'normal' },
        ...tellAdvocate('FOUND', doc.id),
      ]
    : []
const withoutDefender = (doc: FacilitationDoc): Partial<FacilitationDoc> => ({
  refused_by: including(doc.refused_by, doc.defender_id ?? ''),
  defender_id: '',
  offered_at: '',
  accepted_at: '',
  no_conflict: [],
})
const sideOf = ({ actor, payload }: Update): unknown =>
  actor.kind === 'staff' ? payload.side : actor.kind.toUpperCase()

/** Step 1, its end: whether a Defender takes it on, and whether a side has a conflict. */
export const offerMoves: Record<string, Move<FacilitationState, FacilitationDoc>> = {
  propose: {
    from: ['REVIEWED'],
    to: 'PROPOSED',
    who: ['staff'],
    fields: {
      defender_id: 'word',
      area: 'word',
      what: 'word',
      minutes: 'count',
      rate: 'money',
      currency: 'currency',
      due_on: 'date',
    },
    requires: ['defender_id'],
    change: (doc, { payload, eventAt }) => ({
      defender_id: payload.defender_id as string,
      refused_by: without(doc.refused_by, payload.defender_id as string),
      offered_at: eventAt,
      accepted_at: '',
      no_conflict: [],
    }),
    // The offer names the area, the task, hours and pay; never a client.
    tells: (doc, { payload }) => {
      const { area, what, minutes, rate, currency, due_on } = payload as Record<string, string> & { minutes?: number }
      if (!(area && what && minutes && rate && currency && due_on))
        return [{ to: 'staff', reason: 'offer_to_defender', priority: 'normal' }]
      const pay = { amount: rate, currency }
      return [{ to: 'defender', flow: 'offer', with: { ref: doc.id, area, what, minutes, pay, due_on } }]
    },
  },
  check_conflict: {
    from: ['PROPOSED'],
    to: (doc) => (doc.defender_id ? whenFound(doc) : 'REVIEWED'),
    who: ['staff', 'defender', 'advocate'],
    fields: { side: { one_of: ['ADVOCATE', 'DEFENDER'] }, conflict: 'flag', note: 'text' },
    requires: ['conflict'],
    guard: (doc, update) =>
      sideOf(update) ? ownCase(doc, update) : 'Say which side was asked: side is ADVOCATE or DEFENDER.',
    change: (doc, update) =>
      update.payload.conflict
        ? withoutDefender(doc)
        : { no_conflict: including(doc.no_conflict, sideOf(update) as string) },
    tells: (doc, { payload }) =>
      payload.conflict ? [{ to: 'staff', reason: 'conflict_of_interest', priority: 'high' }] : tellFound(doc),
  },
  accept: {
    from: ['PROPOSED'],
    to: whenFound,
    who: ['defender', 'staff'],
    guard: (doc, update) => {
      const late = Date.parse(update.eventAt) - Date.parse(doc.offered_at ?? '') > OFFER_HOURS * 3_600_000
      return late ? `The offer was open for ${OFFER_HOURS} hours.` : ownCase(doc, update)
    },
    change: (doc, { eventAt }) => ({ accepted_at: doc.accepted_at || eventAt }),
    tells: tellFound,
  },
  refuse: {
    from: ['PROPOSED'],
    to: 'REVIEWED',
    who: ['defender', 'staff'],
    fields: { reason: 'text' },
    guard: ownCase,
    change: withoutDefender,
    tells: [{ to: 'staff', reason: 'defender_refused', priority: 'normal' }],
  },
  lapse: {
    from: ['PROPOSED'],
    to: 'REVIEWED',
    who: ['timer'],
    guard: (doc, { eventAt }) => {
      if (doc.accepted_at) return 'The Defender has answered.'
      return Date.parse(eventAt) - Date.parse(doc.offered_at ?? '') >= OFFER_HOURS * 3_600_000
        ? null
        : `The offer is open for ${OFFER_HOURS} hours.`
    },
    change: withoutDefender,
    tells: [{ to: 'staff', reason: 'defender_did_not_answer', priority: 'high' }],
  },
}
