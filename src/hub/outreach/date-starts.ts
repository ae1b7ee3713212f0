import type { ClaimDoc } from '../../cases/claim-doc.ts'
import type { MatterDoc } from '../../cases/matter-doc.ts'
import type { PersonDoc } from '../../cases/person-doc.ts'
import { zoneOf } from '../../channels/zones.ts'
import { type Facts, valueAt } from '../../engine/facts.ts'
import { instantAround } from '../../engine/flow/around.ts'
import { dateEvent, type Flow } from '../../engine/flow/flow.ts'
import type { Country } from '../../reading/reader.ts'
import type { CaseDocument } from '../../store/case-documents.ts'
import { claimFacts, matterFacts } from '../facts/facts.ts'
import type { LiveLibrary } from '../library/live-library.ts'
import type { Parts } from '../parts.ts'
import { addressFor } from '../sending/address-for.ts'

const PAGE = 200
const DAY_MS = 86_400_000
/** Every claim is looked at, so not every minute. */
const EVERY_MS = 10 * 60_000

/**
 * Begins the flows whose day has come (`start: { date: ... }`), once for each claim and day. A day that passed while the hub was
 * down for longer than a day is left alone: what was to be said before a date is not said after it.
 */
export function createDateStarts({
  store,
  clock,
  wake,
  live,
}: Pick<Parts, 'store' | 'clock' | 'wake'> & { live: Pick<LiveLibrary, 'flows'> }): () => Promise<number> {
  let next = 0

  async function begin(claim: CaseDocument<ClaimDoc>, matter: MatterDoc | null, flow: Flow): Promise<boolean> {
    const { date } = flow.start
    const { personId } = claim
    if (!date || !personId) return false
    const facts: Facts = { claim: claimFacts(claim, matter), matter: matterFacts(matter, '', null) }
    const known = valueAt(facts, date.fact)
    const now = clock.now().getTime()
    // Wherever the person is, it is at most a day away from the hour in UTC.
    const roughly = Date.parse(instantAround(date, known, 'UTC') ?? '')
    if (Number.isNaN(roughly) || Math.abs(now - roughly) > 2 * DAY_MS) return false
    const person = await store.cases.get<PersonDoc>('person', personId)
    const zone = zoneOf((person?.doc.country ?? 'MX') as Country, person?.doc.region)
    const instant = instantAround(date, known, zone) ?? ''
    const since = now - Date.parse(instant)
    const addressId = since >= 0 && since < DAY_MS ? await addressFor(store, personId) : null
    if (!addressId) return false
    const isNew = await store.inbox.add({
      id: `date:${flow.name}:${claim.subject}:${instant}`,
      addressId,
      personId,
      kind: 'input',
      receivedAt: clock.now(),
      content: { kind: 'event', event: dateEvent(flow.name) },
    })
    if (isNew > 0) await wake('converse', { addressId })
    return isNew > 0
  }

  return async () => {
    const flows = live.flows().filter(({ start }) => start.date)
    const now = clock.now().getTime()
    if (flows.length === 0 || now < next) return 0
    const matters = new Map<string, MatterDoc | null>()
    let begun = 0
    let after: string | undefined
    for (;;) {
      const claims = await store.cases.list<ClaimDoc>({ noun: 'claim' }, PAGE, after)
      for (const claim of claims) {
        const id = claim.matterId ?? ''
        if (!matters.has(id)) matters.set(id, (id && (await store.cases.get<MatterDoc>('matter', id))?.doc) || null)
        for (const flow of flows) if (await begin(claim, matters.get(id) ?? null, flow)) begun++
      }
      after = claims.at(-1)?._id
      if (claims.length < PAGE) break
    }
    next = now + EVERY_MS
    return begun
  }
}
