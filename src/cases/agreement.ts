import {
  AGREEMENT_KINDS,
  AGREEMENT_STATES,
  type AgreementDoc,
  type AgreementState,
  CONTRACT_NEEDS,
  hashed,
  type Party,
  SIGNERS,
  type Signature,
  TERMS,
  type Terms,
} from './agreement-doc.ts'
import { defineNoun, type Move, type Tell, type Update } from './noun.ts'
import { ownCase, partiesOf, partyProblem, tellCase } from './party.ts'
import { said } from './said.ts'

export type { AgreementDoc } from './agreement-doc.ts'

const unsigned = ['DRAFT', 'SENT', 'IN_EDIT', 'READY', 'SIGNED_1', 'SIGNED_2'] as const
const signing = ['READY', 'SIGNED_1', 'SIGNED_2'] as const
const parties = ['advocate', 'staff', 'defender'] as const
const PARTY: Partial<Record<Update['actor']['kind'], Party>> = {
  advocate: 'ADVOCATE',
  staff: 'ORGANISATION',
  defender: 'DEFENDER',
}

/** Staff read a date on paper somewhere: half a day ahead is still today at another place. */
const inFuture = (date: unknown, { eventAt }: Update): boolean =>
  Date.parse(`${date}T00:00:00Z`) - Date.parse(eventAt) > 14 * 3_600_000

const signed = (doc: AgreementDoc, signature: Signature): Partial<AgreementDoc> => ({
  signatures: [...doc.signatures, signature].sort((a, b) => (a.party < b.party ? -1 : 1)),
})
const bySignatures = (doc: AgreementDoc): AgreementState => {
  const count = doc.signatures.length
  return count >= SIGNERS[doc.kind].length
    ? 'FULLY_SIGNED'
    : count === 2
      ? 'SIGNED_2'
      : count === 1
        ? 'SIGNED_1'
        : 'READY'
}
const maySign = (doc: AgreementDoc, party: Party, hash: unknown): string | null => {
  if (!SIGNERS[doc.kind].includes(party)) return 'This party does not sign it.'
  if (doc.signatures.some((each) => each.party === party)) return 'This party has signed already.'
  return hash === doc.hash ? null : 'There is a newer version: that one has to be read and signed.'
}

/** What a facilitation or an Advocate hears when the last signature is there. */
const whenSigned = (doc: AgreementDoc): Tell[] => {
  if (doc.state !== 'FULLY_SIGNED') return []
  const { rate, currency, cap_minutes, expense_cap } = doc.terms
  return [
    ...(doc.kind === 'ADVOCATE'
      ? tellCase('advocate', doc.advocate_id, 'agree', { agreement_id: doc.id })
      : tellCase('facilitation', doc.facilitation_id, 'contract_signed', {
          agreement_id: doc.id,
          rate,
          currency,
          cap_minutes,
          expense_cap,
        })),
    { to: 'staff', reason: 'agreement_signed', priority: 'normal' },
  ]
}
const whenEnded = (doc: AgreementDoc): Tell[] =>
  doc.kind === 'ADVOCATE'
    ? tellCase('advocate', doc.advocate_id, 'end_agreement', { agreement_id: doc.id })
    : tellCase('facilitation', doc.facilitation_id, 'contract_ended', { agreement_id: doc.id })
