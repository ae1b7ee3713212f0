import type { Model } from 'mongoose'
import type { MessageRecord } from '../messages.ts'

/** The copies that members of a group get of what the others say. */
export const groupCopies = (model: Model<MessageRecord>) => ({
  /** How many copies of a post are in which state. */
  async copiesOf(post: string): Promise<Record<string, number>> {
    const rows = await model.aggregate<{ _id: string; n: number }>([
      { $match: { post } },
      { $group: { _id: '$state', n: { $sum: 1 } } },
    ])
    return Object.fromEntries(rows.map(({ _id, n }) => [_id, n]))
  },
  /** How many copies of a group each of these people has got since. */
  async copiesSince(personIds: readonly string[], group: string, since: Date): Promise<Map<string, number>> {
    const rows = await model
      .find(
        { personId: { $in: [...personIds] }, order: { $gte: since.getTime() * 1000 }, group, state: { $ne: 'owed' } },
        { personId: 1 },
      )
      .lean<MessageRecord[]>()
    const counts = new Map<string, number>()
    for (const { personId } of rows) counts.set(personId, (counts.get(personId) ?? 0) + 1)
    return counts
  },
  /** Copies of a group's talk that wait to go out together, in order. */
  owed: (personId: string, group: string, limit: number): Promise<MessageRecord[]> =>
    model.find({ personId, state: 'owed', group }).sort({ order: 1 }).limit(limit).lean<MessageRecord[]>(),
  /** Which of these people have a message waiting that brings what is owed to them. */
  async openBundles(personIds: readonly string[], group: string): Promise<Set<string>> {
    const rows = await model
      .find(
        { personId: { $in: [...personIds] }, state: 'queued', group, node: 'group_bundle', parts: null as never },
        { personId: 1 },
      )
      .lean<MessageRecord[]>()
    return new Set(rows.map(({ personId }) => personId))
  },
  /** Which of these people have something of a group waiting beside the copy of this post. */
  async waitingBeside(personIds: readonly string[], group: string, post: string): Promise<Set<string>> {
    const rows = await model
      .find({ personId: { $in: [...personIds] }, state: 'queued', group, post: { $ne: post } }, { personId: 1 })
      .lean<MessageRecord[]>()
    return new Set(rows.map(({ personId }) => personId))
  },
  /** What was taken down and has not gone out does not any more. */
  async takeDown(post: string): Promise<void> {
    await model.updateMany(
      { post, state: { $in: ['queued', 'owed'] } },
      { $set: { state: 'suppressed', code: 'taken-down', reason: 'The team took it down.' } },
    )
  },
  /** Fixes what goes out together, once. False: it was fixed before, or does not wait any more. */
  async bundle(id: string, parts: readonly string[]): Promise<boolean> {
    const result = await model.updateOne(
      { _id: id, state: 'queued', parts: { $exists: false } },
      { $set: { parts: [...parts] } },
    )
    return result.matchedCount === 1
  },
  async bundled(ids: readonly string[]): Promise<void> {
    await model.updateMany(
      { _id: { $in: [...ids] }, state: 'owed' },
      { $set: { state: 'suppressed', code: 'bundled', reason: 'It went out together with others.' } },
    )
  },
})
