import type { MessageRecord } from '../../store/messages.ts'
import type { Parts } from '../parts.ts'
import { createRelay } from '../relay.ts'
import { traceOf } from './traces.ts'

/** A claim this old whose owner said nothing is an unknown send: longer than any send may take. */
export const CLAIM_LEASE_MS = 20_000
/**
 * After this long without a trace at the provider, the message was not sent. A request that was not answered in time may
 * still be worked on there; one whose process died was either taken at once or cut off with its connection. All in all an
 * unknown send is settled within 90 s.
 */
const GIVE_UP_MS = { unanswered: 60_000, died: 30_000 } as const
const ASK_AGAIN_MS = 10_000
/** Clocks differ: the provider's list is asked from a little before the claim. */
const EARLIER_MS = 5_000

/**
 * Finds out what became of a send that nobody answered, by asking the provider; never by sending again on the chance.
 *
 * @returns whether it is known now
 */
export async function settle(
  {
    store,
    channels,
    clock,
    log,
    metrics,
    wake,
  }: Pick<Parts, 'store' | 'channels' | 'clock' | 'log' | 'metrics' | 'wake'>,
  message: MessageRecord,
): Promise<boolean> {
  const now = clock.now().getTime()
  const claimedAt = message.claimedAt?.getTime() ?? 0
  const due = message.state === 'claimed' ? claimedAt + CLAIM_LEASE_MS : (message.notBefore?.getTime() ?? 0)
  if (due > now) return false

  const address = await store.addresses.get(message.addressId)
  const channel = address && channels[address.channel]
  if (!address || !channel) return false
  const person = await store.people.get(message.personId)
  const words =
    message.sealedText && person
      ? store.vault.open(person.key, message.sealedText, `messages/${message._id}/text`)
      : null

  const later = (): Promise<boolean> =>
    store.messages
      .move(message._id, ['claimed', 'uncertain'], { state: 'uncertain', notBefore: new Date(now + ASK_AGAIN_MS) })
      .then(() => false)

  let found: string | undefined
  try {
    const since = new Date(claimedAt - EARLIER_MS)
    const said = { words: words ?? '', spoken: message.voice !== undefined }
    if (words !== null) found = await traceOf({ store }, channel, store.addresses.value(address), said, since)
  } catch (error) {
    log.warn({ err: error, message: message._id }, 'the provider cannot be asked about an unknown send')
    return later()
  }

  if (found !== undefined) {
    await store.messages.sent(message._id, found)
    metrics.reconciled.inc({ outcome: 'found' })
    return true
  }
  // Never handed over: the words are sealed just before the call, so a claim without them died before it.
  const giveUpMs = message.code === undefined ? GIVE_UP_MS.died : GIVE_UP_MS.unanswered
  if (words !== null && now < claimedAt + giveUpMs) return later()
  if (message.broadcast !== undefined && message.code !== undefined) return toStaff()
  // A mail server cannot be asked what it took.
  if (address.channel === 'email') return toStaff()
  await store.messages.requeue(message._id, ['claimed', 'uncertain'], {
    notBefore: new Date(now),
    reason: 'The provider never had it: sent again.',
  })
  metrics.reconciled.inc({ outcome: 'not-found' })
  await wake('deliver', { personId: message.personId })
  return true

  /** Nobody waits for what is said to many, and of a mail nobody knows: rather one who did not get it, and somebody who knows, than one who got it twice. */
  async function toStaff(): Promise<boolean> {
    const reason = 'The provider did not answer, and has no trace of it.'
    const settled = await store.messages.move(message._id, ['claimed', 'uncertain'], { state: 'failed', reason })
    if (settled)
      await createRelay({ store, wake, clock }).handOff({
        id: `unknown/${message._id}`,
        reason: 'message_failed_at_provider',
        priority: 'normal',
        personId: message.personId,
        addressId: message.addressId,
        about: `message/${message._id}`,
      })
    metrics.reconciled.inc({ outcome: 'not-found' })
    return true
  }
}
