import { DateTime } from 'luxon'

/** Before this hour nobody does anything any more about what ends then: the evening before was the last chance. */
const SMALL_HOURS = 6

/**
 * The day that is named for an end without its hour. What ends at midnight of a court can end in the small hours of the next day where
 * the person is: to name that day would promise them a whole day that they do not have.
 * @param value instant or date, ISO 8601; anything else stays as it is
 */
export const lastDay = (value: unknown, zone: string): unknown => {
  if (typeof value !== 'string' || !value.includes('T')) return value
  const local = DateTime.fromISO(value, { zone })
  return local.isValid && local.hour < SMALL_HOURS ? local.minus({ days: 1 }).toISODate() : value
}
