import { LONGEST_HELD_MS } from '../../queues/pace.ts'
import type { MessageRecord } from '../../store/messages.ts'
import type { UpdateRecord } from '../../store/updates.ts'
import type { Parts } from '../parts.ts'
import type { Relay } from '../relay.ts'
import { factsFirst } from '../send-rules/facts-first.ts'
import { judge } from '../send-rules/index.ts'
import type { Candidate } from '../send-rules/rule.ts'
import { stillSo } from '../send-rules/still-so.ts'
import { weeklyBudget } from '../send-rules/weekly-budget.ts'
import { NO_ROOM, withoutRoom } from './admit.ts'
import { ASKED_AFTER_MS } from './ask-unconfirmed.ts'
import { createConclude, type Ending } from './conclude.ts'
import { tellDropped } from './dropped.ts'
import { createGather } from './gather.ts'
import { handOver } from './hand-over.ts'
import { inTurn } from './in-turn.ts'
import { leftToTeam } from './left-to-team.ts'
import { LOOK_AGAIN_MS, saidBefore } from './said-before.ts'
import { settle } from './settle.ts'
import { unitsOf } from './units-of.ts'

/** Messages of one person looked at in one go. */
const BATCH = 20

export type Deliver = {
  /** Sends what is due for a person, in order. @returns how many were handed to the provider */
  drain(personId: string): Promise<number>
}

export type DeliverParts = Parts & { sleep: (ms: number) => Promise<void> }

/** What keeps its order among itself: what waits of a group's talk holds up nothing that is said 1:1, and no warning. */
const laneOf = ({ kind, group, pressing }: MessageRecord): string =>
  group === undefined ? kind : pressing === 'safety' ? 'warning' : 'group'

