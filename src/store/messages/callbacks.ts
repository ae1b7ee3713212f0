import type { Model } from 'mongoose'
import type { DeliveryStatus } from '../../channels/channel.ts'
import type { MessageRecord, MessageState } from '../messages.ts'

/** `attempt`: which sending of the message the callback speaks of; a late one of an earlier attempt changes nothing. */
export type StatusChange = {
  messageId: string
  attempt: number
  externalId: string
  status: DeliveryStatus
  errorCode?: string
}

/** What the provider tells of messages, and failures that are not dealt with yet. */
export const callbacks = (model: Model<MessageRecord>) => ({
  /**
   * Callbacks, grouped. A callback may come before the answer to our own request: it settles the claim then, one by one. Most are
   * about messages whose id at the provider is known: all that tell the same are one write, since each write waits for the journal.
   */
  async statuses(changes: StatusChange[]): Promise<void> {
    if (changes.length === 0) return
    const rows = await model
      .find({ _id: { $in: changes.map(({ messageId }) => messageId) } }, { externalId: 1 })
      .lean<Pick<MessageRecord, '_id' | 'externalId'>[]>()
    const known = new Map(rows.map(({ _id, externalId }) => [_id, externalId]))
    const alike = Map.groupBy(changes, ({ messageId, attempt, externalId, status, errorCode }) =>
      JSON.stringify([attempt, status, errorCode ?? null, known.get(messageId) === externalId ? null : externalId]),
    )
    await model.collection.bulkWrite(
      [...alike.values()].flatMap((group) => {
        const [first] = group
        if (!first) return []
        const { attempt, externalId, status, errorCode } = first
        const rank = STATUS_RANK[status]
        const failed = STATE_OF[status] === 'failed'
        const isNew = known.get(first.messageId) !== externalId
        return [
          {
            updateMany: {
              filter: {
                _id: { $in: group.map(({ messageId }) => messageId) },
                direction: 'out',
                attempts: attempt,
                state: { $nin: ['queued', 'suppressed', 'refused'] },
                // Not `$or`: the default database would look through the whole collection for it.
                statusRank: { $not: { $gte: rank } },
              },
              update: {
                $set: {
                  state: STATE_OF[status],
                  statusRank: rank,
                  ...(isNew ? { externalId } : {}),
                  ...(failed ? { code: errorCode ?? 'none', problem: errorCode ?? 'none' } : {}),
                },
                ...(failed ? {} : { $unset: { problem: 1, code: 1, reason: 1 } }),
              },
            },
          },
        ]
      }) as never[],
      { ordered: false },
    )
  },
  /** Codes are digits or words. Not "is there" (`$exists`), for which the default database uses no index. */
  problems: (limit: number, personId?: string): Promise<MessageRecord[]> =>
    model
      .find({ problem: { $gte: '0' }, ...(personId ? { personId } : {}) })
      .limit(limit)
      .lean<MessageRecord[]>(),
  async problemSettled(id: string, change: Partial<MessageRecord> = {}): Promise<void> {
    await model.updateOne({ _id: id }, { $set: change, $unset: { problem: 1 } })
  },
})

/** A later callback never takes a message back: only a higher rank is written. */
const STATUS_RANK: Record<DeliveryStatus, number> = {
  accepted: 0,
  queued: 1,
  sending: 2,
  sent: 3,
  failed: 4,
  undelivered: 4,
  canceled: 4,
  delivered: 5,
  read: 6,
}
const STATE_OF: Record<DeliveryStatus, MessageState> = {
  accepted: 'sent',
  queued: 'sent',
  sending: 'sent',
  sent: 'sent',
  failed: 'failed',
  undelivered: 'failed',
  canceled: 'failed',
  delivered: 'delivered',
  read: 'read',
}
