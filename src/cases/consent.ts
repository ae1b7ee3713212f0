import type { FieldKind } from './field.ts'
import { type Actor, defineNoun, type Move } from './noun.ts'
import { type ConsentState, PURPOSES, type Purpose } from './person-doc.ts'

export const CONSENT_STATES = ['NONE', 'ASKED', 'GIVEN', 'WITHDRAWN'] as const satisfies readonly ConsentState[]

/**
 * What one person allows at one address for one purpose, with the words they were asked with. The person's own document
 * holds the sum over their addresses, by which the hub acts; this is the proof.
 */
export type ConsentDoc = {
  id: string
  state: ConsentState
  person_id?: string
  address?: string
  purpose?: Purpose
  /** Version of the words that were asked, and of those that were answered. */
  asked_version?: string
  text_version?: string
  /** Message or request that said it. */
  source?: string
  asked_at?: string
  given_at?: string
  withdrawn_at?: string
}

/** One document for each person, address and purpose. */
export const consentId = (personId: string, address: string, purpose: Purpose): string =>
  `${personId}.${address}.${purpose}`

const about: Record<string, FieldKind> = {
  person_id: 'word',
  address: 'word',
  purpose: { one_of: PURPOSES },
  text_version: 'word',
}
const who = ['case', 'staff', 'defender'] as const satisfies readonly Actor['kind'][]

type Consent = Move<ConsentState, ConsentDoc>
const step = (from: readonly ConsentState[], to: ConsentState, change: NonNullable<Consent['change']>): Consent => ({
  from,
  to,
  who,
  fields: about,
  requires: ['person_id', 'address', 'purpose'],
  guard: (doc, { payload, actor }) => {
    const same = (['person_id', 'address', 'purpose'] as const).every(
      (field) => (doc[field] ?? payload[field]) === payload[field],
    )
    if (!same) return 'A consent is of one person, address and purpose.'
    return to === 'GIVEN' && actor.kind !== 'case' && !payload.text_version
      ? 'A consent that people take down says which words were agreed to.'
      : null
  },
  change: (doc, update) => ({
    person_id: update.payload.person_id as string,
    address: update.payload.address as string,
    purpose: update.payload.purpose as Purpose,
    source: update.source,
    ...change(doc, update),
  }),
})

export const consent = defineNoun<ConsentState, ConsentDoc>({
  name: 'consent',
  states: CONSENT_STATES,
  initial: (id) => ({ id, state: 'NONE' }),
  clear: ['address', 'purpose', 'text_version'],
  moves: {
    ask: step(['NONE', 'ASKED', 'WITHDRAWN'], 'ASKED', (_, { payload, eventAt }) => ({
      asked_at: eventAt,
      ...(payload.text_version ? { asked_version: payload.text_version as string } : {}),
    })),
    give: step(['NONE', 'ASKED', 'GIVEN', 'WITHDRAWN'], 'GIVEN', (_, { payload, eventAt }) => ({
      given_at: eventAt,
      ...(payload.text_version ? { text_version: payload.text_version as string } : {}),
    })),
    withdraw: step(['NONE', 'ASKED', 'GIVEN', 'WITHDRAWN'], 'WITHDRAWN', (_, { eventAt }) => ({
      withdrawn_at: eventAt,
    })),
  },
})
