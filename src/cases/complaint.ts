import { defineNoun, type Update } from './noun.ts'

export const COMPLAINT_STATES = ['NEW', 'RECEIVED', 'IN_REVIEW', 'ANSWERED', 'CLOSED', 'WITHDRAWN'] as const
export type ComplaintState = (typeof COMPLAINT_STATES)[number]
export const COMPLAINT_ABOUT = ['DEFENDER', 'STAFF', 'ADVOCATE', 'HUB', 'OTHER'] as const

/**
 * What somebody complains of. Sealed: whoever handles complaints reads it, and nobody else; least of all whom it is about.
 * Whom it is about is no field in the clear, so that no list of theirs can find it.
 */
export type ComplaintDoc = {
  id: string
  state: ComplaintState
  person_id?: string
  about?: (typeof COMPLAINT_ABOUT)[number]
  about_id?: string
  what?: string
  received_at?: string
  taken_by?: string
  answer?: string
  answered_at?: string
  reason?: string
}

const OPEN_COMPLAINT = ['RECEIVED', 'IN_REVIEW'] as const

const handler = (doc: ComplaintDoc, { actor }: Update): string | null => {
  if (actor.role !== 'complaints') return 'This is for whoever handles complaints.'
  return doc.about_id !== undefined && doc.about_id === actor.id ? 'Nobody handles a complaint about themselves.' : null
}

export const complaint = defineNoun<ComplaintState, ComplaintDoc>({
  name: 'complaint',
  states: COMPLAINT_STATES,
  initial: (id) => ({ id, state: 'NEW' }),
  opens: 'file',
  sealed: true,
  due: [{ move: 'remind', in: OPEN_COMPLAINT, since: 'received_at', after: ['3d', '7d', '14d'] }],
  moves: {
    file: {
      from: ['NEW'],
      to: 'RECEIVED',
      who: ['bot', 'timer', 'person', 'defender', 'advocate', 'staff'],
      fields: {
        person_id: 'word',
        about: { one_of: COMPLAINT_ABOUT },
        about_id: 'word',
        opening: 'text',
        what: 'text',
      },
      requires: ['about', 'what'],
      change: (_, { payload, eventAt }) => ({
        about: payload.about as NonNullable<ComplaintDoc['about']>,
        what: [payload.opening, payload.what].filter(Boolean).join('\n'),
        received_at: eventAt,
        ...(payload.person_id ? { person_id: payload.person_id as string } : {}),
        ...(payload.about_id ? { about_id: payload.about_id as string } : {}),
      }),
      tells: [{ to: 'staff', reason: 'sealed_complaint', priority: 'high' }],
    },
    add: {
      from: OPEN_COMPLAINT,
      who: ['bot', 'person', 'staff'],
      fields: { what: 'text' },
      requires: ['what'],
      change: (doc, { payload }) => ({ what: [doc.what, payload.what].join('\n').slice(0, 16_000) }),
    },
    take: {
      from: OPEN_COMPLAINT,
      to: 'IN_REVIEW',
      who: ['staff'],
      guard: handler,
      change: (_, { actor }) => ({ taken_by: actor.id ?? actor.kind }),
    },
    answer: {
      from: ['IN_REVIEW'],
      to: 'ANSWERED',
      who: ['staff'],
      fields: { answer: 'text' },
      requires: ['answer'],
      guard: handler,
      change: (_, { payload, eventAt }) => ({ answer: payload.answer as string, answered_at: eventAt }),
    },
    // The answer does not satisfy the person.
    reopen: { from: ['ANSWERED', 'CLOSED'], to: 'IN_REVIEW', who: ['person', 'bot', 'staff'] },
    close: {
      from: ['ANSWERED'],
      to: 'CLOSED',
      who: ['staff'],
      fields: { reason: 'text' },
      guard: handler,
      change: (_, { payload }) => ({ reason: (payload.reason ?? '') as string }),
    },
    withdraw: { from: [...OPEN_COMPLAINT, 'ANSWERED'], to: 'WITHDRAWN', who: ['person', 'bot'] },
    remind: {
      from: OPEN_COMPLAINT,
      who: ['timer'],
      tells: [{ to: 'staff', reason: 'sealed_complaint', priority: 'high' }],
    },
  },
})
