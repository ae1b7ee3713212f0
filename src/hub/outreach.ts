import type { ClaimDoc } from '../cases/claim.ts'
import type { MatterDoc } from '../cases/matter.ts'
import type { Actor } from '../cases/noun.ts'
import type { PersonDoc } from '../cases/person.ts'
import { LIVING } from '../cases/person-standing.ts'
import type { ChannelName } from '../channels/channel.ts'
import type { Input } from '../engine/input.ts'
import type { AddressRecord } from '../store/addresses.ts'
import type { CaseDocument } from '../store/case-documents.ts'
import { createAct } from './act.ts'
import type { Parts } from './parts.ts'
import type { RecordUpdates } from './record.ts'

export const OUTREACH_ACTIONS = ['start', 'pause', 'stop'] as const
export type OutreachAction = (typeof OUTREACH_ACTIONS)[number]

export type OutreachRequest = {
  matterId: string
  action: OutreachAction
  actor: Actor
  /** Unique: the same request twice is one. */
  requestId: string
  reason?: string
}

export type OutreachReport =
  | { accepted: false; reason: string }
  | {
      accepted: true
      outreach: MatterDoc['outreach']
      /** Conversations begun now. */
      started: number
      /** Begun before, or beyond the first contact. */
      already: number
      /** Messages that were waiting and were held back (pause, stop), or let go again (start). */
      messages: number
      /** People who cannot be written to, by reason. */
      not_started: { reason: NotStartable; count: number; claims: string[] }[]
    }

export type NotStartable =
  | 'no_address'
  | 'wrong_number'
  | 'unreachable'
  | 'no_sender_for_channel'
  | 'opted_out'
  | 'death_reported'
  | 'not_to_be_contacted'
  | 'no_person'

export type Outreach = (request: OutreachRequest) => Promise<OutreachReport>

/** Claims looked at together, and ids listed per reason. */
const PAGE = 200
const LISTED = 100
const HELD = 'outreach-paused'

/** Starts, pauses or stops writing to the people of a matter. Starting again goes on where it was; nobody is begun twice. */
export function createOutreach(
  parts: Pick<Parts, 'store' | 'clock' | 'wake' | 'log' | 'channels'> & { record: RecordUpdates },
): Outreach {
  const { store, clock, wake, channels } = parts
  const act = createAct(parts)

  return async ({ matterId, action, actor, requestId, reason }) => {
    const matter = await store.cases.get<MatterDoc>('matter', matterId)
    if (!matter) return { accepted: false, reason: 'There is no such matter.' }
    const acted = await act({
      key: `outreach:${requestId}`,
      noun: 'matter',
      subject: matterId,
      move: `${action}_outreach`,
      payload: reason ? { reason } : {},
      actor,
      source: requestId,
      eventAt: clock.now(),
    })
    if (!acted.accepted) return { accepted: false, reason: acted.reason ?? 'The move was refused.' }

    let messages = 0
    let started = 0
    let already = 0
    const reasons = new Map<NotStartable, string[]>()
    let after: string | undefined
    for (;;) {
      const claims = await store.cases.list<ClaimDoc>({ noun: 'claim', matterId }, PAGE, after)
      const people = claims.flatMap((claim) => claim.personId ?? [])
      messages += action === 'start' ? await letGo(people) : await hold(people)
      if (action === 'start')
        for (const claim of claims) {
          if (claim.state !== 'NOT_CONTACTED' && claim.state !== 'NOTIFIED') already++
          else {
            const result = await begin(claim)
            if (result === 'started') started++
            else if (result === 'already') already++
            else reasons.set(result, [...(reasons.get(result) ?? []), claim.subject])
          }
        }
      after = claims.at(-1)?._id
      if (claims.length < PAGE) break
    }
    const outreach = (await store.cases.get<MatterDoc>('matter', matterId))?.doc.outreach ?? 'none'
    const not_started = [...reasons].map(([why, claims]) => ({
      reason: why,
      count: claims.length,
      claims: claims.slice(0, LISTED),
    }))
    return { accepted: true, outreach, started, already, messages, not_started }
  }

  async function begin(claim: CaseDocument<ClaimDoc>): Promise<'started' | 'already' | NotStartable> {
    const { personId, subject } = claim
    if (!personId) return 'no_person'
    const [person, addresses, conversation] = await Promise.all([
      store.cases.get<PersonDoc>('person', personId),
      store.addresses.ofPerson(personId),
      store.conversations.get(personId),
    ])
    if (!person) return 'no_person'
    const sender = (channel: ChannelName): boolean => channels[channel] !== undefined
    const again = claim.state === 'NOTIFIED'
    // A talk that goes on is not begun anew.
    if (again && conversation && conversation.status !== 'idle') return 'already'
    const numbers = addresses.map((each) => ({ ...each, value: store.addresses.value(each).value }))
    const chosen = startable(person.doc, numbers, sender, conversation?.optedOut ?? false)
    if ('reason' in chosen) return again ? 'already' : chosen.reason
    // The first number led nowhere, and another was found since: there the first contact is made again.
    if (again && (await store.messages.model.exists({ personId, addressId: chosen.addressId, direction: 'out' })))
      return 'already'
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

  /** Waiting messages of ours are taken out, and known by their code when the outreach goes on. */
  async function hold(people: string[]): Promise<number> {
    const result = await store.messages.model.updateMany(
      { personId: { $in: people }, direction: 'out', state: 'queued', kind: 'ours' },
      { $set: { state: 'suppressed', code: HELD, reason: 'The outreach of the matter is not running.' } },
    )
    return result.modifiedCount
  }

  async function letGo(people: string[]): Promise<number> {
    const filter = { personId: { $in: people }, direction: 'out', state: 'suppressed', code: HELD } as const
    const waiting = await store.messages.model.distinct('personId', filter)
    if (waiting.length === 0) return 0
    const result = await store.messages.model.updateMany(filter, {
      $set: { state: 'queued', notBefore: clock.now() },
      $unset: { code: 1, reason: 1 },
    })
    for (const personId of waiting) await wake('deliver', { personId })
    return result.modifiedCount
  }
}

/**
 * The first address of a person at which the outreach may begin, or why there is none. A number that was wrong on one
 * channel is wrong on the other. Pure.
 */
export function startable(
  person: PersonDoc,
  addresses: readonly (Pick<AddressRecord, '_id' | 'channel' | 'unreachable'> & { value: string })[],
  sender: (channel: ChannelName) => boolean,
  optedOut: boolean,
): { addressId: string } | { reason: NotStartable } {
  if (!LIVING.some((state) => state === person.state)) return { reason: 'not_to_be_contacted' }
  if (person.death_reported_at) return { reason: 'death_reported' }
  if (optedOut || person.opted_out) return { reason: 'opted_out' }
  const known = new Map(addresses.map((address) => [address._id, address]))
  const all = person.addresses.flatMap(({ id }) => known.get(id) ?? [])
  if (all.length === 0) return { reason: 'no_address' }
  const wrong = new Set(addresses.flatMap(({ _id, value }) => (person.wrong_party.includes(_id) ? [value] : [])))
  const right = all.filter(({ value }) => !wrong.has(value))
  if (right.length === 0) return { reason: 'wrong_number' }
  const working = right.filter(({ unreachable }) => !unreachable)
  if (working.length === 0) return { reason: 'unreachable' }
  const [first] = working.filter(({ channel }) => sender(channel))
  return first ? { addressId: first._id } : { reason: 'no_sender_for_channel' }
}
