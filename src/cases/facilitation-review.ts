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
import { CATEGORIES } from './matter-doc.ts'
import type { Move } from './noun.ts'
import { ownCase, partiesOf, partyProblem, tellCase } from './party.ts'
import { said } from './said.ts'
import { TASK_TYPES } from './task-evidence.ts'
import { askAdvocate, tellAdvocate } from './tell-advocate.ts'

type Moves = Record<string, Move<FacilitationState, FacilitationDoc>>

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

/** Step 1: the request of an Advocate, looked at with them and decided upon; who does it is `facilitation-offer.ts`. */
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
      ...(doc.call_confirmed_at ? tellAdvocate('CALL_TOMORROW', doc.id) : askAdvocate('CALL', doc.id)),
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
}
