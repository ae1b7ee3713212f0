import type { FieldKind } from './field.ts'
import { defineNoun, type Move, type Tell, type Update } from './noun.ts'
import { said } from './said.ts'

export const INCIDENT_STATES = ['NEW', 'REPORTED', 'TRIAGED', 'CONTAINED', 'FOLLOW_UP', 'CLOSED'] as const
export type IncidentState = (typeof INCIDENT_STATES)[number]
export const INCIDENT_KINDS = [
  'EXTORT',
  'THREAT',
  'IMPERSONATION',
  'LEAK',
  'SELF_HARM',
  'VIOLENCE',
  'PAID_TO_WRONG_PERSON',
  /** Somebody is said to work for the other side: until people have looked they neither read nor write in a group. */
  'EMPLOYER_AGENT',
] as const
export const SEVERITIES = ['LOW', 'MEDIUM', 'HIGH'] as const

/** Somebody is in danger, or may be. While it is open nothing is paid out to the person, and nothing begun with them. */
export type IncidentDoc = {
  id: string
  state: IncidentState
  kind?: (typeof INCIDENT_KINDS)[number]
  person_id?: string
  matter_id?: string
  what?: string
  reported_at?: string
  reported_by?: string
  severity?: (typeof SEVERITIES)[number]
  plan?: string
  steps: { key: string; at: string; by: string; text: string }[]
  frozen: boolean
  closed_because?: string
  closed_by?: string
}

const about: Record<string, FieldKind> = {
  kind: { one_of: INCIDENT_KINDS },
  person_id: 'word',
  matter_id: 'word',
  what: 'text',
}
const OPEN_INCIDENT = ['REPORTED', 'TRIAGED', 'CONTAINED', 'FOLLOW_UP'] as const

const safetyOnly = (_: IncidentDoc, { actor }: Update): string | null =>
  actor.role === 'safety' ? null : 'This is for the safety lead.'

/** The person's own document and each of their claims. */
const toPerson = (doc: IncidentDoc, move: 'freeze' | 'unfreeze'): Tell[] =>
  doc.person_id
    ? [
        { to: 'case', noun: 'person', subject: doc.person_id, move, with: { incident: doc.id } },
        { to: 'claims', move, with: { incident: doc.id } },
      ]
    : []

/** Somebody takes money in our name: a warning to the people of the matter lies ready for two of the team. */
const toGroups = ({ id, kind, matter_id }: IncidentDoc): Tell[] =>
  matter_id && (kind === 'EXTORT' || kind === 'IMPERSONATION')
    ? [{ to: 'case', noun: 'alert', subject: id, move: 'draft', with: { incident: id, matter_id } }]
    : []

const noted = (field: 'text', to: IncidentState, from: readonly IncidentState[]): Move<IncidentState, IncidentDoc> => ({
  from,
  to,
  who: ['staff'],
  fields: { [field]: 'text' },
  requires: [field],
  change: (doc, update) => ({
    steps: [
      ...doc.steps,
      {
        key: update.key,
        at: update.eventAt,
        by: update.actor.id ?? update.actor.kind,
        text: update.payload[field] as string,
      },
    ],
  }),
})

export const incident = defineNoun<IncidentState, IncidentDoc>({
  name: 'incident',
  states: INCIDENT_STATES,
  initial: (id) => ({ id, state: 'NEW', steps: [], frozen: false }),
  opens: 'report',
  clear: ['kind', 'severity', 'frozen'],
  due: [{ move: 'escalate', in: ['REPORTED'], since: 'reported_at', after: ['1h', '4h'] }],
  moves: {
    report: {
      from: ['NEW'],
      to: 'REPORTED',
      who: ['bot', 'timer', 'person', 'defender', 'advocate', 'staff', 'case'],
      fields: about,
      requires: ['kind'],
      change: (_, update) => ({
        ...(said(about, update) as Partial<IncidentDoc>),
        reported_at: update.eventAt,
        reported_by: update.actor.id ?? update.actor.kind,
        frozen: true,
      }),
      tells: (doc) => [
        { to: 'staff', reason: 'incident', priority: 'urgent' },
        ...toPerson(doc, 'freeze'),
        ...toGroups(doc),
      ],
    },
    escalate: {
      from: ['REPORTED'],
      who: ['timer'],
      tells: [{ to: 'staff', reason: 'incident_waits', priority: 'urgent' }],
    },
    triage: {
      from: ['REPORTED', 'TRIAGED'],
      to: 'TRIAGED',
      who: ['staff'],
      fields: { severity: { one_of: SEVERITIES }, plan: 'text' },
      requires: ['severity', 'plan'],
      change: (_, { payload }) => ({
        severity: payload.severity as NonNullable<IncidentDoc['severity']>,
        plan: payload.plan as string,
      }),
    },
    contain: noted('text', 'CONTAINED', ['TRIAGED']),
    follow_up: noted('text', 'FOLLOW_UP', ['CONTAINED', 'FOLLOW_UP']),
    // It flares up again.
    worsen: {
      ...noted('text', 'TRIAGED', ['CONTAINED', 'FOLLOW_UP']),
      who: ['staff', 'defender'],
      change: (doc, update) => ({
        ...noted('text', 'TRIAGED', []).change?.(doc, update),
        frozen: true,
      }),
      tells: (doc) => [{ to: 'staff', reason: 'incident_worse', priority: 'urgent' }, ...toPerson(doc, 'freeze')],
    },
    lift_freeze: {
      from: ['CONTAINED', 'FOLLOW_UP'],
      who: ['staff'],
      fields: { reason: 'text' },
      requires: ['reason'],
      guard: (doc, update) => safetyOnly(doc, update) ?? (doc.frozen ? null : 'Nothing is frozen.'),
      change: () => ({ frozen: false }),
      tells: (doc) => toPerson(doc, 'unfreeze'),
    },
    close: {
      from: OPEN_INCIDENT.filter((state) => state !== 'REPORTED'),
      to: 'CLOSED',
      who: ['staff'],
      fields: { reason: 'text' },
      requires: ['reason'],
      guard: safetyOnly,
      change: (_, { payload, actor }) => ({
        closed_because: payload.reason as string,
        closed_by: actor.id ?? actor.kind,
        frozen: false,
      }),
      tells: (doc) => toPerson(doc, 'unfreeze'),
    },
  },
})
