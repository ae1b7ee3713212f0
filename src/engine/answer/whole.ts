import { z } from 'zod'
import { target, word } from '../flow/target.ts'
import type { Next, TurnTools } from '../node.ts'
import type { Json } from '../session.ts'
import { keepParts } from './keep-parts.ts'

/**
 * A reader whose value answers more than the question beside which it stands. `first`: heard before what else the words may mean at any
 * moment; `from`: also tried on these words, saved before it is asked.
 */
export type Whole = {
  reader: string
  first?: true
  /** Of a list that was told before only what is named now changes. */
  mends?: true
  save: string
  from?: string
  /** Answer under which the words themselves are kept, for a question that looks at them. */
  words?: string
  fields: readonly string[]
  options: Record<string, Json>
  go: string
}

/** What is beside the names that are read here is for the reader. */
export const wholeSchema = z
  .object({
    reader: z.string(),
    first: z.literal(true).optional(),
    mends: z.literal(true).optional(),
    save: word,
    from: word.optional(),
    words: word.optional(),
    fields: z.array(word),
    go: target,
  })
  .catchall(z.union([z.string(), z.number(), z.boolean()]))

export const wholeOf = ({
  reader,
  first,
  mends,
  save,
  from,
  words,
  fields,
  go,
  ...options
}: z.infer<typeof wholeSchema>): Whole => ({
  reader,
  save,
  ...(first === undefined ? {} : { first }),
  ...(mends === undefined ? {} : { mends }),
  ...(from === undefined ? {} : { from }),
  ...(words === undefined ? {} : { words }),
  fields,
  options: options as Record<string, Json>,
  go,
})

/** "T3 lista, T4 detenida, 6 horas y 3 de camino": more than the question asks. Null: it is an answer to the question. */
export const takeWhole = (whole: Whole | undefined, turn: TurnTools, text: string): Next | null => {
  const reading = whole && turn.read(whole.reader, text, whole.options)
  if (!whole || !reading || !('value' in reading)) return null
  if (whole.words !== undefined) turn.save(whole.words, text)
  turn.save(whole.save, keepParts(turn, whole.fields, reading.value, whole.mends))
  return { go: whole.go }
}

/** "Por texto, en español": the answer to the question before holds this one's, too. Those words are looked at once. */
export const heardAhead = (whole: Whole | undefined, turn: TurnTools): Next | null => {
  const said = whole?.from === undefined ? null : turn.value(`answers.${whole.from}`)
  if (whole?.from === undefined || typeof said !== 'string') return null
  turn.save(whole.from, null)
  return takeWhole(whole, turn, said)
}
