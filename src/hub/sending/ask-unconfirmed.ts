import type { Parts } from '../parts.ts'
import type { Receive } from '../receive.ts'

/** Messages asked about in one go: the provider's lists are for this, not for all traffic. */
const BATCH = 50
/**
 * How long after the sending a message that is still only "sent" is asked about; each counted from the sending. A phone that
 * is off for days is no error, so it ends some day.
 */
export const ASKED_AFTER_MS = [10, 60, 360, 1_440, 4_320].map((minutes) => minutes * 60_000)
/** Clocks differ: the provider's list is asked from a little before the sending. */
const EARLIER_MS = 5_000

/**
 * Asks the provider what became of messages of which no callback told: callbacks get lost, and a message that failed unheard is
 * one that nobody sends another way.
 *
 * @returns how many the provider knew more about
 */
export async function askUnconfirmed(
  { store, channels, clock, log, metrics }: Pick<Parts, 'store' | 'channels' | 'clock' | 'log' | 'metrics'>,
  receive: Pick<Receive, 'statuses'>,
): Promise<number> {
  const now = clock.now()
  let told = 0
  for (const message of await store.messages.unconfirmed(now, BATCH)) {
    const sentAt = message.claimedAt?.getTime() ?? message.at.getTime()
    const address = await store.addresses.get(message.addressId)
    const channel = address && channels[address.channel]
    if (address && channel) {
      try {
        const since = new Date(sentAt - EARLIER_MS).toISOString()
        const listed = await channel.listSent(store.addresses.value(address), since)
        const found = listed.find(({ externalId }) => externalId === message.externalId)
        if (found?.delivery && found.delivery !== 'sent') {
          const { externalId, delivery: status, errorCode } = found
          const messageId = `${message._id}.${message.attempts ?? 1}`
          await receive.statuses([{ messageId, externalId, status, ...(errorCode ? { errorCode } : {}) }])
          metrics.reconciled.inc({ outcome: 'status' })
          told++
        }
      } catch (error) {
        log.warn({ err: error, message: message._id }, 'the provider cannot be asked what became of a message')
        return told
      }
    }
    const next = ASKED_AFTER_MS.find((after) => sentAt + after > now.getTime())
    await store.messages.askAgain(message._id, next === undefined ? null : new Date(sentAt + next))
  }
  return told
}
