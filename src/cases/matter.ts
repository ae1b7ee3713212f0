import type { FieldKind } from './field.ts'
import { legalHolds } from './legal-hold.ts'
import {
  CATEGORIES,
  MATTER_STATES,
  type MatterDoc,
  type MatterFacts,
  type MatterState,
  PARTICIPATIONS,
} from './matter-doc.ts'

import { textMoves } from './matter-texts.ts'

export type { MatterDoc } from './matter-doc.ts'

import { defineNoun, type Move, type Update } from './noun.ts'
import { said } from './said.ts'

const factFields: Record<keyof MatterFacts, FieldKind> = {
  alias: 'word',
  defender: 'word',
  public_phone: 'word',
  company: 'word',
  advocate: 'word',
  firm: 'word',
  case_number: 'word',
  court: 'word',
  place: 'word',
  expected_month: 'word',
}
const ownFields: Record<string, FieldKind> = {
  title: 'word',
  category: 'word',
  participation: 'word',
  deadline: 'instant',
  court_zone: 'word',
  languages: 'texts',
  class_size: 'whole',
}

/** Facts without which the first conversations of a matter have holes in their words. */
export const NEEDED_FACTS = [
  'alias',
  'defender',
  'public_phone',
  'company',
] as const satisfies readonly (keyof MatterFacts)[]
/** States in which people may be written to. */
export const REACHING = ['OPEN', 'ACTIVE', 'SETTLED', 'DECIDED', 'DISTRIBUTING'] as const

const oneOf = (name: string, values: readonly string[], value: unknown): string | null =>
  value == null || values.includes(value as string) ? null : `The ${name} must be one of ${values.join(', ')}.`

const allowed = (_: MatterDoc, { payload }: Update): string | null =>
  oneOf('category', CATEGORIES, payload.category) ?? oneOf('participation', PARTICIPATIONS, payload.participation)

const describe = (doc: MatterDoc, update: Update): Partial<MatterDoc> => ({
  ...(said(ownFields, update) as Partial<MatterDoc>),
  facts: { ...doc.facts, ...said(factFields, update) },
})

/** What is missing before the outreach of a matter can start, in words; empty when nothing is. */
export function missingForOutreach(doc: MatterDoc, now: string): string[] {
  const missing: string[] = NEEDED_FACTS.filter((name) => !doc.facts[name]).map((name) => `the fact ${name}`)
  if (!doc.participation) missing.push('the way people take part (participation)')
  if (!doc.deadline) missing.push('the deadline')
  else if (Date.parse(doc.deadline) <= Date.parse(now)) missing.push('a deadline in the future')
  return missing
}

/** Until the last instant to join; below zero: it is over, or none is set. */
const daysLeft = ({ deadline }: MatterDoc, at: string): number =>
  deadline === undefined ? -1 : (Date.parse(deadline) - Date.parse(at)) / 86_400_000

const step = (from: MatterState[], to: MatterState, who: Move<MatterState, MatterDoc>['who']) => ({ from, to, who })

/** A case of the Advocate's: what it is, where it stands, and whether people are being written to. */
export const matter = defineNoun<MatterState, MatterDoc>({
  name: 'matter',
  states: MATTER_STATES,
  initial: (id) => ({ id, state: 'NEW', languages: [], facts: {}, outreach: 'none' }),
  clear: ['outreach'],
  opens: 'create',
  due: [{ move: 'deadline_nears', in: REACHING, since: 'deadline', before: ['30d', '14d', '7d', '3d', '1d'] }],
  moves: {
    create: {
      from: ['NEW'],
      to: 'INTAKE',
      who: ['staff'],
      fields: { ...ownFields, ...factFields },
      requires: ['title'],
      guard: allowed,
      change: describe,
    },
    describe: {
      from: ['INTAKE', 'OPEN', 'ACTIVE', 'SETTLED', 'DECIDED', 'DISTRIBUTING', 'ON_HOLD'],
      who: ['staff', 'advocate'],
      fields: { ...ownFields, ...factFields },
      guard: allowed,
      change: describe,
    },
    open: step(['INTAKE'], 'OPEN', ['staff']),
    decline: { ...step(['INTAKE'], 'DECLINED', ['staff']), fields: { reason: 'word' }, requires: ['reason'] },
    activate: step(['OPEN'], 'ACTIVE', ['staff']),
    // Only who leads the case can say so.
    settle: step(['OPEN', 'ACTIVE', 'DECIDED'], 'SETTLED', ['advocate']),
    decide: step(['OPEN', 'ACTIVE'], 'DECIDED', ['advocate']),
    distribute: step(['SETTLED', 'DECIDED'], 'DISTRIBUTING', ['staff', 'finance', 'advocate']),
    close: {
      ...step(['OPEN', 'ACTIVE', 'SETTLED', 'DECIDED', 'DISTRIBUTING'], 'CLOSED', ['staff', 'advocate']),
      change: () => ({ outreach: 'stopped' }),
    },
    hold: {
      from: REACHING,
      to: 'ON_HOLD',
      who: ['staff', 'advocate'],
      fields: { reason: 'word' },
      requires: ['reason'],
      change: (doc) => ({
        held_from: doc.state,
        ...(doc.outreach === 'running' ? { outreach: 'paused' as const } : {}),
      }),
    },
    release: { from: ['ON_HOLD'], to: (doc) => doc.held_from ?? 'OPEN', who: ['staff'] },
    deadline_nears: {
      from: REACHING,
      who: ['timer'],
      guard: (doc, { eventAt }) => (daysLeft(doc, eventAt) < 0 ? 'The deadline has passed.' : null),
      tells: (doc, { eventAt }) => {
        const days = Math.floor(daysLeft(doc, eventAt))
        return [
          { to: 'staff', reason: 'deadline_nears', priority: days <= 1 ? 'urgent' : days <= 7 ? 'high' : 'normal' },
        ]
      },
    },
    ...textMoves,
    ...legalHolds<MatterState, MatterDoc>(MATTER_STATES.filter((state) => state !== 'NEW')),
    start_outreach: {
      from: REACHING,
      to: (doc) => (doc.state === 'OPEN' ? 'ACTIVE' : doc.state),
      who: ['staff'],
      guard: (doc, { eventAt }) => {
        const missing = missingForOutreach(doc, eventAt)
        if (missing.length > 0) return `The outreach cannot start: ${missing.join(', ')} is missing.`
        return null
      },
      change: () => ({ outreach: 'running', outreach_reason: '' }),
    },
    pause_outreach: {
      from: REACHING,
      who: ['staff', 'advocate', 'defender', 'case'],
      fields: { reason: 'word' },
      guard: (doc) => (doc.outreach === 'running' ? null : 'The outreach is not running.'),
      change: (_, { payload }) => ({ outreach: 'paused', outreach_reason: (payload.reason ?? '') as string }),
    },
    stop_outreach: {
      from: [...REACHING, 'ON_HOLD'],
      who: ['staff', 'advocate'],
      fields: { reason: 'word' },
      change: (_, { payload }) => ({ outreach: 'stopped', outreach_reason: (payload.reason ?? '') as string }),
    },
  },
})