const stage = (doc: AgreementDoc, name: 'CONTRACT_DRAFT' | 'IN_EDIT' | 'SIGNING'): Tell[] =>
  doc.kind === 'CONTRACT'
    ? tellCase('facilitation', doc.facilitation_id, 'contract_moved', { agreement_id: doc.id, stage: name })
    : []

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
  due: [{ move: 'remind', in: signing, since: 'ready_at', after: ['3d', '7d', '14d'] }],
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
      from: unsigned,
      to: (doc) => (doc.state === 'DRAFT' ? 'DRAFT' : 'IN_EDIT'),
      who: parties,
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
      tells: (doc) => [
        ...stage(doc, doc.state === 'DRAFT' ? 'CONTRACT_DRAFT' : 'IN_EDIT'),
        { to: 'staff', reason: 'agreement_edited', priority: 'normal' },
      ],
    },
    // Told by the facilitation.
    allow_signing: {
      from: unsigned,
      who: ['case'],
      fields: { allowed: 'flag', matter_id: 'word' },
      requires: ['allowed'],
      change: (_, { payload }) => ({
        signing_allowed: payload.allowed as boolean,
        ...(payload.matter_id ? { matter_id: payload.matter_id as string } : {}),
      }),
    },
    ready: {
      from: ['DRAFT', 'SENT', 'IN_EDIT'],
      to: 'READY',
      who: ['staff'],
      guard: (doc) => {
        if (!doc.terms.text_hash) return 'The written text is missing (text_hash).'
        if (doc.kind === 'ADVOCATE') return null
        const missing = CONTRACT_NEEDS.filter((name) => doc.terms[name] === undefined)
        if (missing.length > 0) return `The contract does not say ${missing.join(', ')}.`
        return doc.signing_allowed
          ? null
          : 'The facilitation does not take this contract, or the Advocate Agreement is not signed yet.'
      },
      change: (_, { eventAt }) => ({ ready_at: eventAt, reminders: 0 }),
      tells: (doc) => stage(doc, 'SIGNING'),
    },
    sign: {
      from: signing,
      to: bySignatures,
      who: parties,
      fields: { hash: 'hash', signed_on: 'date' },
      requires: ['hash', 'signed_on'],
      guard: (doc, update) => {
        const party = PARTY[update.actor.kind] as Party
        if (!update.actor.id) return 'A signature names who signed.'
        if (inFuture(update.payload.signed_on, update)) return 'The day of signing lies in the future.'
        return ownCase(doc, update) ?? maySign(doc, party, update.payload.hash)
      },
      change: (doc, { payload, actor, eventAt }) =>
        signed(doc, {
          party: PARTY[actor.kind] as Party,
          by: actor.id as string,
          hash: payload.hash as string,
          signed_on: payload.signed_on as string,
          at: eventAt,
          how: 'SIGNED',
        }),
      tells: whenSigned,
    },
    // A Defender without e-mail signs on paper; it counts when staff have looked at the photo.
    send_photo: {
      from: signing,
      who: ['defender'],
      fields: { file: 'word', hash: 'hash', signed_on: 'date' },
      requires: ['file', 'hash', 'signed_on'],
      guard: (doc, update) =>
        inFuture(update.payload.signed_on, update)
          ? 'The day of signing lies in the future.'
          : (ownCase(doc, update) ?? maySign(doc, 'DEFENDER', update.payload.hash)),
      change: (_, { payload, actor }) => ({
        photo: {
          file: payload.file as string,
          hash: payload.hash as string,
          signed_on: payload.signed_on as string,
          by: actor.id as string,
        },
      }),
      tells: [{ to: 'staff', reason: 'signature_photo', priority: 'normal' }],
    },
    accept_photo: {
      from: signing,
      to: bySignatures,
      who: ['staff'],
      guard: (doc) => (doc.photo?.file ? maySign(doc, 'DEFENDER', doc.photo.hash) : 'There is no photo to accept.'),
      change: (doc, { eventAt }) => ({
        ...signed(doc, {
          party: 'DEFENDER',
          by: doc.photo?.by ?? '',
          hash: doc.photo?.hash ?? '',
          signed_on: doc.photo?.signed_on ?? '',
          at: eventAt,
          how: 'PHOTO',
        }),
        photo: NO_PHOTO,
      }),
      tells: whenSigned,
    },
    reject_photo: {
      from: signing,
      who: ['staff'],
      fields: { reason: 'text' },
      requires: ['reason'],
      guard: (doc) => (doc.photo?.file ? null : 'There is no photo to reject.'),
      change: () => ({ photo: NO_PHOTO }),
    },
    remind: {
      from: signing,
      who: ['timer', 'staff'],
      change: (doc) => ({ reminders: doc.reminders + 1 }),
      tells: [{ to: 'staff', reason: 'signature_missing', priority: 'normal' }],
    },
    decline: end('DECLINED', unsigned, ['advocate', 'staff', 'defender']),
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

/** Stands for "no photo": what was changed cannot be taken back to absent. */
const NO_PHOTO = { file: '', hash: '', signed_on: '', by: '' }
