import type { AccessRecord } from '../../store/access-log.ts'
import type { Act } from '../act.ts'
import type { Parts } from '../parts.ts'

const HOUR_MS = 3_600_000
/** People whom a key of a role reads in an hour before somebody is told: more than a Defender's day, or a page of a list. */
const MOST: Partial<Record<string, number>> = { defender: 40, advocate: 40, integration: 5_000 }
const MOST_OF_OTHERS = 200
/** What shows persons. An export shows many, so each one counts as too many. */
const OF_PEOPLE: readonly AccessRecord['what'][] = ['thread', 'person', 'people', 'claim', 'case', 'updates', 'media']

/**
 * Tells the team of a key that reads very many people in an hour: an insider who copies a list, a key that got out. Nothing is
 * blocked, since a flood of calls after a court's notice looks the same. Once for each key and hour.
 */
export function createBulkReads({ store, clock, act }: Pick<Parts, 'store' | 'clock'> & { act: Act }) {
  const tellStaff = (actor: string, hour: number): Promise<{ accepted: boolean }> =>
    act({
      key: `bulk:${actor}:${hour}`,
      noun: 'handoff',
      subject: `h_${store.vault.blindIndex(`bulk:${actor}:${hour}`)}`,
      move: 'open',
      payload: { reason: 'bulk_reads', priority: 'urgent', silent: false, about: `key/${actor}` },
      actor: { kind: 'bot' },
      source: 'access_log',
      eventAt: clock.now(),
    })

  /** @returns keys that the team was told of */
  return async (): Promise<string[]> => {
    const now = clock.now().getTime()
    const hour = Math.floor(now / HOUR_MS)
    const read = await store.accessLog.readSince(new Date(now - HOUR_MS))
    const told: string[] = []
    for (const [actor, subjects] of Map.groupBy(read, (each) => each.actor)) {
      const people = subjects.filter(({ what }) => OF_PEOPLE.includes(what)).reduce((sum, { count }) => sum + count, 0)
      const exported = subjects.some(({ what, subject }) => what === 'export' && /^(person|claim):/.test(subject))
      const most = MOST[subjects[0]?.role ?? ''] ?? MOST_OF_OTHERS
      if (people <= most && !exported) continue
      if (await store.updates.get(`bulk:${actor}:${hour}`)) continue
      await tellStaff(actor, hour)
      told.push(actor)
    }
    return told
  }
}
