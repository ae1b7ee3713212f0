import { LIMITS } from './limits.ts'
import type { Session } from './session.ts'

/** Counts a text of this session; true when it was said more often than two people talking would need (`repeats`). */
export const saidTooOften = (session: Session, key: string, now: string): boolean => {
  const fresh = session.said && Date.parse(now) - Date.parse(session.said.since) <= LIMITS.repeatWindowMs
  if (!session.said || !fresh) session.said = { since: now, times: {} }
  const { times } = session.said
  if (!(key in times) && Object.keys(times).length >= LIMITS.repeatKeys) {
    const rarest = Object.entries(times).reduce((least, entry) => (entry[1] < least[1] ? entry : least))[0]
    delete times[rarest]
  }
  times[key] = (times[key] ?? 0) + 1
  return times[key] > LIMITS.repeats
}
