import type { Model } from 'mongoose'
import type { MessageRecord } from '../messages.ts'
import { LEFT } from './left.ts'

/** How often people were begun with: what the weekly budget counts. */
export const begun = (model: Model<MessageRecord>) => ({
  /** When we began with these people since `since`: an instant for each turn of which something went out; none for who is left out. */
  begun: async (personIds: readonly string[], since: Date): Promise<Map<string, Date[]>> => {
    const rows = await model
      .find(
        {
          personId: { $in: [...personIds] },
          direction: 'out',
          kind: 'ours',
          // They wanted the group: its talk takes nothing from what we may begin.
          group: null,
          order: { $gte: since.getTime() * 1000 },
          state: { $in: [...LEFT] },
        },
        { personId: 1, at: 1 },
      )
      .lean<MessageRecord[]>()
    return new Map(
      [...Map.groupBy(rows, ({ personId }) => personId)].map(([personId, own]) => [
        personId,
        [...new Set(own.map(({ at }) => at.getTime()))].map((at) => new Date(at)),
      ]),
    )
  },
})
