import { defineNoun } from './noun.ts'
import { ownCase, tellCase } from './party.ts'
import { askAdvocate } from './tell-advocate.ts'

export const OUTCOME_STATES = ['NEW', 'PENDING', 'REPORTED'] as const
export type OutcomeState = (typeof OUTCOME_STATES)[number]
export const OUTCOME_RESULTS = ['SETTLED', 'WON', 'LOST', 'WITHDRAWN', 'OTHER'] as const

/** How the case ended. It may be known years later: a closed facilitation keeps asking, slowly. */
export type OutcomeDoc = {
  id: string
  state: OutcomeState
  facilitation_id?: string
  matter_id?: string
  advocate_id?: string
  result?: string
  amount?: string
  currency?: string
  people?: number
  ended_on?: string
  publishable?: boolean
  note?: string
  /** The last time that it was asked for: the next is ninety days later. */
  asked_at?: string
  asked: number
}

export const outcome = defineNoun<OutcomeState, OutcomeDoc>({
  name: 'outcome',
  states: OUTCOME_STATES,
  initial: (id) => ({ id, state: 'NEW', asked: 0 }),
  clear: ['facilitation_id', 'advocate_id', 'result', 'people', 'publishable'],
  due: [{ move: 'ask', in: ['PENDING'], since: 'asked_at', after: ['90d'] }],
  moves: {
    expect: {
      from: ['NEW'],
      to: 'PENDING',
      who: ['case'],
      fields: { facilitation_id: 'word', matter_id: 'word', advocate_id: 'word' },
      requires: ['facilitation_id', 'advocate_id'],
      change: (_, { payload, eventAt }) => ({ ...(payload as Partial<OutcomeDoc>), asked_at: eventAt }),
      tells: (doc) => askAdvocate('OUTCOME', doc.facilitation_id),
    },
    ask: {
      from: ['PENDING'],
      who: ['timer', 'staff'],
      change: (doc, { eventAt }) => ({ asked_at: eventAt, asked: doc.asked + 1 }),
      tells: (doc) => askAdvocate('OUTCOME', doc.facilitation_id),
    },
    // Asked again ninety days from now, not from when it was last asked.
    still_open: {
      from: ['PENDING'],
      who: ['advocate', 'staff'],
      guard: ownCase,
      change: (_, { eventAt }) => ({ asked_at: eventAt }),
    },
    // Said again it is a correction: the update before it stays in the history.
    report: {
      from: ['PENDING', 'REPORTED'],
      to: 'REPORTED',
      who: ['advocate', 'staff'],
      fields: {
        result: { one_of: OUTCOME_RESULTS },
        amount: 'money',
        currency: 'currency',
        people: 'count',
        ended_on: 'date',
        publishable: 'flag',
        note: 'text',
      },
      requires: ['result'],
      guard: (doc, update) => {
        const { amount, currency } = update.payload
        return (amount == null) === (currency == null)
          ? ownCase(doc, update)
          : 'An amount and its currency go together.'
      },
      change: (_, { payload }) => ({ ...(payload as Partial<OutcomeDoc>) }),
      tells: (doc) => [
        ...tellCase('facilitation', doc.facilitation_id, 'know_outcome', { result: doc.result }),
        { to: 'staff', reason: 'outcome_reported', priority: 'normal' },
      ],
    },
  },
})
