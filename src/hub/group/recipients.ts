import { DateTime } from 'luxon'
import type { PersonDoc } from '../../cases/person-doc.ts'
import { hoursFor } from '../../channels/hours.ts'
import { windowOpen } from '../../channels/window.ts'
import { zoneOf } from '../../channels/zones.ts'
import type { Country } from '../../reading/reader.ts'
import type { AddressRecord } from '../../store/addresses.ts'
import { addressFor } from '../address-for.ts'
import type { Parts } from '../parts.ts'
import type { Member } from './members.ts'

/** Copies of one group that a member gets within a day, one by one. What is said beyond them goes out together in the evening. */
export const DAILY = 12
const DAY_MS = 86_400_000
const EVENING = 18

/** `seal`: the key of the person. `together`: when what waits goes out in one message; null: this copy goes at once. */
export type Recipient = { personId: string; addressId: string; seal: string; together: Date | null; closed: boolean }

/**
 * Where and how each of these members gets a copy. Talk is kept for one message where it is night, where the 24 hours are over, and for
 * whoever has had enough of it today. Who has SMS alone reads the digests.
 */
export async function recipientsOf(
  parts: Pick<Parts, 'store' | 'clock'>,
  members: readonly Member[],
  group: string,
  talk: boolean,
): Promise<Recipient[]> {
  const { store, clock } = parts
  const now = clock.now()
  const ids = members.map(({ personId }) => personId)
  const [keys, conversations, people, addresses, had] = await Promise.all([
    store.people.many(ids),
    store.conversations.many(ids),
    store.cases.many<PersonDoc>(ids.map((id) => `person:${id}`)),
    store.addresses.ofPeople(ids),
    talk ? store.messages.copiesSince(ids, group, new Date(now.getTime() - DAY_MS)) : new Map<string, number>(),
  ])
  const sealOf = new Map(keys.map(({ _id, key }) => [_id, key]))
  const at = new Map(conversations.map(({ _id, addressId }) => [_id, addressId]))
  const docs = new Map(people.map(({ subject, doc }) => [subject, doc]))
  const known = new Map(addresses.map((address) => [address._id, address]))
  const found = await Promise.all(
    members.map(async ({ personId }): Promise<Recipient[]> => {
      const seal = sealOf.get(personId)
      const addressId = at.get(personId) ?? (await addressFor(store, personId))
      const address = addressId ? known.get(addressId) : undefined
      if (seal === undefined || !address || (talk && address.channel === 'sms')) return []
      const closed = !windowOpen(address.lastInboundAt?.toISOString() ?? null, now.toISOString())
      const enough = (had.get(personId) ?? 0) >= DAILY
      const together = talk ? laterAt(address, docs.get(personId), { closed, enough }, now) : null
      return [{ personId, addressId: address._id, seal, together, closed }]
    }),
  )
  return found.flat()
}

function laterAt(
  address: AddressRecord,
  person: PersonDoc | undefined,
  { closed, enough }: { closed: boolean; enough: boolean },
  now: Date,
): Date | null {
  const country = (person?.country ?? address.country) as Country
  const zone = zoneOf(country, person?.region)
  const hours = hoursFor({ kind: 'ours', country, zone, now: now.toISOString() })
  if (!hours.allowed) return new Date(hours.opens)
  if (closed) return now
  if (!enough) return null
  const evening = DateTime.fromJSDate(now, { zone }).set({ hour: EVENING, minute: 0, second: 0, millisecond: 0 })
  return (evening.toJSDate() > now ? evening : evening.plus({ days: 1 })).toJSDate()
}
