import type { Inbound } from '../channels/channel.ts'
import type { Parts } from './parts.ts'
import type { Receive } from './receive.ts'

/** Listed from a little before the last message that we have: lists and webhooks are not in the same order. */
const OVERLAP_MS = 10 * 60_000
/** A hub that has never heard anything starts here, so that a first start does not take in years. */
const FIRST_LOOK_MS = 60 * 60_000

/**
 * Fetches what came in while we were away and the provider gave up delivering. What is there already stays as it is:
 * the ids are the same as those of webhooks.
 *
 * @returns how many messages were new
 */
export async function catchUp(
  { store, channels, clock, log }: Pick<Parts, 'store' | 'channels' | 'clock' | 'log'>,
  receive: Receive,
): Promise<number> {
  const newest = await store.inbox.newestInbound()
  const since = new Date(newest ? newest.getTime() - OVERLAP_MS : clock.now().getTime() - FIRST_LOOK_MS).toISOString()
  let fresh = 0
  for (const channel of Object.values(channels)) {
    try {
      const missed: Inbound[] = await channel.listReceived(since)
      const known = await store.inbox.known(missed.map((each) => `twilio.${each.externalId}`))
      const unknown = missed.filter((each) => !known.has(`twilio.${each.externalId}`))
      if (unknown.length > 0) fresh += await receive.inbound(unknown)
    } catch (error) {
      log.warn({ err: error, channel: channel.name }, 'missed messages cannot be listed now')
    }
  }
  if (fresh > 0) log.info({ fresh }, 'caught up with messages that came in while the hub was away')
  return fresh
}
