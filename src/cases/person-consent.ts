import { including } from './list.ts'
import type { Move, Update } from './noun.ts'
import {
  type Consent,
  type ConsentState,
  type Consents,
  type PersonDoc,
  type PersonState,
  PURPOSES,
  type Purpose,
} from './person-doc.ts'
import { LIVING, standing } from './person-standing.ts'

const NONE: Consent = { state: 'NONE' }
export const noConsents: Consents = { CASE: NONE, GROUP: NONE, REMINDER: NONE, RESEARCH: NONE }

type PersonMoves = Record<string, Move<PersonState, PersonDoc>>

const set = (doc: PersonDoc, update: Update, purpose: Purpose, state: ConsentState): Consents => ({
  ...doc.consents,
  [purpose]: {
    state,
    at: update.eventAt,
    source: update.source,
    ...(update.payload.text_version ? { text_version: update.payload.text_version as string } : {}),
  },
})

const consented = (doc: PersonDoc, { payload }: Update, purpose: Purpose): string[] =>
  payload.address ? including(doc.consented, `${payload.address}.${purpose}`) : doc.consented

const purposeOf = (update: Update): Purpose | undefined => PURPOSES.find((each) => each === update.payload.purpose)
const known = (_: PersonDoc, update: Update): string | null =>
  purposeOf(update) ? null : `The purpose must be one of ${PURPOSES.join(', ')}.`

/** A consent of one purpose: asked, given, withdrawn. */
const consentTo = (state: ConsentState): Move<PersonState, PersonDoc> => ({
  from: 'any',
  who: ['bot', 'person', 'defender', 'staff'],
  fields: { purpose: 'word', text_version: 'word', address: 'word' },
  requires: ['purpose'],
  guard: (doc, update) => {
    if (state === 'GIVEN' && doc.opted_out)
      return 'The person opted out of automatic messages: they must come back first.'
    return known(doc, update)
  },
  change: (doc, update) => {
    const purpose = purposeOf(update)
    return purpose ? { consents: set(doc, update, purpose, state), consented: consented(doc, update, purpose) } : {}
  },
})

/** What the person allows. A stop counts on all channels and for all purposes; coming back opens case messages only. */
export const consentMoves: PersonMoves = {
  ask_consent: consentTo('ASKED'),
  give_consent: consentTo('GIVEN'),
  withdraw_consent: consentTo('WITHDRAWN'),
  opt_out: {
    from: 'any',
    who: ['bot', 'person', 'defender', 'staff', 'external'],
    fields: { address: 'word' },
    change: (doc, update) => ({
      opted_out: true,
      opted_out_at: update.eventAt,
      consents: PURPOSES.reduce(
        (all, purpose) => set({ ...doc, consents: all }, update, purpose, 'WITHDRAWN'),
        doc.consents,
      ),
    }),
  },
  // Nobody may bring a person back but the person: their own word, told by the bot or the provider.
  opt_in: {
    from: 'any',
    who: ['bot', 'person', 'external'],
    fields: { address: 'word' },
    change: (doc, update) => ({
      opted_out: false,
      consents: set(doc, update, 'CASE', 'GIVEN'),
      consented: consented(doc, update, 'CASE'),
    }),
  },
  do_not_contact: {
    from: LIVING,
    to: 'DO_NOT_CONTACT',
    who: ['staff', 'defender'],
    fields: { why: 'word' },
    requires: ['why'],
  },
  allow_contact: { from: ['DO_NOT_CONTACT'], to: standing, who: ['staff'], fields: { why: 'word' }, requires: ['why'] },
}
