import type { FieldKind } from './field.ts'
import { byFlow, type Move } from './noun.ts'
import { ownCase, tellCase } from './party.ts'
import { RELATION_KINDS } from './relationship.ts'
import { said } from './said.ts'
import { answered } from './search-answered.ts'
import {
  ATTEMPT_CHANNELS,
  ATTEMPT_RESULTS,
  type Attempt,
  LEAD_KINDS,
  type Lead,
  LOOKING,
  type SearchDoc,
  type SearchState,
} from './search-doc.ts'
import { withLead } from './search-same-lead.ts'
import { automaticTries, contactPoint, MAX_TRIES, tryProblem } from './search-tries.ts'

type SearchMoves = Record<string, Move<SearchState, SearchDoc>>

const lead: Record<string, FieldKind> = {
  kind: { one_of: LEAD_KINDS },
  fresh_on: 'date',
  trust: { one_of: ['0', '1', '2', '3'] },
  safe_to_contact: 'flag',
  address: 'word',
  person: 'word',
  relation: { one_of: RELATION_KINDS },
  number: 'word',
  note: 'text',
  consent_reported: 'flag',
}
const attempt: Record<string, FieldKind> = {
  channel: { one_of: ATTEMPT_CHANNELS },
  result: { one_of: ATTEMPT_RESULTS },
  lead: 'word',
  address: 'word',
  note: 'text',
}

const knownLead = (doc: SearchDoc, key: unknown): string | null =>
  key == null || doc.leads.some((each) => each.key === key) ? null : 'There is no lead with this key.'

const changeLead = (doc: SearchDoc, key: unknown, change: Partial<Lead>): Pick<SearchDoc, 'leads'> => ({
  leads: doc.leads.map((each) => (each.key === key ? { ...each, ...change } : each)),
})