export function createDeliver(parts: DeliverParts, relay: Relay): Deliver {
  const { store, clock, metrics } = parts
  const gather = createGather(parts, relay)
  const conclude = createConclude(parts, relay)

  /** Again as long as something went out: another drain may have left to this one what came after it. */
  async function drain(personId: string): Promise<number> {
    let sent = 0
    for (;;) {
      const now = await round(personId)
      sent += now
      if (now === 0) return sent
    }
  }

  async function round(personId: string): Promise<number> {
    let sent = 0
    /** Lanes in which an earlier message still waits: later ones of that lane must not overtake it. */
    const held = new Set<string>()
    /** One that is held back for its number only holds back none that presses. */
    let resting = false
    const open = inTurn(await store.messages.open(personId, BATCH))
    for (const listed of open) {
      const lane = laneOf(listed)
      if (held.has('all') || held.has(lane)) continue
      if (resting && listed.kind === 'ours' && listed.pressing === undefined) continue
      let message = listed
      if (message.state !== 'queued') {
        // Whatever may have been sent already comes first: nothing of this person's goes out before that is known.
        if (!(await settle(parts, message))) {
          held.add('all')
          continue
        }
        // Never sent: its turn is now, before what comes after it.
        const settled = await store.messages.get(message._id)
        if (settled?.state !== 'queued') continue
        message = settled
      }
      // The record worker asks as soon as the facts are there: no need to wait for the time that was guessed.
      const waits = message.code !== factsFirst.name && (message.notBefore?.getTime() ?? 0) > clock.now().getTime()
      if (waits) {
        if (message.code === weeklyBudget.name) resting = true
        else held.add(lane)
        continue
      }
      const result = await attempt(message)
      if (result === 'sent') sent++
      if (result === 'waits') held.add(lane)
      if (result === 'rests') resting = true
      if (result === 'unknown') held.add('all')
    }
    return sent
  }

  async function attempt(message: MessageRecord): Promise<'sent' | 'waits' | 'rests' | 'unknown' | 'over'> {
    const after = message.after?.length ? await factsOf(message) : []
    if (after === null) return 'waits'
    const candidate = await gather(message, after)
    if (candidate === null) return 'over'
    const verdict = judge(candidate)
    if (verdict.do !== 'allow') return obey(candidate, verdict)
    const heard = candidate.first ? await sayFirst(candidate) : null
    if (heard !== null) return heard

    const channel = parts.channels[candidate.address.channel]
    if (!channel)
      return obey(candidate, {
        do: 'refuse',
        rule: 'no-channel',
        staff: true,
        reason: `There is no sender for ${candidate.address.channel}.`,
      })
    const noRoom = (await withoutRoom(parts, [candidate])).get(candidate.address._id)
    if (noRoom) return obey(candidate, { do: 'defer', until: noRoom, ...NO_ROOM })
    const before = await saidBefore(parts, candidate)
    if (before === 'later')
      return obey(candidate, {
        do: 'defer',
        rule: 'said-before',
        until: new Date(clock.now().getTime() + LOOK_AGAIN_MS),
        reason: 'The hub was away: the provider is asked first whether it has this message already.',
      })
    const wait = before ? 0 : await parts.pace.one(candidate.address.channel, unitsOf(candidate))
    if (wait > LONGEST_HELD_MS)
      return obey(candidate, {
        do: 'defer',
        rule: 'pace',
        until: new Date(clock.now().getTime() + wait),
        reason: 'The sender is at its rate.',
      })
    if (wait > 0) await parts.sleep(wait)

    const sealedText = store.vault.seal(candidate.key, candidate.text, `messages/${message._id}/text`)
    const now = clock.now()
    const askAt = new Date(now.getTime() + (ASKED_AFTER_MS[0] ?? 0))
    const claimed = await store.messages.claim(message, now, sealedText, askAt, candidate.words, candidate.voice?.id)
    if (!claimed) return (await isOpen(message._id)) ? 'unknown' : 'over'
    if (before) {
      await store.messages.sent(claimed._id, before.externalId)
      metrics.reconciled.inc({ outcome: 'found' })
      return 'sent'
    }
    // Looked at once more after the claim: an opt-out that was committed before it is seen here, one after it came too late for any hub.
    const conversation = await store.conversations.get(message.personId)
    const again = judge({ ...candidate, conversation })
    if (again.do !== 'allow') {
      await store.messages.requeue(message._id, ['claimed'], {})
      return obey({ ...candidate, conversation }, again)
    }
    return send(candidate, claimed)
  }

  /**
   * What is heard before a written message is a message of its own, so that each of the two goes out at most once.
   * @returns null when it was said, or cannot be: the written one may follow
   */
  async function sayFirst({ message, key, ref }: Candidate): Promise<'waits' | 'unknown' | null> {
    const _id = `${message._id}v`
    const { flow, key: words, values } = ref
    const sealed = store.vault.seal(key, JSON.stringify({ flow, key: words, values }), `messages/${_id}`)
    const { sealedText: _text, words: _version, ...same } = message
    await store.messages.insert([{ ...same, _id, spoken: true, attempts: 0, order: message.order - 0.5, sealed }])
    const spoken = await store.messages.get(_id)
    if (!spoken || !(await isOpen(_id))) return null
    if (spoken.state !== 'queued') return 'unknown'
    const result = await attempt(spoken)
    return result === 'waits' || result === 'unknown' ? result : null
  }

  /** The cheapest question first: most messages are looked at once before the facts that they rest on are applied. Null: they are not yet. */
  const factsOf = async (message: MessageRecord): Promise<UpdateRecord[] | null> => {
    const after = await store.updates.many(message.after ?? [])
    const verdict = factsFirst.judge({ message, after, now: clock.now() })
    if (verdict.do !== 'defer') return after
    await store.messages.move(message._id, ['queued'], {
      notBefore: verdict.until,
      code: factsFirst.name,
      reason: verdict.reason,
    })
    return null
  }

  /** Another drain has it under way: what comes after it must not overtake it. */
  const isOpen = async (id: string): Promise<boolean> => {
    const state = (await store.messages.get(id))?.state
    return state === 'queued' || state === 'claimed' || state === 'uncertain'
  }

  async function send(candidate: Candidate, claimed: MessageRecord): Promise<Ending> {
    return conclude(candidate, claimed, await handOver(parts, candidate, claimed, candidate.ref))
  }

  async function obey(
    candidate: Candidate,
    verdict: Exclude<ReturnType<typeof judge>, { do: 'allow' }>,
  ): Promise<'waits' | 'rests' | 'over'> {
    const { message, address } = candidate
    if (verdict.do === 'defer') {
      await store.messages.move(message._id, ['queued'], {
        notBefore: verdict.until,
        code: verdict.rule,
        reason: verdict.reason,
      })
      return verdict.rule === weeklyBudget.name ? 'rests' : 'waits'
    }
    if (verdict.do === 'reroute') {
      const other = (await store.addresses.ofPerson(message.personId)).find(
        (each) => each.channel === verdict.channel && each._id !== address._id,
      )
      if (other) {
        await store.messages.move(message._id, ['queued'], {
          addressId: other._id,
          channel: verdict.channel,
          reason: verdict.reason,
        })
        return 'waits'
      }
    }
    if (verdict.rule === stillSo.name) await tellDropped(parts, candidate)
    metrics.refused.inc({ rule: verdict.rule })
    if (verdict.rule === 'opted-out') metrics.optOutBlocked.inc()
    await store.messages.move(message._id, ['queued'], {
      state: verdict.rule === 'opted-out' ? 'suppressed' : 'refused',
      code: verdict.rule,
      reason: verdict.reason,
    })
    if (verdict.do === 'refuse' && verdict.staff)
      await relay.handOff({
        id: verdict.row ?? `refused/${message._id}`,
        reason: `message_refused_${verdict.rule.replaceAll('-', '_')}`,
        priority: 'normal',
        personId: message.personId,
        addressId: message.addressId,
        about: `message/${message._id}`,
      })
    const instead = verdict.rule === factsFirst.name ? await leftToTeam(parts, candidate) : null
    if (instead) await attempt(instead)
    return 'over'
  }

  return { drain }
}
