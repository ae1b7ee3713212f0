import type { BroadcastDoc, BroadcastState } from './broadcast-doc.ts'
import type { Move } from './noun.ts'

type BroadcastMove = Move<BroadcastState, BroadcastDoc>

/** People objected to it, or the provider refuses our account. */
export const HALTED_BY = ['OBJECTIONS', 'OUR_ACCOUNT'] as const

const reason = { reason: 'text' } as const
const because = (_: BroadcastDoc, { payload }: { payload: Record<string, unknown> }): Partial<BroadcastDoc> => ({
  reason: (payload.reason ?? '') as string,
})
const inOrder = (from: unknown, to: unknown): string | null =>
  Date.parse(from as string) < Date.parse(to as string) ? null : 'It is over before it begins: set expires_at later.'
/** What we begin goes out from 8 to 20 at the person's place. */
const byDay = (hour = 8): string | null =>
  hour >= 8 && hour < 20 ? null : 'Nothing that we begin goes out at that hour: set at_hour from 8 to 19.'

/** From the frozen audience to the last person of it, with everything that may stop it on the way. */
export const broadcastSendingMoves: Record<string, BroadcastMove> = {
  schedule: {
    from: ['AUDIENCE_FROZEN', 'SCHEDULED'],
    to: 'SCHEDULED',
    who: ['staff'],
    fields: { starts_at: 'instant', expires_at: 'instant', at_hour: 'whole' },
    requires: ['expires_at'],
    guard: (_, { payload, eventAt }) =>
      inOrder(payload.starts_at ?? eventAt, payload.expires_at) ?? byDay(payload.at_hour as number | undefined),
    change: (_, { payload, eventAt }) => ({
      starts_at: (payload.starts_at ?? eventAt) as string,
      expires_at: payload.expires_at as string,
      at_hour: (payload.at_hour ?? null) as number | null,
    }),
  },
  start: {
    from: ['SCHEDULED'],
    to: 'SENDING',
    who: ['timer'],
    change: (_, { eventAt }) => ({ started_at: eventAt, reason: '' }),
  },
  pause: {
    from: ['SCHEDULED', 'SENDING'],
    to: 'PAUSED',
    who: ['staff', 'advocate'],
    fields: reason,
    change: because,
  },
  resume: {
    from: ['PAUSED', 'HALTED'],
    to: (doc) => (doc.started_at ? 'SENDING' : 'SCHEDULED'),
    who: ['staff'],
    fields: reason,
    guard: (doc, { payload }) =>
      doc.state === 'HALTED' && !payload.reason ? 'Say why it may go on although it was halted.' : null,
    // Answers that somebody has looked at do not halt it a second time.
    change: (doc, { payload }) => ({ reason: (payload.reason ?? '') as string, tolerated: doc.objections ?? 0 }),
  },
  halt: {
    from: ['SENDING'],
    to: 'HALTED',
    who: ['timer'],
    fields: { objections: 'count', reason: { one_of: HALTED_BY } },
    requires: ['reason'],
    change: (doc, { payload }) => ({
      objections: (payload.objections ?? doc.objections ?? 0) as number,
      reason: payload.reason as string,
    }),
    tells: [{ to: 'staff', reason: 'broadcast_halted', priority: 'urgent' }],
  },
  cancel: {
    from: ['DRAFT', 'TEXT_APPROVED', 'AUDIENCE_FROZEN', 'SCHEDULED', 'SENDING', 'PAUSED', 'HALTED'],
    to: 'CANCELLED',
    who: ['staff', 'advocate'],
    fields: reason,
    requires: ['reason'],
    change: because,
  },
  finish: {
    from: ['SENDING', 'PAUSED', 'HALTED'],
    to: 'DONE',
    who: ['timer'],
    change: (_, { eventAt }) => ({ done_at: eventAt }),
  },
  resend: {
    from: ['DONE'],
    to: 'SENDING',
    who: ['bot'],
    fields: { round: 'count', expires_at: 'instant' },
    requires: ['round', 'expires_at'],
    guard: (doc, { payload, eventAt }) =>
      payload.round === doc.round + 1
        ? inOrder(eventAt, payload.expires_at)
        : 'What failed is being sent again already.',
    change: (_, { payload }) => ({ round: payload.round as number, expires_at: payload.expires_at as string }),
  },
}
