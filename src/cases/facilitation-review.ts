import { WORK_COUNTRIES } from './countries.ts'
import {
  type FacilitationDoc,
  type FacilitationState,
  OPEN_FACILITATION,
  REVIEW_STATES,
  URGENCIES,
  WHERE_NOW,
} from './facilitation-doc.ts'
import type { FieldKind } from './field.ts'
import { including, without } from './list.ts'
import { CATEGORIES } from './matter-doc.ts'
import type { Move, Tell, Update } from './noun.ts'
import { ownCase, partiesOf, partyProblem, tellCase } from './party.ts'
import { said } from './said.ts'
import { TASK_TYPES } from './task-evidence.ts'
import { askAdvocate, tellAdvocate } from './tell-advocate.ts'

type Moves = Record<string, Move<FacilitationState, FacilitationDoc>>

/** Hours in which a Defender answers an offer. */
export const OFFER_HOURS = 48

const triage: Record<string, FieldKind> = {
  where_now: { one_of: WHERE_NOW },
  category: { one_of: CATEGORIES },
  urgency: { one_of: URGENCIES },
}
const about: Record<string, FieldKind> = {
  ...triage,
  matter_id: 'word',
  reference: 'word',
  country: { one_of: WORK_COUNTRIES },
  languages: 'texts',
  task_types: { some_of: TASK_TYPES },
  deadline: 'instant',
  needed_by: 'date',
  about: 'text',
}

/**
 * Order of the queue: what is urgent, then rights that were violated (the person is back home), then protection (the
 * person is in the US or Canada), then what may have to be declined.
 */
const ranked = (doc: FacilitationDoc): FacilitationDoc => {
  const urgency = ['URGENT', 'HIGH', 'NORMAL'].indexOf(doc.urgency)
  const place = doc.where_now === 'HOME_COUNTRY' ? 0 : doc.where_now === 'US' || doc.where_now === 'CANADA' ? 1 : 2
  return { ...doc, triage: urgency * 10 + place }
}

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

/** Step 1: from the request to a Defender who said yes, before any contract. */
export const reviewMoves: Moves = {
  request: {
    from: ['NEW'],
    to: 'REQUESTED',
    who: ['advocate', 'staff', 'case'],
    fields: { ...about, advocate_id: 'word', referral_id: 'word' },
    requires: ['country'],
    guard: (_, update) => partyProblem(update, 'advocate', 'A request names its Advocate.'),
    change: (doc, update) =>
      ranked({
        ...doc,
        ...(said(about, update) as Partial<FacilitationDoc>),
        advocate_id: partiesOf(update).advocate_id as string,
        source: update.payload.referral_id ? 'REFERRAL' : 'ADVOCATE',
        ...(update.payload.referral_id ? { referral_id: update.payload.referral_id as string } : {}),
      }),
    tells: (doc, { payload }) => [
      ...tellCase('advocate', doc.advocate_id, 'take_on', { facilitation_id: doc.id }),
      // Who asked in a conversation is answered there.
      ...(payload.address ? [] : tellAdvocate('REQUESTED', doc.id)),
      {
        to: 'staff',
        reason: 'facilitation_requested',
        priority: doc.urgency === 'URGENT' ? 'urgent' : doc.urgency === 'HIGH' ? 'high' : 'normal',
      },
    ],
  },
  describe: {
    from: OPEN_FACILITATION,
    who: ['staff', 'advocate'],
    fields: about,
    guard: ownCase,
    change: (doc, update) => ranked({ ...doc, ...(said(about, update) as Partial<FacilitationDoc>) }),
  },
  triage: {
    from: REVIEW_STATES,
    who: ['staff'],
    fields: triage,
    change: (doc, update) => ranked({ ...doc, ...(said(triage, update) as Partial<FacilitationDoc>) }),
  },
  book_call: {
    from: ['REQUESTED', 'CALL_BOOKED'],
    to: 'CALL_BOOKED',
    who: ['staff', 'advocate'],
    fields: { call_at: 'instant' },
    requires: ['call_at'],
    guard: (doc, update) =>
      ownCase(doc, update) ??
      (Date.parse(update.payload.call_at as string) > Date.parse(update.eventAt) ? null : 'That time has passed.'),
    change: (_, { payload, actor, eventAt }) => ({
      call_at: payload.call_at as string,
      call_wish: '',
      call_confirmed_at: actor.kind === 'advocate' ? eventAt : '',
    }),
    tells: (doc, { actor }) => (actor.kind === 'staff' ? askAdvocate('CALL', doc.id) : []),
  },
  confirm_call: {
    from: ['CALL_BOOKED'],
    who: ['advocate', 'staff'],
    guard: ownCase,
    change: (_, { eventAt }) => ({ call_confirmed_at: eventAt }),
  },
  wish_call: {
    from: ['REQUESTED', 'CALL_BOOKED'],
    to: 'REQUESTED',
    who: ['advocate'],
    fields: { when: 'text' },
    requires: ['when'],
    guard: ownCase,
    change: (_, { payload }) => ({ call_at: '', call_confirmed_at: '', call_wish: payload.when as string }),
    tells: [{ to: 'staff', reason: 'call_time_wished', priority: 'high' }],
  },
  remind_call: {
    from: ['CALL_BOOKED'],
    who: ['timer'],
    tells: (doc) => [
      { to: 'staff', reason: 'intake_call_tomorrow', priority: 'normal' },
      ...(doc.call_confirmed_at
        ? tellAdvocate('CALL_TOMORROW', doc.id, { at: doc.call_at ?? '' })
        : askAdvocate('CALL', doc.id)),
    ],
  },
  review: {
    from: ['REQUESTED', 'CALL_BOOKED'],
    to: (_, { payload }) =>
      payload.decision === 'PROCEED' ? 'REVIEWED' : payload.decision === 'DECLINE' ? 'DECLINED' : 'REFERRED_OUT',
    who: ['staff'],
    fields: { decision: { one_of: ['PROCEED', 'DECLINE', 'REFER_OUT'] }, call_held_on: 'date', reason: 'text' },
    requires: ['decision'],
    guard: (_, { payload }) => {
      if (payload.decision === 'PROCEED')
        return payload.call_held_on ? null : 'The case is reviewed with the Advocate in a call first (call_held_on).'
      return payload.reason ? null : 'A request is declined or referred with a reason.'
    },
    change: (_, { payload }) => ({
      ...(payload.call_held_on ? { call_held_on: payload.call_held_on as string } : {}),
      ...(payload.reason ? { decision_reason: payload.reason as string } : {}),
    }),
    // The reason goes by e-mail: it may speak of people.
    tells: (doc) => [
      ...tellAdvocate(doc.state as 'REVIEWED' | 'DECLINED' | 'REFERRED_OUT', doc.id),
      ...(doc.state === 'REVIEWED'
        ? []
        : [{ to: 'staff', reason: 'tell_advocate_of_decision', priority: 'normal' } as const]),
    ],
  },
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
    guard: (doc, update) => (sideOf(update) ? ownCase(doc, update) : 'Say which side was asked.'),
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
