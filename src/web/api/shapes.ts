import { z } from 'zod'
import { FIELD_KINDS, type FieldKind } from '../../cases/field.ts'
import type { AnyNoun } from '../../cases/index.ts'
import { Problem } from './problem.ts'

/** An id in a path or a filter: letters, digits and a few signs, so that no operator can stand there. */
export const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.:=-]{0,199}$/, 'must be an id')

export const byId = z.strictObject({ id })
export const text = (max: number) => z.string().trim().min(1).max(max)
export const instant = z.iso.datetime({ offset: true })

const MAX_PAGE = 200
export const page = {
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(MAX_PAGE)
    .default(50)
    .meta({ description: `1 to ${MAX_PAGE}` }),
  after: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,400}$/, 'must be the `next` of the page before')
    .optional()
    .meta({ description: '`next` of the page before' }),
}
export const listOf = (item: z.ZodType) => z.object({ items: z.array(item), next: z.string().nullable() })

/** A position in a list, so that nobody builds one by hand. */
export const cursor = {
  write: (value: string): string => Buffer.from(value).toString('base64url'),
  read: (value: string | undefined): string | undefined =>
    value === undefined ? undefined : Buffer.from(value, 'base64url').toString('utf8'),
}

const kinds: Record<FieldKind, z.ZodType> = {
  text: z.string(),
  word: z.string(),
  date: z.iso.date(),
  instant: z.string(),
  whole: z.int(),
  flag: z.boolean(),
  texts: z.array(z.string()).max(50),
  level: z.enum(['L0', 'L1', 'L2', 'L3']),
  money: z.string(),
  currency: z.string(),
}

/**
 * A move and its fields. Values are plain; which fields a move takes is in the noun's table, and unknown ones are refused.
 */
export const moveBody = (noun: AnyNoun) =>
  z.strictObject({
    move: z.enum(Object.keys(noun.moves) as [string, ...string[]]),
    with: z
      .record(
        z.string().regex(/^[a-z_]{1,40}$/),
        z.union([z.string().max(4_096), z.number(), z.boolean(), z.array(z.string().max(200)).max(50)]),
      )
      .default({})
      .meta({ description: `Fields of the move. Kinds: ${FIELD_KINDS.join(', ')}` }),
    event_at: instant.optional().meta({ description: 'When it happened; default: now' }),
  })

/** Fields of moves as a schema, for routes that name them one by one. */
export const fieldsOf = (fields: Readonly<Record<string, FieldKind>>) =>
  z.strictObject(Object.fromEntries(Object.entries(fields).map(([name, kind]) => [name, kinds[kind].optional()])))

/** @throws Problem 400 for fields that the move does not have: nothing is dropped in silence */
export function onlyKnownFields(noun: AnyNoun, move: string, given: Record<string, unknown>): void {
  const known = Object.keys(noun.moves[move]?.fields ?? {})
  const unknown = Object.keys(given).filter((field) => !known.includes(field))
  if (unknown.length > 0)
    throw new Problem(400, 'invalid', `The move ${move} takes ${known.join(', ') || 'no fields'} and nothing else.`)
}

/** Five minutes for clocks that differ; a later event has not happened. @throws Problem 400 */
export function eventTime(given: string | undefined, now: Date): Date {
  if (given === undefined) return now
  const at = new Date(given)
  if (at.getTime() > now.getTime() + 5 * 60_000) throw new Problem(400, 'invalid', 'event_at lies in the future.')
  return at.getTime() > now.getTime() ? now : at
}

export const withoutEmpty = <T extends object>(value: T): Partial<T> =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Partial<T>
