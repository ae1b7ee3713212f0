import type { NounName } from '../../cases/index.ts'
import type { AddressRecord } from '../../store/addresses.ts'
import type { Parts } from '../parts.ts'
import { chunked } from './chunked.ts'
import type { Address, Span, Told } from './facts.ts'

type Store = Parts['store']

/** Addresses of people, without their numbers. */
export async function addressesOf(store: Store, people: readonly string[]): Promise<Address[]> {
  const records = await chunked(people, (some) =>
    store.addresses.model.find({ people: { $in: some } }).lean<AddressRecord[]>(),
  )
  // A phone that two share is found with each of them.
  const once = new Map(records.map((record) => [record._id, record]))
  return [...once.values()].map((record) => {
    const { _id: id, channel, people: users, lastInboundAt, unreachable } = record
    return {
      id,
      channel,
      people: users,
      same: store.addresses.sameNumber(record),
      ...(lastInboundAt === undefined ? {} : { lastInboundAt }),
      ...(unreachable === undefined ? {} : { unreachable }),
    }
  })
}

/** Moves of which reports need to know when they were made, and how. */
const MOVES = { person: ['trust', 'opt_out', 'opt_in'], claim: ['send', 'pay', 'return'] } as const

/** Accepted updates of people or claims, opened, oldest event first. */
export async function toldOf(store: Store, noun: keyof typeof MOVES, subjects: readonly string[]): Promise<Told[]> {
  const records = await chunked(subjects, (some) => store.updates.accepted(noun, some, MOVES[noun]))
  const ids = [...new Set(records.flatMap(({ personId }) => personId ?? []))]
  const keys = new Map(
    (await chunked(ids, (some) => store.people.many(some))).map((person) => [person._id, person.key]),
  )
  return records.map(({ _id, subject, move, personId, sealed, eventAt }) => {
    const key = personId === undefined ? store.vault.ownKey : keys.get(personId)
    const payload = key === undefined ? null : JSON.parse(store.vault.open(key, sealed, `updates/${_id}`))
    return { noun, subject, move, at: eventAt.toISOString(), payload }
  })
}

/** When the hub first and last heard of each. */
export const spansOf = (store: Store, noun: NounName, ids: readonly string[]): Promise<Span[]> =>
  chunked(ids, async (some) =>
    (await store.updates.spans(noun, some)).map(({ subject, from, to }) => ({
      noun,
      id: subject,
      from: from.toISOString(),
      to: to.toISOString(),
    })),
  )
