import { type ClaimDoc, type ClaimState, JOINED_STATES, PAYOUT_WISHES } from './claim-doc.ts'
import type { FieldKind } from './field.ts'
import { including } from './list.ts'
import type { Move } from './noun.ts'
import { said } from './said.ts'

type ClaimMoves = Record<string, Move<ClaimState, ClaimDoc>>

const ID_STATES = ['VALID', 'EXPIRED', 'NONE'] as const
const ID_FIELDS: Record<string, FieldKind> = {
  payee_name: 'word',
  id_expires_on: 'date',
  id_state: { one_of: ID_STATES },
}
const listens = ['bot', 'timer', 'person', 'defender', 'staff'] as const

/** What the payee says and hands in on the way to the money. Nothing of it changes where the money goes. */
export const payeeMoves: ClaimMoves = {
  // As they copied it from their ID; staff compare it with the ID that was seen.
  say_id: {
    from: JOINED_STATES.filter((state) => state !== 'PAID'),
    who: listens,
    fields: ID_FIELDS,
    change: (_, update) => said(ID_FIELDS, update) as Partial<ClaimDoc>,
    tells: (_, { payload }) =>
      payload.id_state === 'EXPIRED' || payload.id_state === 'NONE'
        ? [{ to: 'staff', reason: 'payee_without_id', priority: 'normal' }]
        : [],
  },
  // A paper that was missing: it is in our hands, and staff have to look at it.
  hand_in: {
    from: ['DOCS_PENDING'],
    who: listens,
    fields: { document: 'word', file: 'word' },
    requires: ['document', 'file'],
    change: (doc, { payload }) => ({
      missing: doc.missing.filter((each) => each !== payload.document),
      handed_in: including(doc.handed_in ?? [], payload.file as string),
    }),
    tells: [{ to: 'staff', reason: 'document_handed_in', priority: 'high' }],
  },
  refuse_document: {
    from: ['DOCS_PENDING'],
    who: ['staff', 'advocate'],
    fields: { document: 'word', reason: 'text' },
    requires: ['document'],
    change: (doc, { payload }) => ({ missing: including(doc.missing, payload.document as string) }),
    tells: (_, { payload }) => [
      {
        to: 'person',
        flow: 'refused',
        with: {
          what: payload.reason ? 'PAPER' : 'OTHER_PAPER',
          ...(said(TOLD, { payload }) as Record<string, string>),
        },
      },
    ],
  },
  remind_documents: {
    from: ['DOCS_PENDING'],
    who: ['timer'],
    tells: (doc) => (doc.missing.length > 0 ? [{ to: 'person', flow: 'documents' }] : []),
  },
  remind_pick_up: { from: ['SENT'], who: ['timer'], tells: [{ to: 'person', flow: 'pick-up' }] },
  // After a problem: what they would like; people make it so.
  wish_payout: {
    from: ['SENT', 'RETURNED', 'TROUBLESHOOTING'],
    who: listens,
    fields: { wish: { one_of: PAYOUT_WISHES }, place: 'text' },
    requires: ['wish'],
    change: (_, { payload }) => ({
      payout_wish: payload.wish as NonNullable<ClaimDoc['payout_wish']>,
      payout_wish_place: (payload.place ?? '') as string,
    }),
    tells: [{ to: 'staff', reason: 'payout_wish', priority: 'high' }],
  },
}

const TOLD = { document: 'word', reason: 'text' } as const
