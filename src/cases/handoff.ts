import { type Actor, defineNoun } from './noun.ts'
import { tellCase } from './party.ts'

export const HANDOFF_STATES = ['NEW', 'OPEN', 'TAKEN', 'WAITING_PERSON', 'RESOLVED'] as const
export type HandoffState = (typeof HANDOFF_STATES)[number]
/** The most urgent first. */
export const PRIORITIES = ['urgent', 'high', 'normal'] as const
export type Priority = (typeof PRIORITIES)[number]

/** A row of the staff queue. With `silent`, the bot is silent in that conversation until it is resolved. */
export type HandoffDoc = {
  id: string
  state: HandoffState
  reason: string
  priority: Priority
  person_id?: string
  claim_id?: string
  /** What it is about, beside the person: `inbox/<id>`, `task/T4`. */
  about?: string
  /** Address of the conversation; absent when it did not come from one. */
  address?: string
  silent: boolean
  opened_at?: string
  taken_by?: string
  taken_at?: string
  /** Who of the team wrote last. */
  written_by?: string
  escalated_at?: string
  resolved_at?: string
  resolved_by?: string
  note?: string
}

const team = ['staff', 'defender', 'advocate'] as const satisfies readonly Actor['kind'][]
export const WAITING = ['OPEN', 'TAKEN', 'WAITING_PERSON'] as const

export const handoff = defineNoun<HandoffState, HandoffDoc>({
  name: 'handoff',
  states: HANDOFF_STATES,
  initial: (id) => ({ id, state: 'NEW', reason: '', priority: 'normal', silent: false }),
  clear: ['reason', 'priority', 'silent', 'opened_at', 'about'],
  due: [
    { move: 'escalate', in: ['OPEN'], since: 'opened_at', after: ['4h'], hours: 'office' },
    // Taken, and nobody wrote: to the person it is the same silence.
    { move: 'escalate', in: ['TAKEN'], since: 'taken_at', after: ['4h'], hours: 'office' },
  ],
  moves: {
    open: {
      from: ['NEW'],
      to: 'OPEN',
      who: ['bot', 'timer', 'staff', 'defender', 'advocate', 'person', 'external', 'import', 'finance'],
      fields: {
        reason: 'word',
        priority: 'word',
        person_id: 'word',
        claim_id: 'word',
        about: 'word',
        address: 'word',
        silent: 'flag',
      },
      requires: ['reason'],
      guard: (_, { payload }) =>
        payload.priority == null || PRIORITIES.includes(payload.priority as Priority)
          ? null
          : 'The priority must be normal, high or urgent.',
      change: (_, { payload, eventAt }) => ({
        reason: payload.reason as string,
        priority: (payload.priority ?? 'normal') as Priority,
        silent: payload.silent !== false,
        opened_at: eventAt,
        ...(payload.person_id ? { person_id: payload.person_id as string } : {}),
        ...(payload.address ? { address: payload.address as string } : {}),
        ...(payload.about ? { about: payload.about as string } : {}),
        ...(payload.claim_id ? { claim_id: payload.claim_id as string } : {}),
      }),
    },
    take: {
      from: WAITING,
      to: 'TAKEN',
      who: team,
      guard: (doc, { actor }) =>
        doc.state === 'TAKEN' && doc.taken_by !== actor.id ? 'Somebody else has taken this hand-off.' : null,
      change: (_, { actor, eventAt }) => ({ taken_at: eventAt, taken_by: actor.id ?? actor.kind }),
      tells: (doc) => (doc.silent ? [{ to: 'conversation', event: 'handoff.taken' }] : []),
    },
    // Who wrote which message to the person.
    write: {
      from: WAITING,
      who: team,
      fields: { message: 'word' },
      requires: ['message'],
      change: (_, { actor }) => ({ written_by: actor.id ?? actor.kind }),
    },
    wait: { from: ['TAKEN'], to: 'WAITING_PERSON', who: team },
    release: { from: ['TAKEN', 'WAITING_PERSON'], to: 'OPEN', who: team, change: () => ({ taken_by: '' }) },
    resolve: {
      from: WAITING,
      to: 'RESOLVED',
      // `case`: what it waited for is done.
      who: [...team, 'case'],
      fields: { note: 'text' },
      change: (_, { payload, actor, eventAt }) => ({
        resolved_at: eventAt,
        resolved_by: actor.id ?? actor.kind,
        ...(payload.note ? { note: payload.note as string } : {}),
      }),
      // The bot speaks again where it was silent; what was said of a voice note, or of a form, held until somebody took it up.
      tells: ({ silent, reason, claim_id }) => {
        if (reason === 'form_photo') return tellCase('claim', claim_id, 'look_at_form', {})
        if (silent) return [{ to: 'conversation', event: 'handoff.resolved' }]
        return reason === 'voice_note' ? [{ to: 'conversation', event: 'voice.heard' }] : []
      },
    },
    escalate: {
      from: ['OPEN', 'TAKEN'],
      who: ['timer', 'staff'],
      guard: (doc) =>
        doc.state === 'TAKEN' && (!doc.silent || doc.written_by) ? 'Somebody is at work on it, or has answered.' : null,
      change: (_, { eventAt }) => ({ escalated_at: eventAt, priority: 'urgent' }),
      tells: (doc) => (doc.silent ? [{ to: 'conversation', event: 'handoff.late' }] : []),
    },
  },
})
