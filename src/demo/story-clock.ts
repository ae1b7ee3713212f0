import { DateTime } from 'luxon'

/** Where the story happens: the Huasteca keeps one time all year. */
export const STORY_ZONE = 'America/Mexico_City'

/** A clock that stands still until the story moves it. */
export type StoryClock = { now: () => Date; set: (at: number) => void }

export function createStoryClock(start: number): StoryClock {
  let at = start
  return {
    now: () => new Date(at),
    set: (to) => {
      at = Math.max(at, to)
    },
  }
}

/** `2026-03-09 10:00` in the Huasteca, as milliseconds. @throws RangeError when it is no date */
export function instant(local: string): number {
  const time = DateTime.fromFormat(local, 'yyyy-MM-dd HH:mm', { zone: STORY_ZONE })
  if (!time.isValid) throw new RangeError(`Not a time of the story: ${local}`)
  return time.toMillis()
}

/** The day and hour in the Huasteca, for the report. */
export const localTime = (at: number): DateTime<true> => DateTime.fromMillis(at, { zone: STORY_ZONE }) as DateTime<true>
