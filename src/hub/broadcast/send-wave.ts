import type { BroadcastDoc } from '../../cases/broadcast-doc.ts'
import type { Policy, SendOutcome } from '../../channels/channel.ts'
import type { Slots } from '../../queues/pace.ts'
import type { MessageRecord } from '../../store/messages.ts'
import type { RecipientChange } from '../../store/recipients.ts'
import type { Relay } from '../relay.ts'
import { judge } from '../send-rules/index.ts'
import type { Candidate } from '../send-rules/rule.ts'
import { createConclude } from '../sending/conclude.ts'
import type { DeliverParts } from '../sending/deliver.ts'
import { asClaimed, handAtSlot, sleepUntil } from '../sending/hand-at-slot.ts'
import { type Ready, slotsOf } from './ready.ts'

/** The provider does not take it now: what is not claimed yet is looked at anew. */
const LATER: readonly Policy[] = ['later', 'slow-down']
/** Whoever waited longer than this for their slot is looked at once more, just before it; with all whose slots come within as long. */
const LOOK_AGAIN_MS = 50
const LOOK_TAKES_MS = 25

type Handed = { one: Ready; outcome: SendOutcome }
/** With the instant of its slot. */
type Placed = { one: Ready; at: number }

export type Wave = {
  sent: number
  /** Why the rest of what was judged does not go now: look again, or the provider refuses our account. */
  stop: 'again' | 'account' | null
}

/** Claims the messages of some people in one write, looks once more, and hands them over at their slots. */
export function createSendWave(parts: DeliverParts, relay: Relay) {
  const { store, clock, metrics } = parts
  const conclude = createConclude(parts, relay)

  async function claim(wave: readonly Ready[]): Promise<Ready[]> {
    const now = clock.now()
    const records = wave.map(({ candidate }): MessageRecord => {
      const { message, key, ref, address } = candidate
      const sealed = store.vault.seal(key, JSON.stringify(ref), `messages/${message._id}`)
      return { ...asClaimed(parts, candidate), at: now, addressId: address._id, sealed }
    })
    const claimed = new Map((await store.messages.claimNew(records)).map((record) => [record._id, record]))
    return wave.flatMap(({ recipient, candidate }) => {
      const message = claimed.get(candidate.message._id)
      return message ? [{ recipient, candidate: { ...candidate, message } }] : []
    })
  }

  /** Looked at once more after the claim: an opt-out or a stop that was committed before it is seen here. */
  async function again(doc: BroadcastDoc, claimed: readonly Ready[]): Promise<Ready[]> {
    const [now, conversations] = await Promise.all([
      store.cases.get<BroadcastDoc>('broadcast', doc.id),
      store.conversations.many(claimed.map(({ recipient }) => recipient.personId)),
    ])
    const byPerson = new Map(conversations.map((each) => [each._id, each]))
    const stays: Ready[] = []
    for (const { recipient, candidate } of claimed) {
      const fresh: Candidate = {
        ...candidate,
        conversation: byPerson.get(recipient.personId) ?? candidate.conversation,
        ...(now ? { broadcast: now.doc } : {}),
        now: clock.now(),
      }
      const verdict = judge(fresh)
      if (verdict.do === 'allow') stays.push({ recipient, candidate: fresh })
      else if (verdict.do === 'defer' || verdict.do === 'reroute')
        // The deliver worker asks again; a paused broadcast defers it there as well.
        await store.messages.requeue(candidate.message._id, ['claimed'], { notBefore: clock.now() })
      else
        await store.messages.move(candidate.message._id, ['claimed'], {
          state: verdict.rule === 'opted-out' ? 'suppressed' : 'refused',
          code: verdict.rule,
          reason: verdict.reason,
        })
    }
    return stays
  }

  /** Those whose slots come together, not without another look when they have waited for them: a stop in between counts. */
  async function handSome(doc: BroadcastDoc, some: readonly Placed[], lookedAt: number): Promise<(Handed | null)[]> {
    const first = Math.min(...some.map(({ at }) => at))
    let stay = some
    if (first - lookedAt > LOOK_AGAIN_MS) {
      await sleepUntil(parts, first - LOOK_TAKES_MS)
      const fresh = await again(
        doc,
        some.map(({ one }) => one),
      )
      const byId = new Map(fresh.map((one) => [one.recipient._id, one]))
      stay = some.flatMap(({ one, at }) => {
        const found = byId.get(one.recipient._id)
        return found ? [{ one: found, at }] : []
      })
    }
    const dropped = some.slice(stay.length).map(() => null)
    return [...dropped, ...(await Promise.all(stay.map(({ one, at }) => handOne(one, at))))]
  }

  async function handOne(one: Ready, slotAt: number): Promise<Handed | null> {
    const outcome = await handAtSlot(parts, one.candidate, slotAt)
    return outcome && { one, outcome }
  }

  return async (doc: BroadcastDoc, wave: readonly Ready[], { waitMs, stepMs }: Slots): Promise<Wave> => {
    const granted = clock.now().getTime()
    const claimed = await claim(wave)
    const ready = await again(doc, claimed)
    const looked = clock.now().getTime()
    const slots = slotsOf(ready)
    const placed = ready.map(
      (one, n): Placed => ({ one, at: granted + Math.ceil(waitMs + (slots[n]?.before ?? 0) * stepMs) }),
    )
    const together = Map.groupBy(placed, ({ at }) => Math.max(0, Math.floor((at - looked - 1) / LOOK_AGAIN_MS)))
    const handed = (await Promise.all([...together.values()].map((some) => handSome(doc, some, looked)))).flat()
    const through: string[] = []
    const sent = new Map<string, string>()
    let stop: Wave['stop'] = ready.length < claimed.length || handed.includes(null) ? 'again' : null
    for (const { one, outcome } of handed.filter((each) => each !== null)) {
      const { address, message } = one.candidate
      if (outcome.kind === 'sent') {
        metrics.sends.inc({ channel: address.channel, status: 'sent', code: 'none' })
        sent.set(message._id, outcome.externalId)
        through.push(one.recipient._id)
      } else if ((await conclude(one.candidate, message, outcome)) === 'over') through.push(one.recipient._id)
      if (outcome.kind === 'refused' && outcome.policy === 'configuration') stop = 'account'
      else if (outcome.kind === 'refused' && LATER.includes(outcome.policy)) stop ??= 'again'
    }
    await store.messages.sentMany(sent)
    // All that has a message is out of the plan, also what another process claimed: what becomes of it is told by the message.
    const done = new Set(through)
    const changes: RecipientChange[] = [
      { ids: through, change: { state: 'done' } },
      { ids: wave.map(({ recipient }) => recipient._id).filter((id) => !done.has(id)), change: { state: 'handed' } },
    ]
    await store.recipients.settle(changes)
    return { sent: sent.size, stop }
  }
}