/** Leads and tries: what is known, where somebody went, and what came of it. */
export const leadMoves: SearchMoves = {
  add_lead: {
    from: LOOKING,
    to: (doc) => (doc.state === 'LOCATED_UNVERIFIED' ? doc.state : 'WORKING'),
    who: ['import', 'bot', 'timer', 'person', 'defender', 'advocate', 'staff'],
    fields: lead,
    requires: ['kind'],
    guard: (_, { payload: { number } }) =>
      number == null || /^\+\d{8,15}$/.test(String(number)) ? null : 'A number is written like +525500000001.',
    change: (doc, update) => {
      const { trust, safe_to_contact, ...rest } = said(lead, update) as Record<string, unknown>
      const told = { key: update.key, told_at: update.eventAt, source: update.actor.kind }
      const judged = { trust: Number(trust ?? 0), safe_to_contact: safe_to_contact !== false }
      return { leads: withLead(doc.leads, { ...told, ...judged, ...rest } as Lead) }
    },
    tells: (doc, { actor, payload }) => [
      ...(byFlow(actor) || actor.kind === 'import'
        ? []
        : [{ to: 'staff', reason: 'new_lead', priority: 'normal' } as const]),
      ...tellCase('person', payload.person as string | undefined, 'may_know', { search: doc.id }),
    ],
  },
  judge_lead: {
    from: LOOKING,
    who: ['staff', 'defender'],
    fields: { lead: 'word', trust: lead.trust as FieldKind, safe_to_contact: 'flag' },
    requires: ['lead'],
    guard: (doc, update) => knownLead(doc, update.payload.lead) ?? ownCase(doc, update),
    change: (doc, { payload }) => {
      // What is not safe any more is not approved any more.
      const unsafe = payload.safe_to_contact === false
      const leads = doc.leads.map((each) => {
        if (each.key !== payload.lead) return each
        const { approved_by, ...rest } = each
        return {
          ...rest,
          ...(approved_by === undefined || unsafe ? {} : { approved_by }),
          ...(payload.trust == null ? {} : { trust: Number(payload.trust) }),
          ...(payload.safe_to_contact == null ? {} : { safe_to_contact: payload.safe_to_contact === true }),
        }
      })
      return { leads }
    },
  },
  // The first neutral contact to a lead: one by one, by somebody who answers for it.
  approve_contact: {
    from: LOOKING,
    who: ['staff', 'defender'],
    fields: { lead: 'word' },
    requires: ['lead'],
    guard: (doc, update) => {
      const found = doc.leads.find((each) => each.key === update.payload.lead)
      if (!found) return 'There is no lead with this key.'
      return found.safe_to_contact ? ownCase(doc, update) : 'It is not safe to contact this lead.'
    },
    change: (doc, { payload, actor }) => changeLead(doc, payload.lead, { approved_by: actor.id ?? actor.kind }),
    // An acquaintance with a record of their own is asked by the hub, and a number that they gave becomes one of the person's own;
    // anything else somebody of the team looks into.
    tells: (doc, { payload }) => {
      const found = doc.leads.find((each) => each.key === payload.lead)
      const { key: lead, person, address, number } = found ?? {}
      if (found && number) return [{ to: 'number', number, source: numberFrom(found) }]
      if (!person) return []
      return [
        {
          to: 'acquaintance',
          person,
          ...(address ? { address } : {}),
          flow: 'locate',
          with: { search: doc.id, lead: lead as string },
        },
      ]
    },
  },
  answered,
  leave_slip: {
    from: LOOKING,
    to: (doc) => (doc.state === 'LOCATED_UNVERIFIED' ? doc.state : 'WORKING'),
    who: ['defender', 'staff'],
    fields: { word: 'word' },
    requires: ['word'],
    guard: (doc, update) =>
      /^\p{L}{4,20}$/u.test(update.payload.word as string)
        ? ownCase(doc, update)
        : 'A slip carries one word of 4 to 20 letters.',
    change: (doc, { key, payload, eventAt, actor }) => {
      const by = actor.id ?? actor.kind
      const left = { key, at: eventAt, by, automated: false, channel: 'LETTER', result: 'MESSAGE_LEFT' } as const
      return {
        slips: [...(doc.slips ?? []), { word: payload.word as string, at: eventAt, by }],
        attempts: [...doc.attempts, left],
      }
    },
    tells: (doc, { payload }) => tellCase('person', doc.person_id, 'slip_left', { word: payload.word }),
  },
  attempt: {
    from: [...LOOKING, 'LOCATED'],
    to: (doc) => (doc.state === 'OPEN' || doc.state === 'NOT_FOUND' ? 'WORKING' : doc.state),
    who: ['bot', 'timer', 'defender', 'staff'],
    fields: attempt,
    requires: ['channel', 'result'],
    guard: (doc, update) => {
      const { payload, actor, eventAt } = update
      if (!payload.lead && !payload.address && payload.channel !== 'RADIO')
        return 'Say which lead or address was tried.'
      const problem = knownLead(doc, payload.lead) ?? ownCase(doc, update)
      return problem ?? (byFlow(actor) ? tryProblem(doc, payload as Pick<Attempt, 'lead' | 'address'>, eventAt) : null)
    },
    change: (doc, update) => {
      const told = { key: update.key, at: update.eventAt, by: update.actor.id ?? update.actor.kind }
      const made = { ...told, automated: byFlow(update.actor), ...said(attempt, update) } as Attempt
      const attempts = [...doc.attempts, made]
      const unsafe = made.result === 'UNSAFE' && made.lead !== undefined
      return { attempts, ...(unsafe ? changeLead(doc, made.lead, { safe_to_contact: false }) : {}) }
    },
    tells: (doc, { key }) => {
      const made = doc.attempts.find((each) => each.key === key)
      if (!made) return []
      const spent = made.automated && automaticTries(doc, contactPoint(made)).length >= MAX_TRIES
      return [
        ...(made.result === 'UNSAFE' ? [{ to: 'staff', reason: 'unsafe_lead', priority: 'urgent' } as const] : []),
        ...(spent && made.result !== 'REACHED'
          ? [{ to: 'staff', reason: 'search_needs_a_person', priority: 'normal' } as const]
          : []),
        // A person of the team who hears of a wrong number tells it here; a conversation tells it itself.
        ...(made.result === 'WRONG_PERSON' && made.address && !made.automated
          ? tellCase('person', doc.person_id, 'wrong_party', { address: made.address })
          : []),
      ]
    },
  },
}

/** Through whom a number came: what the reports count by. */
const numberFrom = ({ relation, told_by }: Lead): string => {
  if (relation === 'COWORKER') return 'coworker'
  return told_by === undefined || relation === undefined || NOT_KIN.includes(relation) ? 'acquaintance' : 'relative'
}
const NOT_KIN: readonly Lead['relation'][] = ['NEIGHBOUR', 'FRIEND', 'COMMUNITY', 'OTHER']
