import { WORK_COUNTRIES } from './countries.ts'
import type { FieldKind } from './field.ts'
import { defineNoun, type Update } from './noun.ts'
import { ownCase, partiesOf, partyProblem } from './party.ts'
import { said } from './said.ts'

export const REFERRAL_STATES = ['NEW', 'REPORTED', 'IN_REVIEW', 'ADVISED', 'OPENED', 'DECLINED'] as const
export type ReferralState = (typeof REFERRAL_STATES)[number]

/** CASE: something happened that may be a case. VISA_OFFER: is this offer of a work visa real? */
export const REFERRAL_KINDS = ['CASE', 'VISA_OFFER'] as const
export const MAY_CALL = ['YES', 'NO', 'ASKING'] as const
export const VERDICTS = ['REAL', 'FALSE', 'UNCLEAR'] as const

/** From the field: a Defender tells of a case or of a visa offer. */
export type ReferralDoc = {
  id: string
  state: ReferralState
  kind?: string
  defender_id?: string
  person_id?: string
  what?: string
  place?: string
  country?: string
  happened?: string
  /** Who did it, or offers it. */
  who?: string
  /** How the offer can be reached: a number, a page, an office. */
  contact?: string
  asks_money?: boolean
  asks_papers?: boolean
  /** The same in the words of who tells it. */
  asks_for?: string
  fee?: string
  currency?: string
  photo?: string
  /** Whether the person agrees to be called. Without a yes there is advice, and nothing else. */
  may_call?: string
  /** The number at which they may be called, as it was told. */
  call_at?: string
  verdict?: string
  source?: string
  /** Version of the approved words that were given. */
  text_version?: string
  facilitation_id?: string
  matter_id?: string
  declined_because?: string
}

const told: Record<string, FieldKind> = {
  what: 'text',
  place: 'word',
  country: { one_of: WORK_COUNTRIES },
  happened: 'text',
  who: 'text',
  contact: 'text',
  asks_money: 'flag',
  asks_papers: 'flag',
  asks_for: 'text',
  fee: 'money',
  currency: 'currency',
  photo: 'word',
  may_call: { one_of: MAY_CALL },
  call_at: 'text',
}
const feeHasCurrency = (doc: ReferralDoc, { payload }: Update): string | null =>
  (payload.fee ?? doc.fee) !== undefined && (payload.currency ?? doc.currency) === undefined
    ? 'A fee says its currency.'
    : null

export const referral = defineNoun<ReferralState, ReferralDoc>({
  name: 'referral',
  states: REFERRAL_STATES,
  initial: (id) => ({ id, state: 'NEW' }),
  opens: 'report',
  clear: ['kind', 'defender_id', 'country', 'may_call', 'verdict'],
  moves: {
    report: {
      from: ['NEW'],
      to: 'REPORTED',
      who: ['defender', 'staff'],
      fields: { ...told, kind: { one_of: REFERRAL_KINDS }, defender_id: 'word', person_id: 'word' },
      requires: ['kind', 'what'],
      guard: (doc, update) =>
        partyProblem(update, 'defender', 'A referral names the Defender who tells it.') ?? feeHasCurrency(doc, update),
      change: (_, update) => ({
        ...(said({ ...told, kind: 'word', person_id: 'word' }, update) as Partial<ReferralDoc>),
        defender_id: partiesOf(update).defender_id as string,
      }),
      tells: (doc) => [
        { to: 'staff', reason: doc.kind === 'VISA_OFFER' ? 'visa_offer' : 'case_referral', priority: 'normal' },
      ],
    },
    add: {
      from: ['REPORTED', 'IN_REVIEW'],
      who: ['defender', 'staff'],
      fields: told,
      guard: (doc, update) => feeHasCurrency(doc, update) ?? ownCase(doc, update),
      change: (_, update) => said(told, update) as Partial<ReferralDoc>,
    },
    take: { from: ['REPORTED'], to: 'IN_REVIEW', who: ['staff'] },
    // The answer about a visa is an approved text, and never a promise.
    advise: {
      from: ['REPORTED', 'IN_REVIEW'],
      to: 'ADVISED',
      who: ['staff'],
      fields: { text_version: 'word', verdict: { one_of: VERDICTS }, source: 'text' },
      requires: ['text_version'],
      guard: (doc, { payload }) => {
        if (doc.kind !== 'VISA_OFFER') return null
        return payload.verdict && payload.source ? null : 'A visa offer is judged with the source that was asked.'
      },
      change: (_, update) =>
        said({ text_version: 'word', verdict: 'word', source: 'text' }, update) as Partial<ReferralDoc>,
      tells: (doc) => (doc.verdict === 'FALSE' ? [{ to: 'staff', reason: 'false_visa_offer', priority: 'high' }] : []),
    },
    open: {
      from: ['REPORTED', 'IN_REVIEW', 'ADVISED'],
      to: 'OPENED',
      who: ['staff'],
      fields: { facilitation_id: 'word', matter_id: 'word' },
      guard: (doc, { payload }) => {
        if (doc.may_call !== 'YES') return 'The person has not agreed to be called: advice only.'
        return payload.facilitation_id || payload.matter_id
          ? null
          : 'Say the facilitation or the matter that it became.'
      },
      change: (_, update) => said({ facilitation_id: 'word', matter_id: 'word' }, update) as Partial<ReferralDoc>,
    },
    decline: {
      from: ['REPORTED', 'IN_REVIEW', 'ADVISED'],
      to: 'DECLINED',
      who: ['staff'],
      fields: { reason: 'text' },
      requires: ['reason'],
      change: (_, { payload }) => ({ declined_because: payload.reason as string }),
    },
  },
})
