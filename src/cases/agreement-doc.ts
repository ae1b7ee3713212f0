import { createHash } from 'node:crypto'
import type { FieldKind } from './field.ts'

export const AGREEMENT_STATES = [
  'NEW',
  'DRAFT',
  'SENT',
  'IN_EDIT',
  'READY',
  'SIGNED_1',
  'SIGNED_2',
  'FULLY_SIGNED',
  'DECLINED',
  'SUPERSEDED',
  'TERMINATED',
] as const
export type AgreementState = (typeof AGREEMENT_STATES)[number]

/** ADVOCATE: the one-time agreement with an Advocate, which endures. CONTRACT: for one facilitation. */
export const AGREEMENT_KINDS = ['ADVOCATE', 'CONTRACT'] as const
export type AgreementKind = (typeof AGREEMENT_KINDS)[number]
export type Party = 'ADVOCATE' | 'ORGANISATION' | 'DEFENDER'

/** Who must sign: the Defender is no party of the agreement with the Advocate. */
export const SIGNERS: Readonly<Record<AgreementKind, readonly Party[]>> = {
  ADVOCATE: ['ADVOCATE', 'ORGANISATION'],
  CONTRACT: ['ADVOCATE', 'ORGANISATION', 'DEFENDER'],
}

/** What is agreed. `text_hash`: SHA-256 of the written text, which is kept as a file. */
export const TERMS = {
  text_hash: 'hash',
  rate: 'money',
  currency: 'currency',
  cap_minutes: 'count',
  expense_cap: 'money',
  tasks: 'texts',
  due_on: 'date',
  jurat_rule: 'text',
  service_rule: 'text',
  secrecy_rule: 'text',
} as const satisfies Record<string, FieldKind>
export type Terms = Partial<Record<Exclude<keyof typeof TERMS, 'cap_minutes' | 'tasks'>, string>> & {
  cap_minutes?: number
  tasks?: string[]
}

/** Without these nobody can be paid by it. */
export const CONTRACT_NEEDS = ['text_hash', 'rate', 'currency', 'cap_minutes', 'expense_cap'] as const

export type Signature = {
  party: Party
  by: string
  hash: string
  signed_on: string
  at: string
  how: 'SIGNED' | 'PHOTO'
}

export type AgreementDoc = {
  id: string
  state: AgreementState
  kind: AgreementKind
  facilitation_id?: string
  matter_id?: string
  advocate_id?: string
  defender_id?: string
  terms: Terms
  version: number
  /** What is signed: a hash of the version, the parties and the terms. */
  hash: string
  signatures: Signature[]
  edited_by?: string
  /** Told by the facilitation: the Advocate Agreement is in force. */
  signing_allowed: boolean
  /** When it was ready to sign: reminders count from it. */
  ready_at?: string
  reminders: number
  /** A photo of the page that the Defender signed, until staff have looked at it. */
  photo?: { file: string; hash: string; signed_on: string; by: string }
  reason?: string
  superseded_by?: string
}

/** The document with the hash of what it says now. A new version is a new hash, even with the same words. */
export function hashed(doc: AgreementDoc): AgreementDoc {
  const { kind, facilitation_id, advocate_id, defender_id, version, terms } = doc
  const inOrder = Object.fromEntries(Object.entries(terms).sort(([a], [b]) => (a < b ? -1 : 1)))
  const content = JSON.stringify([kind, facilitation_id, advocate_id, defender_id, version, inOrder])
  return { ...doc, hash: createHash('sha256').update(content).digest('hex') }
}
