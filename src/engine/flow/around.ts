import { DateTime } from 'luxon'
import { z } from 'zod'
import { durationMs } from '../duration.ts'
import type { Json } from '../session.ts'

const duration = z.string().refine((text) => durationMs(text) !== null, 'a duration is written like 30m, 48h or 7d')

/** `{ fact: claim.deadline, before: 3d, at: '10:00' }`: a time reckoned from a date that is known. */
export const aroundSchema = z
  .strictObject({
    fact: z.string().regex(/^[a-z]+(\.[a-z0-9_]+)+$/, 'a fact is written like claim.deadline, or answers.day'),
    before: duration.optional(),
    after: duration.optional(),
    at: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'an hour is written like 10:00')
      .optional(),
  })
  .refine(({ before, after }) => (before === undefined) !== (after === undefined), 'give either before or after')

export type Around = z.infer<typeof aroundSchema>

/**
 * The instant (ISO, UTC) that is meant, or null when the date is not known. A plain date begins at midnight where the person
 * is; `at` is the clock there, on the day that is reckoned.
 */
export const instantAround = ({ before, after, at }: Around, date: Json, zone: string): string | null => {
  if (typeof date !== 'string') return null
  const known = DateTime.fromISO(date, { zone })
  if (!known.isValid) return null
  const text = before ?? after ?? ''
  const amount = Number(text.slice(0, -1)) * (before === undefined ? 1 : -1)
  const unit = text.endsWith('d') ? 'days' : text.endsWith('h') ? 'hours' : 'minutes'
  const reckoned = known.plus({ [unit]: amount })
  const [hour, minute] = (at ?? '').split(':').map(Number)
  const meant = at === undefined ? reckoned : reckoned.set({ hour, minute, second: 0, millisecond: 0 } as never)
  return meant.toUTC().toISO()
}
