import { IANAZone } from 'luxon'
import { CASE_COUNTRIES } from './countries.ts'
import { ADDRESS_MODES } from './defender.ts'
import type { FieldKind } from './field.ts'
import { including, without } from './list.ts'
import { defineNoun, type Tell, type Update } from './noun.ts'
import { said } from './said.ts'

export const ADVOCATE_STATES = ['NEW', 'ACTIVE', 'SUSPENDED', 'LEFT'] as const
export type AdvocateState = (typeof ADVOCATE_STATES)[number]

/** A lawyer in the US or Canada, and the firm. The Advocate Agreement is signed once and endures. */
export type AdvocateDoc = {
  id: string
  state: AdvocateState
  /** The contact record with their addresses; a message to them goes there. */
  person_id?: string
  name?: string
  called?: string
  firm?: string
  country?: string
  language?: string
  mode?: string
  email?: string
  /** IANA zone of their clock; absent: that of their country. */
  zone?: string
  /** Hours of their office, Monday to Friday: whole local hours, the second excluded. Absent: as for anybody. */
  office_from?: number
  office_to?: number
  /** Addresses from which a text counts as theirs; from any other number they are a stranger. */
  registered: string[]
  /** The address of their e-mail: where it is written to, and the one from which an answer counts. */
  mail_to?: string
  agreement_id?: string
  agreed_at?: string
  /** Facilitations that wait to hear of the agreement, or rest on it. */
  facilitations: string[]
}

/** `email`: what we begin goes there, where the hub has e-mail. */
const ADVOCATE_MODES = [...ADDRESS_MODES, 'email'] as const

const about: Record<string, FieldKind> = {
  person_id: 'word',
  name: 'word',
  called: 'word',
  firm: 'word',
  country: { one_of: CASE_COUNTRIES },
  language: { one_of: ['en', 'fr', 'es'] },
  mode: { one_of: ADVOCATE_MODES },
  email: 'word',
  zone: 'word',
  office_from: 'count',
  office_to: 'count',
}
/** What Advocates say of themselves. */
const own: Record<string, FieldKind> = {
  called: 'word',
  language: { one_of: ['en', 'fr', 'es'] },
  mode: { one_of: ADVOCATE_MODES },
  zone: 'word',
  office_from: 'count',
  office_to: 'count',
}
const hoursProblem = (doc: AdvocateDoc, { payload }: Update): string | null => {
  const { zone } = payload
  if (typeof zone === 'string' && !IANAZone.isValidZone(zone)) return 'The zone must be one like America/Chicago.'
  const from = (payload.office_from ?? doc.office_from) as number | undefined
  const to = (payload.office_to ?? doc.office_to) as number | undefined
  if (from === undefined && to === undefined) return null
  return from !== undefined && to !== undefined && from < to && to <= 24
    ? null
    : 'Office hours are two whole hours of one day, like 9 and 17.'
}
const here = ['ACTIVE', 'SUSPENDED', 'LEFT'] as const
const describe = (_: AdvocateDoc, update: Update) => said(about, update) as Partial<AdvocateDoc>
const tellAll = (doc: AdvocateDoc, move: string, fields: Record<string, unknown>): Tell[] =>
  doc.facilitations.map((subject) => ({ to: 'case', noun: 'facilitation', subject, move, with: fields }))

export const advocate = defineNoun<AdvocateState, AdvocateDoc>({
  name: 'advocate',
  states: ADVOCATE_STATES,
  initial: (id) => ({ id, state: 'NEW', registered: [], facilitations: [] }),
  opens: 'register',
  clear: ['country', 'language'],
  moves: {
    register: {
      from: ['NEW'],
      to: 'ACTIVE',
      who: ['staff', 'import'],
      fields: about,
      requires: ['name', 'firm', 'country', 'language'],
      guard: hoursProblem,
      change: describe,
    },
    describe: { from: here, who: ['staff', 'import'], fields: about, guard: hoursProblem, change: describe },
    prefer: {
      from: ['ACTIVE'],
      who: ['advocate'],
      fields: own,
      guard: (doc, update) =>
        update.actor.id === doc.id ? hoursProblem(doc, update) : 'Advocates speak for themselves only.',
      change: (_, update) => said(own, update) as Partial<AdvocateDoc>,
    },
    // A number is what opens an Advocate's cases by text: only staff, who called it, register one.
    register_address: {
      from: here,
      who: ['staff', 'import'],
      fields: { address: 'word' },
      requires: ['address'],
      change: (doc, { payload }) => ({ registered: including(doc.registered, payload.address as string) }),
    },
    register_email: {
      from: here,
      who: ['staff', 'import'],
      fields: { address: 'word', email: 'word' },
      requires: ['address', 'email'],
      change: (_, { payload }) => ({ mail_to: payload.address as string, email: payload.email as string }),
    },
    remove_address: {
      from: here,
      who: ['staff'],
      fields: { address: 'word' },
      requires: ['address'],
      change: (doc, { payload }) => ({
        registered: without(doc.registered, payload.address as string),
        ...(doc.mail_to === payload.address ? { mail_to: '' } : {}),
      }),
    },
    suspend: {
      from: ['ACTIVE'],
      to: 'SUSPENDED',
      who: ['staff'],
      fields: { reason: 'text' },
      requires: ['reason'],
      tells: [{ to: 'staff', reason: 'cases_of_suspended_advocate', priority: 'high' }],
    },
    activate: { from: ['SUSPENDED', 'LEFT'], to: 'ACTIVE', who: ['staff'] },
    leave: { from: ['ACTIVE', 'SUSPENDED'], to: 'LEFT', who: ['staff'] },
    // Told by the agreement of kind ADVOCATE.
    agree: {
      from: here,
      who: ['case'],
      fields: { agreement_id: 'word' },
      requires: ['agreement_id'],
      change: (_, { payload, eventAt }) => ({ agreement_id: payload.agreement_id as string, agreed_at: eventAt }),
      tells: (doc) => tellAll(doc, 'know_advocate', { agreed: true }),
    },
    end_agreement: {
      from: here,
      who: ['case'],
      fields: { agreement_id: 'word' },
      requires: ['agreement_id'],
      guard: (doc, { payload }) =>
        doc.agreement_id === payload.agreement_id ? null : 'Another agreement is in force by now.',
      change: () => ({ agreement_id: '', agreed_at: '' }),
      tells: (doc) => tellAll(doc, 'know_advocate', { agreed: false }),
    },
    // Told by a facilitation that needs to know whether there is an agreement.
    take_on: {
      from: here,
      who: ['case'],
      fields: { facilitation_id: 'word' },
      requires: ['facilitation_id'],
      change: (doc, { payload }) => ({
        facilitations: including(doc.facilitations, payload.facilitation_id as string),
      }),
      tells: (doc, { payload }) => [
        {
          to: 'case',
          noun: 'facilitation',
          subject: payload.facilitation_id as string,
          move: 'know_advocate',
          with: { agreed: Boolean(doc.agreed_at) },
        },
      ],
    },
  },
})
