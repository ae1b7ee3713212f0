import type { ClaimDoc } from '../../cases/claim-doc.ts'
import type { PersonDoc } from '../../cases/person-doc.ts'
import { isFrozen } from '../../cases/person-safety.ts'
import { LIVING } from '../../cases/person-standing.ts'
import type { ChannelName } from '../../channels/channel.ts'
import { hoursFor } from '../../channels/hours.ts'
import { zoneOf } from '../../channels/zones.ts'
import type { Input } from '../../engine/input.ts'
import type { Country } from '../../reading/reader.ts'
import { type AddressRecord, stoppedByAnother } from '../../store/addresses.ts'
import type { CaseDocument } from '../../store/case-documents.ts'
import type { ConversationRecord } from '../../store/conversations.ts'
import { isWrongParty } from '../facts/case-file.ts'
import { quietDays, vetoedUntil } from '../facts/quiet-days.ts'
import { placesOver } from '../facts/vetoed-places.ts'
import type { Parts } from '../parts.ts'

export type NotStartable =
  | 'no_address'
  | 'wrong_number'
  | 'unreachable'
  | 'no_sender_for_channel'
  | 'opted_out'
  | 'phone_said_stop'
  | 'death_reported'
  | 'incident_open'
  | 'not_to_be_contacted'
  | 'no_person'

export type Begun = 'started' | 'already' | 'waits' | NotStartable

/**
 * Begins the first conversation of claims, each once, at an hour at which its first words may go out. The clockwork asks every minute
 * for all that wait for their morning, so what is known of their people is one question for each collection.
 * @returns what became of each claim, in their order
 */
export function createBegin({
  store,
  clock,
  wake,
  channels,
}: Pick<Parts, 'store' | 'clock' | 'wake' | 'channels'>): (
  claims: readonly CaseDocument<ClaimDoc>[],
) => Promise<Begun[]> {
  return async (claims) => {
    const ids = [...new Set(claims.flatMap(({ personId }) => personId ?? []))]
    const [people, addresses, conversations] = await Promise.all([
      store.cases.many<PersonDoc>(ids.map((id) => `person:${id}`)),
      store.addresses.ofPeople(ids),
      store.conversations.many(ids),
    ])
    const personOf = new Map(people.map(({ subject, doc }) => [subject, doc]))
    const conversationOf = new Map(conversations.map((each) => [each._id, each]))
    const begun: Begun[] = []
    for (const claim of claims) {
      const { personId = '' } = claim
      const person = personOf.get(personId)
      const theirs = addresses.filter((each) => each.people.includes(personId))
      begun.push(person ? await begin(claim, person, theirs, conversationOf.get(personId) ?? null) : 'no_person')
    }
    return begun
  }

  async function begin(
    { subject, state }: CaseDocument<ClaimDoc>,
    person: PersonDoc,
    addresses: readonly AddressRecord[],
    conversation: ConversationRecord | null,
  ): Promise<Begun> {
    const personId = person.id
    const sender = (channel: ChannelName): boolean => channels[channel] !== undefined
    const again = state === 'NOTIFIED'
    // A talk that goes on is not begun anew. At a number that is somebody else's none of theirs does.
    const talk = conversation?.status === 'idle' ? null : conversation
    const place = addresses.find(({ _id }) => _id === talk?.addressId)
    if (again && talk && !(place && isWrongParty(store, person, place))) return 'already'
    const numbers = addresses.map((each) => ({ ...each, value: store.addresses.value(each).value }))
    // The first number led nowhere, and another was found since: there the first contact is made again.
    const written = again ? await store.messages.model.distinct('addressId', { personId, direction: 'out' }) : []
    const used = new Set(numbers.flatMap(({ _id, value }) => (written.includes(_id) ? [value] : [])))
    const unused = numbers.filter(({ value }) => !used.has(value))
    const first = startable(person, unused, sender, conversation?.optedOut ?? false)
    if ('reason' in first) return again ? 'already' : first.reason
    const address = addresses.find((each) => each._id === first.addressId)
    const chosen = { ...first, country: address?.country ?? 'MX', written: address?.lastInboundAt !== undefined }
    // Whoever would have to wait for the morning is begun in the morning: until something was sent, nobody was notified.
    const { country, region, town } = person
    const lives = (country ?? chosen.country) as Country
    const zone = zoneOf(lives, region)
    const home = { country: lives, region, town }
    if (vetoedUntil(placesOver(await store.places.list(), home), clock.now()) !== null) return 'waits'
    const places = await store.places.around(home)
    const hours = hoursFor({
      kind: chosen.written ? 'ours' : 'first-contact',
      country: lives,
      zone,
      now: clock.now().toISOString(),
      alsoRest: quietDays(places, undefined, zone, clock.now()),
    })
    if (!hours.allowed) return 'waits'
    const input: Input = { kind: 'start', flow: 'settlement' }
    const isNew = await store.inbox.add({
      id: again ? `start:${subject}:${chosen.addressId}` : `start:${subject}`,
      addressId: chosen.addressId,
      personId,
      kind: 'input',
      receivedAt: clock.now(),
      content: input,
    })
    if (isNew === 0) return 'already'
    await wake('converse', { addressId: chosen.addressId })
    return 'started'
  }
}

/** The first address of a person at which the outreach may begin, or why there is none. Pure. */
export function startable(...about: Parameters<typeof writable>): { addressId: string } | { reason: NotStartable } {
  const found = writable(...about)
  if ('reason' in found) return found
  const [first] = found.addressIds
  return first === undefined ? { reason: 'no_sender_for_channel' } : { addressId: first }
}

/**
 * The addresses at which we may begin with a person, in the order in which they were given, or why there is none. A number
 * that was wrong on one channel is wrong on the other. Pure.
 */
export function writable(
  person: PersonDoc,
  addresses: readonly (Pick<AddressRecord, '_id' | 'channel' | 'unreachable' | 'stopped'> & { value: string })[],
  sender: (channel: ChannelName) => boolean,
  optedOut: boolean,
): { addressIds: string[] } | { reason: NotStartable } {
  if (!LIVING.some((state) => state === person.state)) return { reason: 'not_to_be_contacted' }
  if (isFrozen(person)) return { reason: 'incident_open' }
  if (person.death_reported_at) return { reason: 'death_reported' }
  if (optedOut || person.opted_out) return { reason: 'opted_out' }
  const known = new Map(addresses.map((address) => [address._id, address]))
  const all = person.addresses.flatMap(({ id }) => known.get(id) ?? [])
  if (all.length === 0) return { reason: 'no_address' }
  const wrong = new Set(addresses.flatMap(({ _id, value }) => (person.wrong_party.includes(_id) ? [value] : [])))
  const right = all.filter(({ value }) => !wrong.has(value))
  if (right.length === 0) return { reason: 'wrong_number' }
  const willing = right.filter(({ stopped }) => !stoppedByAnother(stopped, person.id))
  if (willing.length === 0) return { reason: 'phone_said_stop' }
  const working = willing.filter(({ unreachable }) => !unreachable)
  if (working.length === 0) return { reason: 'unreachable' }
  const addressIds = working.filter(({ channel }) => sender(channel)).map(({ _id }) => _id)
  return addressIds.length > 0 ? { addressIds } : { reason: 'no_sender_for_channel' }
}
