import { legalHolds } from './legal-hold.ts'
import { defineNoun } from './noun.ts'
import { consentMoves, noConsents } from './person-consent.ts'
import { PERSON_STATES, type PersonDoc, type PersonState } from './person-doc.ts'
import { identityMoves } from './person-identity.ts'
import { mergeMoves } from './person-merge.ts'
import { recordMoves } from './person-record.ts'
import { safetyMoves } from './person-safety.ts'
import { tellingAddresses } from './person-tells.ts'
import { trustMoves } from './person-trust.ts'

export type { PersonDoc } from './person-doc.ts'

/** A migrant, or whoever writes to us. */
export const person = defineNoun<PersonState, PersonDoc>({
  name: 'person',
  states: PERSON_STATES,
  initial: (id) => ({
    id,
    state: 'UNKNOWN',
    known: false,
    addresses: [],
    levels: {},
    reached: {},
    wrong_party: [],
    shared: [],
    unshared: [],
    prefs: {},
    consents: noConsents,
    opted_out: false,
    trust: {},
    identity_sessions: 0,
    identity_locked: false,
    consented: [],
    frozen_by: [],
  }),
  clear: ['opted_out', 'identity_locked', 'merged_into'],
  moves: tellingAddresses({
    ...recordMoves,
    ...identityMoves,
    ...consentMoves,
    ...mergeMoves,
    ...safetyMoves,
    ...trustMoves,
    ...legalHolds<PersonState, PersonDoc>('any'),
  }),
})
