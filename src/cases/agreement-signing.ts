import {
  type AgreementDoc,
  type AgreementState,
  CONTRACT_NEEDS,
  type Party,
  SIGNERS,
  type Signature,
} from './agreement-doc.ts'
import type { Move, Tell, Update } from './noun.ts'
import { ownCase, tellCase } from './party.ts'
import { tellAdvocate } from './tell-advocate.ts'

export const UNSIGNED = ['DRAFT', 'SENT', 'IN_EDIT', 'READY', 'SIGNED_1', 'SIGNED_2'] as const
export const SIGNING = ['READY', 'SIGNED_1', 'SIGNED_2'] as const
export const PARTIES = ['advocate', 'staff', 'defender'] as const
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
/** The facilitation hears how far its contract is. */
export const stage = (doc: AgreementDoc, name: 'CONTRACT_DRAFT' | 'IN_EDIT' | 'SIGNING'): Tell[] =>
  doc.kind === 'CONTRACT'
    ? tellCase('facilitation', doc.facilitation_id, 'contract_moved', { agreement_id: doc.id, stage: name })
    : []

/** Who has signed which version, as it is told. */
export const signaturesOf = ({ version, signatures }: AgreementDoc) => {
  const has = (party: Party): boolean => signatures.some((each) => each.party === party)
  return {
    version,
    signed: signatures.length,
    yours: has('ADVOCATE'),
    ours: has('ORGANISATION'),
    theirs: has('DEFENDER'),
  }
}

/** How far the signatures are, for the Advocate: not when the Advocate signed, who knows it. */
export const tellSignatures = (doc: AgreementDoc, by: Update['actor']['kind']): Tell[] => {
  if (doc.kind === 'ADVOCATE') return doc.state === 'READY' ? tellAdvocate('AGREEMENT', doc.id) : []
  if (by === 'advocate') return []
  return tellAdvocate('CONTRACT', doc.facilitation_id, {
    case: { ref: doc.facilitation_id ?? '', contract: signaturesOf(doc) },
  })
}

/** Stands for "no photo": what was changed cannot be taken back to absent. */
export const NO_PHOTO = { file: '', hash: '', signed_on: '', by: '' }

/** From a text that all may sign to one signature of each party on one and the same content. */
export const signingMoves: Record<string, Move<AgreementState, AgreementDoc>> = {
  // Told by the facilitation.
  allow_signing: {
    from: UNSIGNED,
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
    tells: (doc, { actor }) => [...stage(doc, 'SIGNING'), ...tellSignatures(doc, actor.kind), ...askDefender(doc)],
  },
  sign: {
    from: SIGNING,
    to: bySignatures,
    who: PARTIES,
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
    tells: (doc, { actor }) => [...whenSigned(doc), ...tellSignatures(doc, actor.kind)],
  },
  // A Defender without e-mail signs on paper; it counts when staff have looked at the photo.
  send_photo: {
    from: SIGNING,
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
    from: SIGNING,
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
    tells: (doc, { actor }) => [...whenSigned(doc), ...tellSignatures(doc, actor.kind), ...pageIsRight(doc)],
  },
  reject_photo: {
    from: SIGNING,
    who: ['staff'],
    fields: { reason: 'text' },
    requires: ['reason'],
    guard: (doc) => (doc.photo?.file ? null : 'There is no photo to reject.'),
    change: () => ({ photo: NO_PHOTO }),
    tells: (doc, { payload }) => [
      { to: 'defender', flow: 'sign', with: { agreement: doc.id, page_refused: payload.reason as string } },
    ],
  },
  remind: {
    from: SIGNING,
    who: ['timer', 'staff'],
    change: (doc) => ({ reminders: doc.reminders + 1 }),
    tells: (doc, { actor }) => [
      { to: 'staff', reason: 'signature_missing', priority: 'normal' },
      ...(maySign(doc, 'ADVOCATE', doc.hash) === null ? tellSignatures(doc, actor.kind) : []),
      ...askDefender(doc),
    ],
  },
}

/** Their signature is missing, and no photo of it waits to be looked at. */
export const defenderSigns = (doc: AgreementDoc): boolean =>
  maySign(doc, 'DEFENDER', doc.hash) === null && !doc.photo?.file
/** With the last signature they hear that the work begins, from the facilitation. */
const pageIsRight = (doc: AgreementDoc): Tell[] =>
  doc.state === 'FULLY_SIGNED'
    ? []
    : [{ to: 'defender', flow: 'contract-news', with: { what: 'PAGE', ref: doc.facilitation_id ?? '' } }]
const askDefender = (doc: AgreementDoc): Tell[] =>
  defenderSigns(doc) ? [{ to: 'defender', flow: 'sign', with: { agreement: doc.id } }] : []
