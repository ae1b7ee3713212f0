import type { Inbound } from '../channels/channel.ts'
import type { Input } from '../engine/input.ts'
import { withoutCards } from '../reading/numbers/cards.ts'
import type { AddressRecord } from '../store/addresses.ts'
import { Conflict } from '../store/conversations.ts'
import { type InboxItem, MAX_ATTEMPTS } from '../store/inbox.ts'
import type { MessageRecord } from '../store/messages.ts'
import { isOutage } from '../store/outage.ts'
import { PersonErased } from '../store/people.ts'
import { answeredTrial } from './broadcast/trial-answers.ts'
import { fileAt } from './facts/case-file.ts'
import { type LevelLost, levelLost } from './facts/level-lost.ts'
import { createNotBegun } from './not-begun.ts'
import type { Parts } from './parts.ts'
import { type FoundPerson, findPerson, talkAt } from './people/find-person.ts'
import { sealedTalkIn } from './people/sealed-talks.ts'
import { type SenderAddress, senderAddress } from './people/sender-address.ts'
import type { Relay } from './relay.ts'
import { createTakeTurn } from './take-turn.ts'

/** Items taken up at once; a longer burst is simply a second round. */
const BATCH = 20
/** How often a turn is done again because another process committed first. */
const CONFLICTS = 8

export type Converse = { drain(addressId: string): Promise<number> }

/**
 * Handles what waits for an address, one item at a time, in the order of its sender.
 * Each item has one effect: its id stands in the very document that its turn writes.
 */
export function createConverse(parts: Parts, relay: Relay): Converse {
  const { store, log, metrics } = parts
  const turn = createTakeTurn(parts)
  const notBegun = createNotBegun(parts, relay)

  async function drain(addressId: string): Promise<number> {
    let done = 0
    for (;;) {
      const items = await store.inbox.waiting(addressId, BATCH)
      if (items.length === 0) return done
      for (const item of items) {
        if (item.attempts >= MAX_ATTEMPTS || item.kind === 'problem') await setAside(item)
        else await handle(item)
        done++
      }
      // What came in meanwhile has a wake-up call of its own.
      if (items.length < BATCH) return done
    }
  }

  async function handle(item: InboxItem): Promise<void> {
    let begun = false
    // Counted before the work, and with it whose conversation it is: a rerun must not look into another's for its effect.
    const begin = async (personId?: string): Promise<InboxItem> => {
      if (!begun) await store.inbox.begin(item._id, personId)
      begun = true
      return personId === undefined ? item : { ...item, personId }
    }
    let current = item
    const end = metrics.stepSeconds.startTimer()
    try {
      for (let tries = 1; ; tries++) {
        try {
          await step(current, async (personId) => {
            current = await begin(personId)
          })
          break
        } catch (error) {
          if (!(error instanceof Conflict) || tries >= CONFLICTS) throw error
          metrics.steps.inc({ result: 'conflict' })
        }
      }
      metrics.steps.inc({ result: 'ok' })
    } catch (error) {
      // What was meant for somebody who was erased is done with; what they write themselves waits until they are a stranger.
      if (error instanceof PersonErased && item.kind === 'input') return await store.inbox.handled(item._id)
      metrics.steps.inc({ result: 'error' })
      // The store's absence is not the item's fault: it must not count towards putting it aside.
      if (!isOutage(error) && !(error instanceof PersonErased)) await begin()
      else if (begun) await store.inbox.forgive(item._id).catch(() => log.warn('the store is away'))
      throw error
    } finally {
      end()
    }
  }

  async function step(item: InboxItem, begin: (personId: string) => Promise<void>): Promise<void> {
    const content = store.inbox.content<Inbound | Input>(item)
    const inbound = item.kind === 'inbound' ? (content as Inbound) : null
    const sender = await senderAddress(parts, item, inbound)
    const { address } = sender
    const known = await findPerson(parts, item, sender)
    const found = { ...known, file: fileAt(known.file, address._id) }
    await begin(found.personId)
    if (!inbound && (await notBegun(item, content as Input, found, address))) return await store.inbox.handled(item._id)
    const conversation = await talkAt(parts, found, address)
    const again = conversation.handled.includes(item._id)
    const lost = inbound ? levelLostBy(sender, found) : null
    // Who writes for the first time has had no trial.
    const trial = inbound && !sender.stranger ? await answeredTrial(parts, found) : null
    const here = lost ? { ...address, trustFrom: item.receivedAt } : address
    const after = again ? conversation : await turn({ item, content, address: here, found, conversation, lost, trial })
    // The 24 hours begin before the answer is looked at.
    if (inbound) await store.addresses.heard(address, item.receivedAt, lost !== null)
    // So does a stop at this phone, before anybody who waited for it is taken up.
    if (after.optedOut ? again || !conversation.optedOut : address.stopped?.includes(found.personId))
      await store.addresses.stopped(address, found.personId, after.optedOut)
    await relay.run(
      after,
      inbound ? received(item, inbound, address, found, sealedTalkIn(after.outbox), trial) : undefined,
    )
    if (inbound && after.status === 'handed-off' && (await store.messages.hurryTeam(found.personId, parts.clock.now())))
      await parts.wake('deliver', { personId: found.personId })
    if (
      inbound &&
      found.file.invitations.length > 0 &&
      (await store.messages.hurryGroup(found.personId, parts.clock.now()))
    )
      await parts.wake('deliver', { personId: found.personId })
    await store.inbox.handled(item._id)
  }

  /** Partners are known by the number that is registered for them. */
  function levelLostBy({ address, changed }: SenderAddress, { file }: FoundPerson): LevelLost | null {
    if (file.partner || !file.person?.levels[address._id]) return null
    return changed ? 'changed_hands' : levelLost(file.person, address, parts.clock.now())
  }

  /** The person's message as the thread keeps it. */
  const received = (
    item: InboxItem,
    inbound: Inbound,
    address: AddressRecord,
    found: FoundPerson,
    sealed: string | undefined,
    trial: string | null,
  ): MessageRecord => ({
    _id: item._id,
    personId: found.personId,
    addressId: address._id,
    direction: 'in',
    kind: 'reply',
    ...(sealed === undefined ? {} : { flow: sealed }),
    ...(trial ? { trialOf: trial } : {}),
    state: 'received',
    order: item.order,
    at: item.receivedAt,
    sealedText: store.vault.seal(found.key, withoutCards(inbound.whole ?? inbound.text), `messages/${item._id}/text`),
    ...(inbound.media.length > 0
      ? { sealed: store.vault.seal(found.key, JSON.stringify(inbound.media), `messages/${item._id}`) }
      : {}),
  })

  /** What failed three times, or came malformed, is put aside where staff see it; the conversation goes on. */
  async function setAside(item: InboxItem): Promise<void> {
    const reason = item.kind === 'problem' ? 'malformed_message' : 'message_failed'
    log.error({ item: item._id, attempts: item.attempts, reason }, 'an inbox item was put aside')
    await relay.handOff({ id: `aside/${item._id}`, reason, priority: 'high', about: `inbox/${item._id}` })
    await store.inbox.quarantine(item._id, reason)
  }

  return { drain }
}
