import { z } from 'zod'
import { type FieldKind, MAX_LINES, MAX_LIST, MAX_TEXT, MAX_WORD } from '../../cases/field.ts'
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
  /** A position of several plain values. @throws Problem 400 for anything else */
  position: (value: string | undefined, length: number): (string | number)[] | undefined => {
    if (value === undefined) return undefined
    const read = z
      .array(z.union([z.string(), z.number()]))
      .length(length)
      .safeParse(parsed(cursor.read(value) ?? ''))
    if (read.success) return read.data
    throw new Problem(400, 'invalid', 'after must be the `next` of the page before.')
  },
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const plain = z.union([z.string().max(MAX_TEXT), z.number(), z.boolean(), z.null()])
const words = z.array(z.string().max(MAX_WORD)).max(MAX_LIST)
const fieldName = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/)
const part = z.record(fieldName, z.union([plain, words]))

/** The fields of a move: plain values, lists of words, closed sub-objects. The noun's table says which, and refuses others. */
export const moveFields = z.record(fieldName, z.union([plain, words, part, z.array(part).max(MAX_LINES)])).default({})

/** A move and its fields. */
export const moveBody = (noun: AnyNoun, moves: readonly string[] = Object.keys(noun.moves)) =>
  z.strictObject({
    move: z.enum(moves as [string, ...string[]]),
    with: moveFields.meta({ description: moves.map((move) => fieldsInWords(noun, move)).join(' ') }),
    event_at: instant.optional().meta({ description: 'When it happened; default: now' }),
  })

/** `propose: defender_id (word), note? (text).` */
export function fieldsInWords(noun: AnyNoun, move: string): string {
  const { fields = {}, requires = [] } = noun.moves[move] ?? {}
  const list = Object.entries(fields).map(
    ([name, kind]) => `${name}${requires.includes(name) ? '' : '?'} (${kindInWords(kind)})`,
  )
  return `${move}: ${list.join(', ') || 'no fields'}.`
}

function kindInWords(kind: FieldKind): string {
  if (typeof kind === 'string') return kind
  if ('one_of' in kind) return kind.one_of.join(' | ')
  if ('some_of' in kind) return `some of ${kind.some_of.join(' | ')}`
  const [{ fields, requires = [] }, many] = 'part' in kind ? [kind.part, ''] : [kind.lines, 'list of ']
  return `${many}{ ${Object.entries(fields)
    .map(([name, each]) => `${name}${requires.includes(name) ? '' : '?'}: ${kindInWords(each)}`)
    .join(', ')} }`
}

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
