import type { Model } from 'mongoose'
import type { MessageRecord } from '../messages.ts'
import { LEFT } from './left.ts'

/** A turn in which we began with somebody, and when the last of its messages left: it may have waited for days. */
export type Contact = { turn: Date; left: Date }

/** How long before it leaves a message may have been written to be counted. */
const LONGEST_HELD_MS = 28 * 86_400_000

/** How often people were begun with: what the weekly budget counts. */
export const begun = (model: Model<MessageRecord>) => ({
  /** How we began with these people since `since`: each turn of which something went out; none for who is left out. */
  begun: async (personIds: readonly string[], since: Date): Promise<Map<string, Contact[]>> => {
    const rows = await model
      .find(
        {
          personId: { $in: [...personIds] },
          direction: 'out',
          kind: 'ours',
          // They wanted the group: its talk takes nothing from what we may begin.
          group: null,
          // Nor does what they asked for, booked or wait for themselves.
          pressing: { $ne: 'asked' },
          order: { $gte: (since.getTime() - LONGEST_HELD_MS) * 1000 },
          state: { $in: [...LEFT] },
        },
        { personId: 1, at: 1, claimedAt: 1 },
      )
      .lean<MessageRecord[]>()
    const recent = rows.filter(({ at, claimedAt = at }) => claimedAt >= since)
    return new Map(
      [...Map.groupBy(recent, ({ personId }) => personId)].map(([personId, own]) => [personId, contacts(own)]),
    )
  },
})

const contacts = (rows: readonly MessageRecord[]): Contact[] =>
  [...Map.groupBy(rows, ({ at }) => at.getTime()).values()].map((turn) => ({
    turn: (turn[0] as MessageRecord).at,
    left: new Date(Math.max(...turn.map(({ at, claimedAt = at }) => claimedAt.getTime()))),
  }))
