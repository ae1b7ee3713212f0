import type { Model } from 'mongoose'
import type { MessageRecord } from '../messages.ts'
import { hasLeft } from './left.ts'

/** What was told a person of single items of lists (`still` of a flow): of a question that waits for them, of a case of theirs. */
export const telling = (model: Model<MessageRecord>) => {
  /** The messages about any of these. */
  const about = (personId: string, items: readonly unknown[]): Promise<MessageRecord[]> =>
    items.length === 0
      ? Promise.resolve([])
      : model.find({ personId, direction: 'out', 'still.is': { $in: [...items] } }).lean<MessageRecord[]>()
  return {
    telling: about,
    /** When each was told last. A text of several parts is told when all of them have left; what has not left is missing. */
    async toldAt(personId: string, items: readonly unknown[]): Promise<Map<unknown, Date>> {
      const turns = Map.groupBy(await about(personId, items), ({ still }) => `${still?.turn} ${still?.is}`)
      const told = [...turns.values()]
        .filter((parts) => parts.every(hasLeft))
        .map((parts): [unknown, Date] => [parts[0]?.still?.is, last(parts.map(({ claimedAt, at }) => claimedAt ?? at))])
      return new Map(told.sort(([, a], [, b]) => a.getTime() - b.getTime()))
    },
  }
}

const last = (dates: readonly Date[]): Date => new Date(Math.max(...dates.map((date) => date.getTime())))
