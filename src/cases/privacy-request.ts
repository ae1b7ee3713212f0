import type { FieldKind } from './field.ts'
import { defineNoun } from './noun.ts'
import { said } from './said.ts'

export const PRIVACY_STATES = ['NEW', 'ASKED', 'ID_CHECKED', 'DECIDED', 'DONE', 'WITHDRAWN'] as const
export type PrivacyState = (typeof PRIVACY_STATES)[number]
/** What the laws of the region give a person: to see, to correct, to erase, to object, to take along, to limit. */
export const PRIVACY_KINDS = ['ACCESS', 'RECTIFY', 'ERASE', 'OBJECT', 'PORTABILITY', 'LIMIT'] as const
export const PRIVACY_SCOPES = ['ALL', 'PART'] as const
export const PRIVACY_DECISIONS = ['GRANTED', 'IN_PART', 'REFUSED'] as const

/** What a person asks about their own data. Days are counted from when they asked, not from when somebody looked. */
export type PrivacyRequestDoc = {
  id: string
  state: PrivacyState
  person_id?: string
  kind?: (typeof PRIVACY_KINDS)[number]
  scope?: (typeof PRIVACY_SCOPES)[number]
  what?: string
  asked_at?: string
  checked_how?: string
  checked_by?: string
  decision?: (typeof PRIVACY_DECISIONS)[number]
  /** Why not, or not all: the person is told. */
  reason?: string
  decided_by?: string
  done_at?: string
  /** Of an erasure: what went. */
  removed_messages?: number
  removed_files?: number
  removed_records?: number
}

const asked: Record<string, FieldKind> = {
  kind: { one_of: PRIVACY_KINDS },
  scope: { one_of: PRIVACY_SCOPES },
  what: 'text',
}
const removed: Record<string, FieldKind> = {
  removed_messages: 'count',
  removed_files: 'count',
  removed_records: 'count',
}

/** To be carried out by itself: all of it was granted. What only a part is, people judge. */
export const isErasure = ({ state, kind, scope, decision }: PrivacyRequestDoc): boolean =>
  state === 'DECIDED' && kind === 'ERASE' && scope === 'ALL' && decision === 'GRANTED'

/** All of it is to go, and nobody has answered yet: said once more it is the same wish. */
export const isWishedErased = (state: string, doc: unknown): boolean => {
  const { kind, scope } = doc as PrivacyRequestDoc
  return OPEN_REQUEST.some((open) => open === state) && kind === 'ERASE' && scope === 'ALL'
}

const OPEN_REQUEST = ['ASKED', 'ID_CHECKED', 'DECIDED'] as const

export const privacyRequest = defineNoun<PrivacyState, PrivacyRequestDoc>({
  name: 'privacy_request',
  states: PRIVACY_STATES,
  initial: (id) => ({ id, state: 'NEW' }),
  opens: 'ask',
  // They outlive the erasure of the person: that it was asked for, decided and done in time has to be proved.
  clear: ['kind', 'scope', 'decision', 'asked_at', 'done_at', 'removed_messages', 'removed_files', 'removed_records'],
  // The shortest of the laws gives 20 working days to answer: the team hears of it well before.
  due: [{ move: 'remind', in: OPEN_REQUEST, since: 'asked_at', after: ['5d', '12d', '18d', '20d'] }],
  moves: {
    ask: {
      from: ['NEW'],
      to: 'ASKED',
      who: ['bot', 'timer', 'person', 'defender', 'staff'],
      fields: { ...asked, person_id: 'word' },
      requires: ['kind', 'person_id'],
      change: (_, update) => ({
        ...(said({ ...asked, person_id: 'word' }, update) as Partial<PrivacyRequestDoc>),
        scope: (update.payload.scope ?? 'ALL') as NonNullable<PrivacyRequestDoc['scope']>,
        asked_at: update.eventAt,
      }),
      tells: [{ to: 'staff', reason: 'privacy_request', priority: 'high' }],
    },
    specify: {
      from: ['ASKED', 'ID_CHECKED'],
      who: ['bot', 'person', 'staff'],
      fields: { scope: { one_of: PRIVACY_SCOPES }, what: 'text' },
      change: (_, update) =>
        said({ scope: { one_of: PRIVACY_SCOPES }, what: 'text' }, update) as Partial<PrivacyRequestDoc>,
    },
    // Nobody gets somebody else's data, or has it erased.
    check_id: {
      from: ['ASKED'],
      to: 'ID_CHECKED',
      who: ['staff', 'defender'],
      fields: { how: 'word' },
      requires: ['how'],
      change: (_, { payload, actor }) => ({
        checked_how: payload.how as string,
        checked_by: actor.id ?? actor.kind,
      }),
    },
    decide: {
      from: ['ID_CHECKED', 'DECIDED'],
      to: 'DECIDED',
      who: ['staff'],
      fields: { decision: { one_of: PRIVACY_DECISIONS }, reason: 'text' },
      requires: ['decision'],
      guard: (_, { payload }) =>
        payload.decision === 'GRANTED' || payload.reason
          ? null
          : 'Whoever does not get all they asked for is told why: give the reason.',
      change: (_, { payload, actor }) => ({
        decision: payload.decision as NonNullable<PrivacyRequestDoc['decision']>,
        reason: (payload.reason ?? '') as string,
        decided_by: actor.id ?? actor.kind,
      }),
      tells: [{ to: 'staff', reason: 'privacy_request_decided', priority: 'normal' }],
    },
    complete: {
      from: ['DECIDED'],
      to: 'DONE',
      who: ['staff', 'bot'],
      fields: removed,
      change: (_, update) => ({ ...(said(removed, update) as Partial<PrivacyRequestDoc>), done_at: update.eventAt }),
    },
    withdraw: { from: OPEN_REQUEST, to: 'WITHDRAWN', who: ['person', 'bot', 'staff'] },
    remind: {
      from: OPEN_REQUEST,
      who: ['timer'],
      tells: [{ to: 'staff', reason: 'privacy_request_waits', priority: 'high' }],
    },
  },
})
