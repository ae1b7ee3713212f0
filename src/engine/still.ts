import { z } from 'zod'
import { word } from './flow/target.ts'
import type { Json } from './session.ts'

/**
 * What words tell of: `answers.<as>`, an item of a list of facts, told from the others by its field `by`. Between the turn and the moment in
 * which they leave it may have gone, or changed.
 */
export const stillSchema = z.strictObject({
  in: z.string().regex(/^[a-z]+(\.[a-z0-9_]+)+$/, 'a list of facts, like asked.open'),
  as: word,
  by: word,
})
export type Still = z.infer<typeof stillSchema>

/** The same of a message: which one. Absent where the turn knew of none. */
export type ToldOf = Still & { is: Json }
