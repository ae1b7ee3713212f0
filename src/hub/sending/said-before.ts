import type { MessageRecord } from '../../store/messages.ts'
import type { Gap } from '../../store/pulse.ts'
import type { Parts } from '../parts.ts'
import type { Candidate } from '../send-rules/rule.ts'
import { traceOf } from './traces.ts'

/** Clocks differ: the provider's list is asked from a little before the gap to a little after it. */
const BESIDE_MS = 60_000
/** What follows from a gap is written within this time: answers to what came in meanwhile, timers, dates. */
const FOLLOWS_MS = 60 * 60_000
/** A broadcast goes on for days, and its messages are written when their turn comes. */
const BROADCAST_FOLLOWS_MS = 7 * 24 * 60 * 60_000
/** When the provider, or the person's own messages, are looked at again. */
export const LOOK_AGAIN_MS = 5_000

/** `later`: it cannot be known yet. */
export type SaidBefore = { externalId: string } | 'later' | null

/**
 * Whether the provider has a message already of which this store knows nothing, because it is a copy of an earlier day. It is asked only
 * for what may be from before such a gap; after an outage in which nothing was sent it has nothing, and the message goes out.
 */
export async function saidBefore(
  { store, channels, log }: Pick<Parts, 'store' | 'channels' | 'log'>,
  { message, address, to, text, voice }: Candidate,
): Promise<SaidBefore> {
  const gap = store.pulse.gap()
  const channel = channels[address.channel]
  if (!gap || !channel || !mayBeOld(message, gap)) return null
  // What they wrote meanwhile comes first: a stop must be heard before anything goes out.
  if ((await store.inbox.waiting(address._id, 1)).length > 0) return 'later'
  const said = { words: text, spoken: voice !== undefined }
  try {
    const [from, until] = [new Date(gap.from.getTime() - BESIDE_MS), new Date(gap.to.getTime() + BESIDE_MS)]
    const externalId = await traceOf({ store }, channel, { channel: address.channel, value: to }, said, from, until)
    return externalId === undefined ? null : { externalId }
  } catch (error) {
    log.warn({ err: error, message: message._id }, 'the provider cannot be asked about a message from before a gap')
    return 'later'
  }
}

const mayBeOld = ({ at, broadcast }: MessageRecord, { to }: Gap): boolean =>
  at.getTime() <= to.getTime() + (broadcast === undefined ? FOLLOWS_MS : BROADCAST_FOLLOWS_MS)
