import { CLAIM_STATES, type ClaimDoc, type ClaimState } from './claim-doc.ts'
import type { Move, Tell } from './noun.ts'
import { tellCase } from './party.ts'

type ClaimMoves = Record<string, Move<ClaimState, ClaimDoc>>

const toHeir = (heir: unknown, doc: ClaimDoc, move: 'stand_for' | 'stand_down'): Tell[] =>
  doc.person_id ? tellCase('person', heir as string, move, { other_id: doc.person_id }) : []

const BEFORE_IT_LEAVES: readonly ClaimState[] = ['METHOD_CHOSEN', 'PAYEE_CONFIRMED', 'SCHEDULED']
const PAID_ANEW: readonly ClaimState[] = ['SENT', 'RETURNED', 'TROUBLESHOOTING']

/** Somebody inherits the claim of who has died: the relationship says so, once two people of the team have seen the document. */
export const heirMoves: ClaimMoves = {
  name_heir: {
    from: CLAIM_STATES,
    who: ['case'],
    fields: { heir_id: 'word' },
    requires: ['heir_id'],
    // Of two who inherit the first stays until people have released them; that there is another must not be refused in silence.
    change: (doc, { payload }) => ({ heir_id: doc.heir_id || (payload.heir_id as string) }),
    tells: (doc, { payload }) =>
      doc.heir_id === payload.heir_id
        ? [...toHeir(doc.heir_id, doc, 'stand_for'), { to: 'person', flow: 'heir' }]
        : [{ to: 'staff', reason: 'another_heir', priority: 'high' }],
  },
  // Whoever was confirmed as payee is none any more: nothing goes out before another one is.
  release_heir: {
    from: CLAIM_STATES,
    to: (doc) => (BEFORE_IT_LEAVES.includes(doc.state) ? 'DOCS_OK' : doc.state),
    who: ['case'],
    fields: { heir_id: 'word' },
    requires: ['heir_id'],
    guard: (doc, { payload }) => (doc.heir_id === payload.heir_id ? null : 'This is not the heir.'),
    change: (doc) => ({
      heir_id: '',
      payee_name: '',
      payee_confirmed_at: '',
      payee_open: PAID_ANEW.includes(doc.state),
    }),
    tells: (doc, { payload }) => [
      ...toHeir(payload.heir_id, doc, 'stand_down'),
      { to: 'staff', reason: 'heir_released', priority: 'high' },
    ],
  },
}
