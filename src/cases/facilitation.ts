import {
  FACILITATION_STATES,
  type FacilitationDoc,
  type FacilitationState,
  OPEN_FACILITATION,
} from './facilitation-doc.ts'
import { moneyMoves } from './facilitation-money.ts'
import { OFFER_HOURS, offerMoves } from './facilitation-offer.ts'
import { reviewMoves } from './facilitation-review.ts'
import { workMoves } from './facilitation-work.ts'
import { defineNoun } from './noun.ts'

export type { FacilitationDoc } from './facilitation-doc.ts'

/** The five steps of a case facilitation: review, agreements, work, payment, evaluation. */
export const facilitation = defineNoun<FacilitationState, FacilitationDoc>({
  name: 'facilitation',
  states: FACILITATION_STATES,
  initial: (id) => ({
    id,
    state: 'NEW',
    languages: [],
    task_types: [],
    urgency: 'NORMAL',
    triage: 99,
    no_conflict: [],
    refused_by: [],
    advocate_agreed: false,
    tasks: {},
    reports: {},
    alerted: 0,
    alerted_before: 0,
    evaluations: {},
  }),
  opens: 'request',
  clear: ['advocate_id', 'defender_id', 'country', 'category', 'urgency', 'triage', 'alerted', 'outcome'],
  due: [
    { move: 'remind_call', in: ['CALL_BOOKED'], since: 'call_at', before: ['24h'] },
    { move: 'lapse', in: ['PROPOSED'], since: 'offered_at', after: [`${OFFER_HOURS}h`] },
    { move: 'tell_status', in: ['ACTIVE'], since: 'next_status_on', after: ['0h'] },
    { move: 'ask_report', in: ['ACTIVE'], since: 'next_report_on', after: ['0h'] },
    { move: 'remind_deadline', in: OPEN_FACILITATION, since: 'deadline', before: ['30d', '14d', '7d', '3d', '1d'] },
  ],
  moves: { ...reviewMoves, ...offerMoves, ...workMoves, ...moneyMoves },
})
