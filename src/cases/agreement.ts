import {
  AGREEMENT_KINDS,
  AGREEMENT_STATES,
  type AgreementDoc,
  type AgreementState,
  hashed,
  TERMS,
  type Terms,
} from './agreement-doc.ts'
import { NO_PHOTO, PARTIES, SIGNING, signingMoves, stage, tellSignatures, UNSIGNED } from './agreement-signing.ts'
import { defineNoun, type Move, type Tell, type Update } from './noun.ts'
import { ownCase, partiesOf, partyProblem, tellCase } from './party.ts'
import { said } from './said.ts'

export type { AgreementDoc } from './agreement-doc.ts'

const whenEnded = (doc: AgreementDoc): Tell[] =>
  doc.kind === 'ADVOCATE'
    ? tellCase('advocate', doc.advocate_id, 'end_agreement', { agreement_id: doc.id })
    : tellCase('facilitation', doc.facilitation_id, 'contract_ended', { agreement_id: doc.id })
const end = (to: AgreementState, from: Move<AgreementState, AgreementDoc>['from'], who: Update['actor']['kind'][]) =>
  ({
    from,
    to,
    who,
    fields: { reason: 'text' },
    requires: ['reason'],
    guard: ownCase,
    change: (_, { payload }) => ({ reason: payload.reason as string }),
    tells: (doc) => [...whenEnded(doc), { to: 'staff', reason: `agreement_${to.toLowerCase()}`, priority: 'high' }],
  }) satisfies Move<AgreementState, AgreementDoc>

/** A contract, or the agreement with an Advocate: versions, and one signature of each party on one and the same content. */
export const agreement = defineNoun<AgreementState, AgreementDoc>({
  name: 'agreement',
  states: AGREEMENT_STATES,
  initial: (id) => ({
    id,
    state: 'NEW',
    kind: 'CONTRACT',
    terms: {},
    version: 0,
    hash: '',
    signatures: [],
    signing_allowed: false,
    reminders: 0,
  }),
  opens: 'draft',
  clear: ['kind', 'facilitation_id', 'advocate_id', 'defender_id', 'version'],
  due: [{ move: 'remind', in: SIGNING, since: 'ready_at', after: ['3d', '7d', '14d'] }],
  moves: {
    draft: {
      from: ['NEW'],
      to: 'DRAFT',
      who: ['advocate', 'staff'],
      fields: {
        kind: { one_of: AGREEMENT_KINDS },
        facilitation_id: 'word',
        advocate_id: 'word',
        defender_id: 'word',
        ...TERMS,
      },
      requires: ['kind'],
      guard: (_, update) => {
        const problem = partyProblem(update, 'advocate', 'An agreement names its Advocate.')
        if (problem) return problem
        const { defender_id } = partiesOf(update)
        if (update.payload.kind === 'CONTRACT' && !(defender_id && update.payload.facilitation_id))
          return 'A contract names its facilitation and its Defender.'
        return null
      },
      change: (doc, update) =>
        hashed({
          ...doc,
          ...(said({ facilitation_id: 'word' }, update) as Partial<AgreementDoc>),
          ...partiesOf(update),
          kind: update.payload.kind as AgreementDoc['kind'],
          terms: said(TERMS, update) as Terms,
          version: 1,
        }),
      tells: (doc) =>
        doc.kind === 'CONTRACT'
          ? tellCase('facilitation', doc.facilitation_id, 'add_contract', {
              agreement_id: doc.id,
              advocate_id: doc.advocate_id,
              defender_id: doc.defender_id,
            })
          : [],
    },
    send: { from: ['DRAFT'], to: 'SENT', who: ['advocate', 'staff'], guard: ownCase },
    // Whatever is changed after somebody signed was not signed by them.
    edit: {
      from: UNSIGNED,
      to: (doc) => (doc.state === 'DRAFT' ? 'DRAFT' : 'IN_EDIT'),
      who: PARTIES,
      fields: TERMS,
      guard: (doc, update) =>
        Object.keys(said(TERMS, update)).length > 0 ? ownCase(doc, update) : 'An edit says what is changed.',
      change: (doc, update) =>
        hashed({
          ...doc,
          terms: { ...doc.terms, ...(said(TERMS, update) as Terms) },
          version: doc.version + 1,
          signatures: [],
          photo: NO_PHOTO,
          ready_at: '',
          edited_by: update.actor.id ?? update.actor.kind,
        }),
      tells: (doc, { actor }) => [
        ...stage(doc, doc.state === 'DRAFT' ? 'CONTRACT_DRAFT' : 'IN_EDIT'),
        { to: 'staff', reason: 'agreement_edited', priority: 'normal' },
        ...(doc.state === 'IN_EDIT' ? tellSignatures(doc, actor.kind) : []),
      ],
    },
    ...signingMoves,
    decline: end('DECLINED', UNSIGNED, ['advocate', 'staff', 'defender']),
    terminate: end('TERMINATED', ['FULLY_SIGNED'], ['advocate', 'staff']),
    // The contract that takes its place is signed: nothing ends.
    supersede: {
      from: ['FULLY_SIGNED'],
      to: 'SUPERSEDED',
      who: ['case', 'staff'],
      fields: { by: 'word' },
      requires: ['by'],
      guard: (doc, { payload }) => (payload.by === doc.id ? 'An agreement cannot take its own place.' : null),
      change: (_, { payload }) => ({ superseded_by: payload.by as string }),
    },
  },
})
