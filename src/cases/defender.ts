import { DateTime } from 'luxon'
import { WORK_COUNTRIES } from './countries.ts'
import type { FieldKind } from './field.ts'
import { including, without } from './list.ts'
import { defineNoun, type Update } from './noun.ts'
import { said } from './said.ts'

export const DEFENDER_STATES = ['NEW', 'ONBOARDING', 'ACTIVE', 'AWAY', 'SUSPENDED', 'LEFT'] as const
export type DefenderState = (typeof DEFENDER_STATES)[number]

/** What a Defender may do by law where they live; tasks are matched on it. */
export const LEGAL_POWERS = [
  'NOTARY',
  'LAWYER',
  'OATHS',
  'SERVES_PROCESS',
  'SWORN_TRANSLATOR',
  'COURT_INTERPRETER',
] as const

/** Who does the work in the field, and how they like to be reached. */
export type DefenderDoc = {
  id: string
  state: DefenderState
  /** The contact record with their addresses; a message to them goes there. */
  person_id?: string
  organisation_id?: string
  name?: string
  /** How they wish to be addressed. */
  called?: string
  language?: string
  /** `audio`, `text` or `call`, and when. */
  mode?: string
  best_hour?: string
  /** IANA zone of their clock, and when the next weekly summary is. */
  zone?: string
  summary_at?: string
  country?: string
  /** States or departments, as people's places name them: a veto on one holds for those who live there. */
  regions: string[]
  languages: string[]
  skills: string[]
  may_legally: string[]
  /** How many facilitations at once they take. */
  capacity: number
  /** Facilitations that they work on. */
  facilitations: string[]
  load: number
  away_until?: string
  /** When they last told of violence in their area. */
  danger_at?: string
  suspended_because?: string
}

export const ADDRESS_MODES = ['text', 'audio', 'call'] as const

const about: Record<string, FieldKind> = {
  person_id: 'word',
  organisation_id: 'word',
  name: 'word',
  called: 'word',
  language: 'word',
  mode: { one_of: ADDRESS_MODES },
  best_hour: 'word',
  zone: 'word',
  summary_at: 'instant',
  country: { one_of: WORK_COUNTRIES },
  regions: 'texts',
  languages: 'texts',
  skills: 'texts',
  may_legally: { some_of: LEGAL_POWERS },
  capacity: 'count',
}
/** What Defenders may say of themselves; who they are and what the law lets them do is for staff, who see the papers. */
const own: Record<string, FieldKind> = {
  called: 'word',
  language: 'word',
  mode: { one_of: ADDRESS_MODES },
  best_hour: 'word',
  summary_at: 'instant',
  regions: 'texts',
  languages: 'texts',
  skills: 'texts',
  capacity: 'count',
}
/** Where the danger is: a state or department, and a town of it. */
const where: Record<string, FieldKind> = { country: { one_of: WORK_COUNTRIES }, region: 'word', town: 'word' }
const placeOf = ({ country, region, town }: Record<string, unknown>, own = '') => ({
  country: (country ?? own) as string,
  region: region as string,
  ...(town ? { town: town as string } : {}),
})
const working = ['ONBOARDING', 'ACTIVE', 'AWAY', 'SUSPENDED'] as const
const oneself = (doc: DefenderDoc, { actor }: Update): string | null =>
  actor.kind === 'defender' && actor.id !== doc.id ? 'Defenders speak for themselves only.' : null
const loaded = (facilitations: string[]): Partial<DefenderDoc> => ({ facilitations, load: facilitations.length })

