import type { Model } from 'mongoose'
import type { MessageRecord, MessageState } from '../messages.ts'

/** What became of broadcasts. */
export const ofBroadcasts = (model: Model<MessageRecord>) => ({
  /** How many of a broadcast's stand in each state. */
  async ofBroadcast(broadcast: string): Promise<Partial<Record<MessageState, number>>> {
    const rows = await model.aggregate<{ _id: MessageState; n: number }>([
      { $match: { broadcast } },
      { $group: { _id: '$state', n: { $sum: 1 } } },
    ])
    return Object.fromEntries(rows.map(({ _id, n }) => [_id, n]))
  },
  /** What these people got of a broadcast. */
  gotOf: (broadcast: string, personIds: readonly string[]): Promise<MessageRecord[]> =>
    model
      .find({ personId: { $in: [...personIds] }, broadcast, state: { $in: ['sent', 'delivered', 'read'] } })
      .lean<MessageRecord[]>(),
  /** Those of a broadcast that did not arrive, a page in the order of their ids. */
  failedOf: (broadcast: string, limit: number, after = ''): Promise<MessageRecord[]> =>
    model
      .find({ broadcast, state: 'failed', _id: { $gt: after } })
      .sort({ _id: 1 })
      .limit(limit)
      .lean<MessageRecord[]>(),
})
