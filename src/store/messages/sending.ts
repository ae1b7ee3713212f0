import type { Model } from 'mongoose'
import { isDuplicate } from '../connect.ts'
import type { MessageRecord, MessageState } from '../messages.ts'

/** The way of a message to the provider: what is open for a person, claims, and what became of them. */
export const sending = (model: Model<MessageRecord>) => ({
  /** Who of these has something that is not settled: what comes after it must not overtake it. */
  async unsettledOf(personIds: readonly string[]): Promise<Set<string>> {
    const rows = await model
      .find(
        { personId: { $in: [...personIds] }, direction: 'out', state: { $in: ['queued', 'claimed', 'uncertain'] } },
        { personId: 1 },
      )
      .lean<MessageRecord[]>()
    return new Set(rows.map(({ personId }) => personId))
  },
  /** All that is not settled for a person, in order: the first of them decides what the others wait for. */
  open: (personId: string, limit: number): Promise<MessageRecord[]> =>
    model
      .find({ personId, direction: 'out', state: { $in: ['queued', 'claimed', 'uncertain'] } })
      .sort({ order: 1 })
      .limit(limit)
      .lean<MessageRecord[]>(),
  /**
   * Takes a message, as it was read, for sending; null when somebody else has or had it since, or it is no longer waiting.
   * The number of the attempt is the guard, so that what was read and what is taken are the same.
   */
  async claim(
    message: MessageRecord,
    now: Date,
    sealedText: string,
    askAt: Date,
    version?: NonNullable<MessageRecord['words']>,
    voice?: string,
  ): Promise<MessageRecord | null> {
    const words = version && { lang: version.lang, hash: version.hash }
    const { code: _code, reason: _reason, voice: _voice, attempts = 0, ...rest } = message
    const claimed = {
      state: 'claimed',
      claimedAt: now,
      askAt,
      sealedText,
      attempts: attempts + 1,
      ...(words ? { words } : {}),
      ...(voice === undefined ? {} : { voice }),
    } as const
    const taken = await model.updateOne(
      { _id: message._id, state: 'queued', attempts },
      { $set: claimed, $unset: { code: 1, reason: 1, ...(voice === undefined ? { voice: 1 } : {}) } },
    )
    return taken.matchedCount === 1 ? { ...rest, ...claimed } : null
  },
  /** Takes new messages for sending in the write that makes them. @returns those that were not there yet */
  async claimNew(records: readonly MessageRecord[]): Promise<MessageRecord[]> {
    if (records.length === 0) return []
    try {
      await model.collection.insertMany(records as never[], { ordered: false })
      return [...records]
    } catch (error) {
      if (!isDuplicate(error)) throw error
      const { writeErrors } = error as { writeErrors?: { index: number } | { index: number }[] }
      const there = new Set([writeErrors ?? []].flat().map(({ index }) => index))
      return records.filter((_, index) => !there.has(index))
    }
  },
  /** Moves a message on from a state that it must still be in; false when it is not. */
  async move(id: string, from: MessageState[], change: Partial<MessageRecord>): Promise<boolean> {
    const result = await model.updateOne({ _id: id, state: { $in: from } }, { $set: change })
    return result.matchedCount === 1
  },
  /** The provider has it. A callback may have been faster and gone further: then only the id is new. */
  async sent(id: string, externalId: string): Promise<void> {
    const done = await model.updateOne(
      { _id: id, state: { $in: ['claimed', 'uncertain'] } },
      { $set: { state: 'sent', externalId }, $unset: { code: 1, reason: 1 } },
    )
    if (done.matchedCount === 0)
      await model.updateOne({ _id: id, externalId: { $exists: false } }, { $set: { externalId } })
  },
  /**
   * The provider has all of these, under these ids: one write for all. A callback that was faster and went further has left its id.
   */
  async sentMany(externalIds: ReadonlyMap<string, string>): Promise<void> {
    if (externalIds.size === 0) return
    const place = { $indexOfArray: [{ $literal: [...externalIds.keys()] }, '$_id'] }
    const theirs = { $arrayElemAt: [{ $literal: [...externalIds.values()] }, place] }
    await model.collection.updateMany(
      { _id: { $in: [...externalIds.keys()] }, state: { $in: ['claimed', 'uncertain'] } } as never,
      [{ $set: { state: 'sent', externalId: theirs } }, { $unset: ['code', 'reason'] }] as never,
    )
  },
  async requeue(id: string, from: MessageState[], change: Partial<MessageRecord>): Promise<void> {
    await model.updateOne(
      { _id: id, state: { $in: from } },
      { $set: { state: 'queued', ...change }, $unset: { externalId: 1, statusRank: 1, problem: 1, claimedAt: 1 } },
    )
  },
  /** People with a message that is due, or whose claim nobody came back from. */
  async forgotten(now: Date, claimedBefore: Date, limit: number): Promise<string[]> {
    // Three questions, not one with `$or`: the default database would look through the whole collection for that.
    const rows = await Promise.all(
      [
        model.find({ state: 'queued', notBefore: { $lte: now } }).sort({ notBefore: 1 }),
        model.find({ state: 'claimed', claimedAt: { $lte: claimedBefore } }),
        model.find({ state: 'uncertain', notBefore: { $lte: now } }),
      ].map((due) => due.select({ personId: 1 }).limit(limit).lean<MessageRecord[]>()),
    )
    return [...new Set(rows.flat().map(({ personId }) => personId))].slice(0, limit)
  },
  /** Sent, and no callback has told more; longest due first. */
  unconfirmed: (now: Date, limit: number): Promise<MessageRecord[]> =>
    model
      .find({ state: 'sent', askAt: { $lte: now } })
      .sort({ askAt: 1 })
      .limit(limit)
      .lean<MessageRecord[]>(),
  /** Null: not any more. */
  async askAgain(id: string, at: Date | null): Promise<void> {
    await model.updateOne({ _id: id }, at ? { $set: { askAt: at } } : { $unset: { askAt: 1 } })
  },
})