export const defender = defineNoun<DefenderState, DefenderDoc>({
  name: 'defender',
  states: DEFENDER_STATES,
  initial: (id) => ({
    id,
    state: 'NEW',
    regions: [],
    languages: [],
    skills: [],
    may_legally: [],
    capacity: 5,
    facilitations: [],
    load: 0,
  }),
  opens: 'register',
  clear: ['organisation_id', 'country', 'load', 'capacity'],
  due: [
    { move: 'come_back', in: ['AWAY'], since: 'away_until', after: ['0h'] },
    { move: 'sum_up', in: ['ONBOARDING', 'ACTIVE'], since: 'summary_at', after: ['0h'] },
  ],
  moves: {
    register: {
      from: ['NEW'],
      to: 'ONBOARDING',
      who: ['staff', 'import'],
      fields: about,
      requires: ['name', 'country'],
      change: (_, update) => said(about, update) as Partial<DefenderDoc>,
    },
    describe: {
      from: working,
      who: ['staff', 'import'],
      fields: about,
      change: (_, update) => said(about, update) as Partial<DefenderDoc>,
    },
    prefer: {
      from: working,
      who: ['defender'],
      fields: own,
      guard: oneself,
      change: (_, update) => said(own, update) as Partial<DefenderDoc>,
    },
    activate: {
      from: ['ONBOARDING', 'SUSPENDED'],
      to: 'ACTIVE',
      who: ['staff'],
      guard: (doc) =>
        doc.languages.length > 0 && doc.regions.length > 0 ? null : 'Languages and regions are not known yet.',
      change: () => ({ suspended_because: '' }),
    },
    go_away: {
      from: ['ACTIVE', 'AWAY'],
      to: 'AWAY',
      who: ['defender', 'staff'],
      fields: { until: 'date' },
      requires: ['until'],
      guard: (doc, update) =>
        oneself(doc, update) ??
        (Date.parse(`${update.payload.until}T23:59:59Z`) < Date.parse(update.eventAt) ? 'That day has passed.' : null),
      change: (_, { payload }) => ({ away_until: payload.until as string }),
      tells: (doc) => (doc.load > 0 ? [{ to: 'staff', reason: 'defender_away', priority: 'normal' }] : []),
    },
    come_back: {
      from: ['AWAY'],
      to: 'ACTIVE',
      who: ['defender', 'staff', 'timer'],
      guard: oneself,
      change: () => ({ away_until: '' }),
    },
    suspend: {
      from: ['ONBOARDING', 'ACTIVE', 'AWAY'],
      to: 'SUSPENDED',
      who: ['staff'],
      fields: { reason: 'text' },
      requires: ['reason'],
      change: (_, { payload }) => ({ suspended_because: payload.reason as string }),
      tells: (doc) => (doc.load > 0 ? [{ to: 'staff', reason: 'work_of_suspended_defender', priority: 'high' }] : []),
    },
    leave: {
      from: working,
      to: 'LEFT',
      who: ['staff'],
      guard: (doc) => (doc.load > 0 ? 'Their facilitations must be ended or given to somebody else first.' : null),
    },
    return: { from: ['LEFT'], to: 'ONBOARDING', who: ['staff'] },
    // Violence where they work: what is automatic stops there, whatever case it belongs to.
    report_danger: {
      from: working,
      who: ['defender', 'staff', 'case'],
      fields: where,
      guard: oneself,
      change: (_, { eventAt }) => ({ danger_at: eventAt }),
      tells: ({ country, regions }, { payload }) => {
        if (payload.region) return [{ to: 'area', places: [placeOf(payload, country)] }]
        return country && regions.length > 0
          ? [{ to: 'area', places: regions.map((region) => ({ country, region })) }]
          : []
      },
    },
    // All their regions were quiet while nobody knew where it was.
    narrow_danger: {
      from: working,
      who: ['defender', 'staff'],
      fields: where,
      requires: ['region'],
      guard: (doc, update) => oneself(doc, update) ?? (doc.danger_at ? null : 'No danger was reported.'),
      tells: ({ country, danger_at = '' }, { payload }) => [
        { to: 'area', places: [placeOf(payload, country)], instead: danger_at },
      ],
    },
    // Every week at their own hour; a rest day is kept by what sends the words.
    sum_up: {
      from: ['ONBOARDING', 'ACTIVE'],
      who: ['timer'],
      change: (doc, { eventAt }) => ({ summary_at: weekAfter(doc.summary_at ?? eventAt, eventAt, doc.zone) }),
      tells: (doc) => (doc.load > 0 ? [{ to: 'defender', flow: 'checkin' }] : []),
    },
    // Told by the facilitation.
    assign: {
      from: [...working, 'LEFT'],
      who: ['case'],
      fields: { facilitation_id: 'word' },
      requires: ['facilitation_id'],
      change: (doc, { payload }) => loaded(including(doc.facilitations, payload.facilitation_id as string)),
    },
    unassign: {
      from: [...working, 'LEFT'],
      who: ['case'],
      fields: { facilitation_id: 'word' },
      requires: ['facilitation_id'],
      change: (doc, { payload }) => loaded(without(doc.facilitations, payload.facilitation_id as string)),
    },
  },
})

/** The same day of the week and hour of their clock, after now: a hub that was away does not catch up on old weeks. */
function weekAfter(last: string, now: string, zone = 'UTC'): string {
  let next = DateTime.fromISO(last, { zone })
  do next = next.plus({ weeks: 1 })
  while (next.toMillis() <= Date.parse(now))
  return next.toUTC().toISO() ?? last
}
