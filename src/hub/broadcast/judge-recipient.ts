import type { BroadcastDoc } from '../../cases/broadcast-doc.ts'
import type { PersonDoc } from '../../cases/person-doc.ts'
import type { Level, TextRef } from '../../engine/events.ts'
import type { AddressRecord } from '../../store/addresses.ts'
import type { MessageRecord } from '../../store/messages.ts'
import { WordsMissing } from '../../words/words.ts'
import { writable } from '../outreach/begin-outreach.ts'
import type { Parts } from '../parts.ts'
import { judge } from '../send-rules/index.ts'
import type { Candidate } from '../send-rules/rule.ts'
import { makeCandidate, type Reading } from '../sending/candidate.ts'
import { EXCLUSIONS, type Exclusion } from './exclusions.ts'
import { BROADCAST_FLOW, BROADCAST_NODE, refOfBroadcast, wordsOfBroadcast } from './words-of-broadcast.ts'

/** What becomes of somebody of an audience now. `staff`: a person of the team has to tell them. */
export type Judged =
  | { do: 'send'; candidate: Candidate }
  | { do: 'wait'; until: Date; code: string; reason: string; candidate: Candidate }
  | { do: 'exclude'; code: string; reason: string; staff: boolean; addressId?: string }

type JudgeParts = Pick<Parts, 'store' | 'clock' | 'senders' | 'words' | 'channels' | 'provider'>

/** The same send rules as for every message, after what concerns a broadcast alone. Reads nothing about the person. */
export async function judgeRecipient(
  parts: JudgeParts,
  doc: BroadcastDoc,
  personId: string,
  reading: Reading | undefined,
  messageId: string,
): Promise<Judged> {
  const person = reading?.file.person
  if (!reading || !person) return excluded('no_person')
  const { store, clock, channels } = parts
  const consent = person.consents[doc.purpose].state
  const numbers = reading.addresses.map((each) => ({ ...each, value: store.addresses.value(each).value }))
  const found = writable(
    person,
    numbers,
    (channel) => channels[channel] !== undefined,
    reading.conversation?.optedOut ?? false,
  )
  if ('reason' in found) return excluded(found.reason)
  // What concerns their own case needs no further word of theirs, as long as they have not said no.
  if (consent === 'WITHDRAWN' || (doc.purpose !== 'CASE' && consent !== 'GIVEN')) return excluded('no_consent')

  if (doc.states?.length && reading.claims?.length && !reading.claims.some((state) => doc.states?.includes(state)))
    return excluded('state_changed')

  const known = new Map(numbers.map((address) => [address._id, address]))
  const addresses = inOrder(person, found.addressIds, reading).flatMap((id) => known.get(id) ?? [])
  let tooLow = true
  const at = async (address: AddressRecord & { value: string }): Promise<Judged | null> => {
    const message = messageFor(doc, personId, address._id, messageId, clock.now())
    const candidate = await makeCandidate(parts, message, address, reading, (snapshot): TextRef => {
      const own = wordsOfBroadcast(doc, snapshot.lang)
      if (snapshot.unheard) throw new WordsMissing(`${BROADCAST_FLOW}.${snapshot.lang}`)
      return refOfBroadcast(parts.words, own, snapshot.facts)
    })
    if (!candidate || doc.level > candidate.snapshot.level) return null
    tooLow = false
    const verdict = judge(candidate)
    if (verdict.do === 'allow') return { do: 'send', candidate }
    if (verdict.do === 'defer')
      return { do: 'wait', until: verdict.until, code: verdict.rule, reason: verdict.reason, candidate }
    if (verdict.do === 'reroute') return null
    return { do: 'exclude', code: verdict.rule, reason: verdict.reason, staff: verdict.staff, addressId: address._id }
  }
  try {
    for (const address of addresses) {
      const judged = await at(address)
      if (judged) return judged
    }
  } catch (error) {
    if (!(error instanceof WordsMissing)) throw error
    const language = error.key.startsWith(`${BROADCAST_FLOW}.`)
    return { ...excluded(language ? 'no_text_in_language' : 'value_missing'), ...atFirst(addresses) }
  }
  return tooLow ? excluded('level_too_low') : excluded('unreachable')
}

/** Where their conversation takes place first, then WhatsApp, which can be answered everywhere. */
function inOrder(person: PersonDoc, ids: readonly string[], { conversation, addresses }: Reading): string[] {
  const channelOf = new Map(addresses.map(({ _id, channel }) => [_id, channel]))
  const rank = (id: string): number =>
    id === conversation?.addressId ? 0 : person.levels[id] ? 1 : channelOf.get(id) === 'whatsapp' ? 2 : 3
  return [...ids].sort((a, b) => rank(a) - rank(b))
}

const STAFF: readonly Exclusion[] = ['no_text_in_language', 'value_missing']
const excluded = (code: Exclusion): Extract<Judged, { do: 'exclude' }> => ({
  do: 'exclude',
  code,
  reason: EXCLUSIONS[code],
  staff: STAFF.includes(code),
})
const atFirst = ([first]: readonly AddressRecord[]): { addressId?: string } => (first ? { addressId: first._id } : {})

/** A message of the person's thread like every other; the words are sealed when it is claimed. */
function messageFor(
  doc: BroadcastDoc,
  personId: string,
  addressId: string,
  messageId: string,
  now: Date,
): MessageRecord {
  return {
    _id: messageId,
    personId,
    addressId,
    direction: 'out',
    kind: 'ours',
    state: 'queued',
    order: now.getTime() * 1000,
    at: now,
    notBefore: now,
    level: doc.level as Level,
    template: true,
    ...(doc.pressing ? { pressing: doc.pressing } : {}),
    flow: BROADCAST_FLOW,
    node: BROADCAST_NODE,
    broadcast: doc.id,
    after: [],
    attempts: 0,
  }
}
