import type { FieldKind } from './field.ts'
import { including } from './list.ts'
import { defineNoun, type Move } from './noun.ts'
import { said } from './said.ts'

export const ALERT_STATES = ['NEW', 'DRAFTED', 'SENT', 'DROPPED'] as const
export type AlertState = (typeof ALERT_STATES)[number]

/** How many people of the team stand behind a warning before it goes to everybody. */
const BEHIND = 2

/** A warning to all groups of a matter: somebody takes money in our name. Its words are always the same. */
export type AlertDoc = {
  id: string
  state: AlertState
  matter_id?: string
  incident?: string
  /** Who stands behind it: its author and who approved it. */
  behind: string[]
  drafted_at?: string
  sent_at?: string
  reason?: string
}

const about: Record<string, FieldKind> = { matter_id: 'word', incident: 'word' }

const stand = (from: AlertState): Move<AlertState, AlertDoc> => ({
  from: [from],
  to: (doc) => (doc.behind.length >= BEHIND ? 'SENT' : 'DRAFTED'),
  who: ['staff'],
  guard: (doc, { actor }) => {
    if (!actor.id) return 'Who approves a warning must be named.'
    return doc.behind.includes(actor.id) ? 'A second person must approve the warning.' : null
  },
  change: (doc, { actor, eventAt }) => {
    const behind = including(doc.behind, actor.id ?? '')
    return { behind, ...(behind.length >= BEHIND ? { sent_at: eventAt } : {}) }
  },
  tells: (doc) => (doc.state === 'SENT' ? [{ to: 'groups', kind: 'ALERT' }] : []),
})

export const alert = defineNoun<AlertState, AlertDoc>({
  name: 'alert',
  states: ALERT_STATES,
  initial: (id) => ({ id, state: 'NEW', behind: [] }),
  opens: 'draft',
  clear: ['incident'],
  moves: {
    draft: {
      from: ['NEW'],
      to: 'DRAFTED',
      who: ['case', 'staff', 'defender'],
      fields: about,
      requires: ['matter_id'],
      change: (_, update) => ({
        ...(said(about, update) as Partial<AlertDoc>),
        drafted_at: update.eventAt,
        behind: update.actor.kind === 'case' || !update.actor.id ? [] : [update.actor.id],
      }),
      tells: [{ to: 'staff', reason: 'alert_to_approve', priority: 'urgent' }],
    },
    approve: stand('DRAFTED'),
    drop: {
      from: ['DRAFTED'],
      to: 'DROPPED',
      who: ['staff'],
      fields: { reason: 'text' },
      requires: ['reason'],
      change: (_, { payload }) => ({ reason: payload.reason as string }),
    },
  },
})
