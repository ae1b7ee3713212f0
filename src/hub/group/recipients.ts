import { DateTime } from 'luxon'
import type { MatterDoc } from '../../cases/matter-doc.ts'
import type { PersonDoc } from '../../cases/person-doc.ts'
import { hoursFor } from '../../channels/hours.ts'
import { windowOpen } from '../../channels/window.ts'
import { zoneOf } from '../../channels/zones.ts'
import type { Country } from '../../reading/reader.ts'
import type { AddressRecord } from '../../store/addresses.ts'
import { readPeople } from '../broadcast/read-people.ts'
import type { Parts } from '../parts.ts'
import { rightAddress } from '../sending/address-for.ts'
import type { Reading } from '../sending/candidate.ts'
import type { Member } from './members.ts'

/** Copies of one group that a member gets within a day, one by one. What is said beyond them goes out together in the evening. */
export const DAILY = 12
const DAY_MS = 86_400_000
const EVENING = 18

export type Recipient = {
  personId: string
  address: AddressRecord
  reading: Reading
  /** When what waits goes out in one message; null: this copy goes at once. */
  together: Date | null
  /** The 24 hours are over. */
  closed: boolean
}

/**
 * Where and how each of these members gets a copy. Talk is kept for one message where it is night, where the 24 hours are over, and for
 * whoever has had enough of it today. Who has SMS alone reads the digests.
 */
export async function recipientsOf(
  parts: Pick<Parts, 'store' | 'clock'>,
  members: readonly Member[],
  { group, matter, talk, apart }: { group: string; matter: MatterDoc | null; talk: boolean; apart: boolean },
): Promise<Recipient[]> {
  const { store, clock } = parts
  const now = clock.now()
  const ids = members.map(({ personId }) => personId)
  const [readings, had] = await Promise.all([
    readPeople(parts, ids, null, matter),
    talk ? store.messages.copiesSince(ids, group, new Date(now.getTime() - DAY_MS)) : new Map<string, number>(),
  ])
  return members.flatMap(({ personId }): Recipient[] => {
    const reading = readings.get(personId)
    if (!reading) return []
    const { conversation, file, addresses } = reading
    const at = rightAddress(store, conversation, file.person, addresses)
    const address = addresses.find(({ _id }) => _id === at)
    if (!address || (talk && address.channel === 'sms')) return []
    // Only WhatsApp closes.
    const closed =
      address.channel === 'whatsapp' && !windowOpen(address.lastInboundAt?.toISOString() ?? null, now.toISOString())
    const enough = (had.get(personId) ?? 0) >= DAILY
    const together = talk && !apart ? laterAt(address, file.person, { closed, enough }, now) : null
    return [{ personId, address, reading, together, closed }]
  })
}

function laterAt(
  address: AddressRecord,
  person: PersonDoc | null,
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
