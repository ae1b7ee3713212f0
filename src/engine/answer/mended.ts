import { z } from 'zod'
import { word } from '../flow/target.ts'
import type { TurnTools } from '../node.ts'
import type { Json } from '../session.ts'
import { itemsOf, merged } from './merged.ts'

/** A reader that makes parts of what was read back out of words that put it right; those that stand in one list are told together. */
export type Mending = { reader: string; fields: readonly (readonly string[])[]; options: Record<string, Json> }

export type Mended = { values: Record<string, Json>; unclear: readonly string[] }

export const mendingSchema = z
  .object({ reader: z.string(), fields: z.array(z.union([word, z.array(word).min(1)])).min(1) })
  .catchall(z.union([z.string(), z.number(), z.boolean()]))

export const mendingOf = ({ reader, fields, ...options }: z.infer<typeof mendingSchema>): Mending => ({
  reader,
  fields: fields.map((field) => (typeof field === 'string' ? [field] : field)),
  options: options as Record<string, Json>,
})

/**
 * "La T4 también lista", "agregue taxi 50", "fue el martes": what is told anew, put into what was noted. Of a list only the items that are named
 * change or are added; `unclear`: what is told of it is not certain, and is asked. Null: nothing of it is told.
 */
export const mended = (text: string, mending: Mending | undefined, turn: TurnTools): Mended | null => {
  const reading = mending && turn.read(mending.reader, text, mending.options)
  if (!mending || !reading || !('value' in reading)) return null
  const told = reading.value
  if (told === null || typeof told !== 'object' || Array.isArray(told)) return null
  const values = mending.fields
    .filter((fields) => fields.some((field) => told[field] != null))
    .flatMap((fields) => fields.map((field) => [field, merged(turn.value(`answers.${field}`), told[field] ?? null)]))
  const unclear = Array.isArray(told.unclear) ? told.unclear.filter((field) => typeof field === 'string') : []
  return values.length > 0 ? { values: Object.fromEntries(values), unclear } : null
}

/** "No era T3 sino T4": the reference of one item of a list, which was that of another. Null where it is not this. */
export const renamed = (text: string, fields: readonly string[], turn: TurnTools): Record<string, Json> | null => {
  const refs = [...new Set([...text.matchAll(REFERENCE)].map((match) => `T${match[1]}`))]
  if (refs.length !== 2 || !DENIES.test(text)) return null
  for (const field of fields) {
    const items = itemsOf(turn.value(`answers.${field}`))
    const noted = refs.filter((ref) => items.some((item) => item.ref === ref))
    const [meant] = refs.filter((ref) => !noted.includes(ref))
    if (noted.length === 1 && meant !== undefined)
      return { [field]: items.map((item) => (item.ref === noted[0] ? { ...item, ref: meant } : item)) }
  }
  return null
}

const REFERENCE = /(?<![\p{L}\d])t[ -]?#?(\d{1,6})(?!\d)/giu
const DENIES = /(?<!\p{L})(?:sino|no|not|pas)(?!\p{L})/iu
