import type { TextRef } from '../../engine/events.ts'
import { LONGEST_HELD_MS } from '../../queues/pace.ts'
import type { MessageRecord } from '../../store/messages.ts'
import { isOutage } from '../../store/outage.ts'
import type { Relay } from '../relay.ts'
import { judge } from '../send-rules/index.ts'
import type { Candidate } from '../send-rules/rule.ts'
import { withoutRoom } from '../sending/admit.ts'
import { makeCandidate } from '../sending/candidate.ts'
import { createConclude } from '../sending/conclude.ts'
import type { DeliverParts } from '../sending/deliver.ts'
import { asClaimed, handAtSlot, sleepUntil } from '../sending/hand-at-slot.ts'
import { unitsOf } from '../sending/units-of.ts'
import type { Recipient } from './recipients.ts'

/** A copy of what was said to a group. `message`: as it waits, in the state `queued` or `owed`. */
export type Copy = { message: MessageRecord; recipient: Recipient; ref: TextRef }

/** A copy that may go now, and when its slot of the sender is. */
type Ready = { candidate: Candidate; waitMs: number }

/** Whoever waited longer than this for their slot is looked at once more, just before it. */
const LOOK_AGAIN_MS = 50
const LOOK_TAKES_MS = 15

/**
 * Writes the copies of a post in one write, and sends at once those that may go: judged by the send rules as every message, taken for
 * sending in the write that makes them, looked at once more, handed over at their slots. All others go the usual way. Done again it
 * adds nothing: what was there is nobody's to send but who made it.
 *
 * @returns people who have something left for the deliver worker
 */
export function createSendCopies(parts: DeliverParts, relay: Relay) {
  const { store, clock, metrics } = parts
  const conclude = createConclude(parts, relay)

  return async (copies: readonly Copy[]): Promise<string[]> => {
    const ready = await readyOnes(copies.filter(({ recipient }) => recipient.together === null))
    const made = clock.now().getTime()
    const taken = new Map(ready.map((one) => [one.candidate.message._id, one]))
    const records = copies.map(({ message }) => {
      const one = taken.get(message._id)
      return one ? asClaimed(parts, one.candidate) : message
    })
    const fresh = new Map((await store.messages.claimNew(records)).map((record) => [record._id, record]))
    const claimed = ready.flatMap(({ candidate, waitMs }) => {
      const message = fresh.get(candidate.message._id)
      return message ? [{ candidate: { ...candidate, message }, waitMs }] : []
    })
    const stays = await lookAgain(claimed)
    const looked = clock.now().getTime()
    const sent = new Map<string, string>()
    await Promise.all(stays.map((one) => sendOne(one, made + one.waitMs, looked, sent)))
    await store.messages.sentMany(sent)
    const now = copies.flatMap(({ recipient }) => (recipient.together === null ? [recipient.personId] : []))
    return [...(await store.messages.unsettledOf(now))]
  }

  /** What waits for somebody already comes first, and what is heard, or rests on another record of theirs, is looked at one by one. */
  async function readyOnes(copies: readonly Copy[]): Promise<Ready[]> {
    const busy = await store.messages.unsettledOf(copies.map(({ recipient }) => recipient.personId))
    const candidates: Candidate[] = []
    for (const { message, recipient, ref } of copies) {
      if (busy.has(recipient.personId) || !isPlain(recipient)) continue
      const candidate = await wordsFor(message, recipient, ref)
      if (!candidate || candidate.first || candidate.snapshot.unheard) continue
      if (judge(candidate).do === 'allow') candidates.push(candidate)
    }
    const noRoom = await withoutRoom(parts, candidates)
    const slots = await Promise.all(
      candidates
        .filter(({ address }) => !noRoom.has(address._id))
        .map(async (candidate) => ({
          candidate,
          waitMs: await parts.pace.one(candidate.address.channel, unitsOf(candidate)),
        })),
    )
    // Whoever would wait longer goes the usual way.
    return slots.filter(({ waitMs }) => waitMs <= LONGEST_HELD_MS)
  }

  /** Null: the deliver worker finds out why, and tells the team. */
  async function wordsFor(
    message: MessageRecord,
    { address, reading }: Recipient,
    ref: TextRef,
  ): Promise<Candidate | null> {
    try {
      return await makeCandidate(parts, message, address, reading, () => ref)
    } catch (error) {
      if (isOutage(error)) throw error
      parts.log.warn({ err: error, message: message._id }, 'the words of a copy cannot be made')
      return null
    }
  }

  /** After the claim: an opt-out that was committed before it is seen here. Who must not get it now is judged by the deliver worker. */
  async function lookAgain(claimed: readonly Ready[]): Promise<Ready[]> {
    const conversations = await store.conversations.many(claimed.map(({ candidate }) => candidate.message.personId))
    const byPerson = new Map(conversations.map((each) => [each._id, each]))
    const stays: Ready[] = []
    for (const { candidate, waitMs } of claimed) {
      const conversation = byPerson.get(candidate.message.personId) ?? candidate.conversation
      const fresh: Candidate = { ...candidate, conversation, now: clock.now() }
      if (judge(fresh).do === 'allow') stays.push({ candidate: fresh, waitMs })
      else await store.messages.requeue(candidate.message._id, ['claimed'], { notBefore: clock.now() })
    }
    return stays
  }

  async function sendOne(judged: Ready, slotAt: number, lookedAt: number, sent: Map<string, string>): Promise<void> {
    let one: Ready | undefined = judged
    if (slotAt - lookedAt > LOOK_AGAIN_MS) {
      await sleepUntil(parts, slotAt - LOOK_TAKES_MS)
      one = (await lookAgain([judged]))[0]
    }
    if (!one) return
    const { candidate } = one
    const outcome = await handAtSlot(parts, candidate, slotAt)
    if (!outcome) return
    if (outcome.kind !== 'sent') return void (await conclude(candidate, candidate.message, outcome))
    metrics.sends.inc({ channel: candidate.address.channel, status: 'sent', code: 'none' })
    sent.set(candidate.message._id, outcome.externalId)
  }
}

/** Of a person with several records, an inherited claim or one of another matter the send rules look at more than was read here. */
const isPlain = ({ reading: { file } }: Recipient): boolean => {
  const { merged = [], heir_of = [] } = file.person ?? {}
  const elsewhere = file.claim !== null && file.claim.matterId !== file.matter?.id
  return merged.length === 0 && heir_of.length === 0 && !elsewhere
}
