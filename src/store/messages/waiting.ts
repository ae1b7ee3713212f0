import type { Model } from 'mongoose'
import type { MessageRecord } from '../messages.ts'

/** What has not gone out yet and is wanted at once, or no more. */
export const waiting = (model: Model<MessageRecord>) => ({
  /** What the team wrote and waits for an answer is looked at now: one has come. @returns whether there is any */
  async hurryTeam(personId: string, now: Date): Promise<boolean> {
    const done = await model.updateMany(
      { personId, direction: 'out', state: 'queued', kind: 'staff', notBefore: { $gt: now } },
      { $set: { notBefore: now } },
    )
    return done.matchedCount > 0
  },
  /** What waits for the answer to an opening is looked at now. @returns whether there is any */
  async hurryGroup(personId: string, now: Date): Promise<boolean> {
    const done = await model.updateMany(
      { personId, direction: 'out', state: 'queued', code: 'window', notBefore: { $gt: now } },
      { $set: { notBefore: now } },
    )
    return done.matchedCount > 0
  },
  /** A planned question that was put in another way meanwhile. */
  async withdraw(personId: string, { flow, node }: { flow: string; node: string }): Promise<void> {
    await model.updateMany(
      { personId, direction: 'out', state: 'queued', kind: 'ours', flow, node },
      { $set: { state: 'suppressed', code: 'superseded', reason: 'The person wrote first and was answered.' } },
    )
  },
  /** Does this question, which we have planned, still wait to go out? */
  async isPlanned(personId: string, { flow, node }: { flow: string; node: string }): Promise<boolean> {
    return (await model.exists({ personId, direction: 'out', state: 'queued', kind: 'ours', flow, node })) !== null
  },
  /** What this conversation had planned to say: they are awake, and it belongs before what they are answered. */
  async hasten(personId: string, flow: string, now: Date): Promise<void> {
    await model.updateMany(
      { personId, direction: 'out', state: 'queued', kind: 'ours', flow },
      { $set: { kind: 'reply', notBefore: now } },
    )
  },
  /** What waits for a person and must not go out any more. */
  async suppress(personId: string, reason: string, except: string[] = []): Promise<number> {
    const result = await model.updateMany(
      { personId, direction: 'out', state: 'queued', kind: { $ne: 'staff' }, _id: { $nin: except } },
      { $set: { state: 'suppressed', reason, code: 'opted-out' } },
    )
    return result.modifiedCount
  },
})
