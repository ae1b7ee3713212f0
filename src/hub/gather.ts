import type { TextRef } from '../engine/events.ts'
import type { MessageRecord } from '../store/messages.ts'
import { renderFor } from './compose.ts'
import { takeSnapshot } from './facts.ts'
import type { Parts } from './parts.ts'
import type { Relay } from './relay.ts'
import type { Candidate } from './send-rules/rule.ts'

/** Reads what the send rules need and makes the words. Null: they cannot be made; the message is refused and staff told. */
export function createGather(parts: Parts, relay: Relay) {
  const { store, clock } = parts

  return async (message: MessageRecord): Promise<Candidate | null> => {
    const [person, address, conversation, after, siblings] = await Promise.all([
      store.people.get(message.personId),
      store.addresses.get(message.addressId),
      store.conversations.get(message.personId),
      message.after?.length ? store.updates.many(message.after) : [],
      store.addresses.ofPerson(message.personId),
    ])
    if (!address) return refuse(message, 'The address is gone.')
    if (!person) return refuse(message, 'The person was erased.')
    const now = clock.now()
    const snapshot = await takeSnapshot(parts, message.personId, address, conversation)
    try {
      const ref = JSON.parse(store.vault.open(person.key, message.sealed ?? '', `messages/${message._id}`)) as TextRef
      return {
        message,
        address,
        to: store.addresses.value(address).value,
        conversation,
        snapshot,
        after,
        otherChannels: siblings
          .filter((each) => each._id !== address._id && each.unreachable === undefined && parts.channels[each.channel])
          .map((each) => each.channel),
        text: parts.words.render(ref, renderFor(address, snapshot, now, message.template === true)).text,
        ref,
        key: person.key,
        provider: parts.provider,
        now,
      }
    } catch (error) {
      parts.log.error({ err: error, message: message._id }, 'the words of a message cannot be made')
      return refuse(message, 'The words cannot be made: a value is missing.')
    }
  }

  async function refuse(message: MessageRecord, reason: string): Promise<null> {
    await store.messages.move(message._id, ['queued'], { state: 'refused', code: 'words', reason })
    await relay.handOff({
      id: `words/${message._id}`,
      reason: 'message_refused',
      priority: 'high',
      personId: message.personId,
      addressId: message.addressId,
      about: `message/${message._id}`,
    })
    return null
  }
}
