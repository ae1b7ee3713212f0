import { z } from 'zod'
import { LIMITS } from '../limits.ts'
import type { Next, TurnTools } from '../node.ts'
import type { Json } from '../session.ts'
import { compileRecords, type RecordStep, recordsSchema } from './records.ts'
import { SPOKEN_TIME } from './spoken-time.ts'
import { target, word } from './target.ts'

/** One way out of a question. */
export type Option = {
  id: string
  go: string
  /** Recorded when it is chosen. */
  records: RecordStep[]
  /** Instants saved when it is chosen, by answer name. */
  set: Record<string, string>
  /** Answer under which the words that chose it are kept. */
  save?: string
  /** Answer under which is kept what else they say than the option, for the question that looks at it (`from`). */
  rest?: string
  /** A reader that hears this option in words that name it otherwise. */
  reader?: string
  /** What choosing it says, by answer name. */
  keep: Record<string, Json>
}

const spokenTime = z.string().regex(SPOKEN_TIME, 'a time is written like +3h, tomorrow 10:00 or saturday 10:00')

/** `yes: reached`, or `yes: { go: reached, then: [ ...records ], set: { slot: 'tomorrow 10:00' }, save: wish, rest: more, keep: { relation: same } }`, by option id. */
export const optionsSchema = z.record(
  word,
  z.union([
    target,
    z.strictObject({
      go: target,
      // biome-ignore lint/suspicious/noThenProperty: a key of the flow language, never awaited
      then: recordsSchema.optional(),
      set: z.record(word, spokenTime).optional(),
      save: word.optional(),
      rest: word.optional(),
      reader: z.string().optional(),
      keep: z.record(word, z.union([z.string(), z.number(), z.boolean()])).optional(),
    }),
  ]),
)

export const compileOptions = (raw: z.infer<typeof optionsSchema> | undefined): Option[] =>
  Object.entries(raw ?? {}).map(([id, value]) =>
    typeof value === 'string'
      ? { id, go: value, records: [], set: {}, keep: {} }
      : {
          id,
          go: value.go,
          records: compileRecords(value.then),
          set: value.set ?? {},
          keep: value.keep ?? {},
          ...(value.save === undefined ? {} : { save: value.save }),
          ...(value.rest === undefined ? {} : { rest: value.rest }),
          ...(value.reader === undefined ? {} : { reader: value.reader }),
        },
  )

/**
 * Choose the option: what it saves, records and sets, then on. `said`: the words that chose it, where it was not tapped; `rest`: what else
 * they say. A miss when there is no such option.
 */
export const takeOption = (
  options: readonly Option[],
  id: string,
  turn: TurnTools,
  said?: string,
  rest?: string,
): Next => {
  const taken = options.find((option) => option.id === id)
  if (!taken) return { miss: true }
  if (taken.save !== undefined && said !== undefined) turn.save(taken.save, said.slice(0, LIMITS.openingWords))
  if (taken.rest !== undefined && rest !== undefined) turn.save(taken.rest, rest)
  for (const [name, value] of Object.entries(taken.keep)) turn.save(name, value)
  turn.saveTimes(taken.set)
  turn.record(taken.records)
  return { go: taken.go }
}
