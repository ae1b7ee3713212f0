import { decisionMoves, staysIn } from './claim-decision.ts'
import { CLAIM_STATES, type ClaimDoc, type ClaimState, UNDECIDED_STATES } from './claim-doc.ts'
import { freezeMoves } from './claim-frozen.ts'
import { heirMoves } from './claim-heir.ts'
import { outreachMoves, REMINDED_STATES } from './claim-outreach.ts'
import { payeeMoves } from './claim-payee.ts'
import { payoutMoves } from './claim-payout.ts'
import { defineNoun } from './noun.ts'

export type { ClaimDoc } from './claim-doc.ts'

/** A settlement claim: one person in one matter, from the list to the payment. */
export const claim = defineNoun<ClaimState, ClaimDoc>({
  name: 'claim',
  states: CLAIM_STATES,
  initial: (id) => ({
    id,
    state: 'NOT_CONTACTED',
    employers: [],
    work: [],
    notices: 0,
    in_person: false,
    understood: false,
    reminders: 0,
    questions: [],
    declines: 0,
    missing: [],
    frozen_by: [],
  }),
  clear: ['notices', 'payout_code'],
  due: [
    // What silence means is for the way of taking part to say.
    {
      move: 'decide_none',
      in: UNDECIDED_STATES,
      when: (doc) => !staysIn(doc) && !doc.form_sent,
      since: 'deadline',
      after: ['0h'],
    },
    { move: 'stay_in', in: UNDECIDED_STATES, when: staysIn, since: 'deadline', after: ['0h'] },
    {
      move: 'remind_deadline',
      in: REMINDED_STATES,
      when: (doc) => !staysIn(doc),
      since: 'deadline',
      before: ['30d', '14d', '7d', '3d', '1d'],
    },
    { move: 'remind_documents', in: ['DOCS_PENDING'], since: 'papers_asked_at', after: ['5d', '12d', '26d'] },
    { move: 'remind_pick_up', in: ['SENT'], since: 'expires_on', before: ['14d', '7d', '3d'], told: 'sent_at' },
  ],
  moves: { ...outreachMoves, ...decisionMoves, ...payoutMoves, ...payeeMoves, ...heirMoves, ...freezeMoves },
})
