import type { SendOutcome } from '../../channels/channel.ts'
import { Refusal } from '../../channels/refusal.ts'
import { MOST_QUEUED_S } from '../../channels/senders.ts'
import { windowOpen } from '../../channels/window.ts'
import type { TextRef } from '../../engine/events.ts'
import type { MessageRecord } from '../../store/messages.ts'
import { isDocument } from '../group/files.ts'
import type { Parts } from '../parts.ts'
import type { Candidate } from '../send-rules/rule.ts'
import { compose, renderFor } from './compose.ts'
import { unitsOf } from './units-of.ts'

/**
 * Makes the words for the channel and calls it, once, when its sender may. A channel that throws has not said what happened: that is
 * unknown, too.
 */
export async function handOver(
  parts: Pick<Parts, 'channels' | 'words' | 'log' | 'links' | 'pace' | 'metrics'>,
  { address, to, snapshot, now, voice, own, text, rendered, broadcast }: Candidate,
  claimed: MessageRecord,
  ref: TextRef,
): Promise<SendOutcome> {
  const channel = parts.channels[address.channel]
  if (!channel) return { kind: 'refused', policy: 'configuration', code: 'no-channel' }
  const freely =
    address.channel !== 'whatsapp' || windowOpen(address.lastInboundAt?.toISOString() ?? null, now.toISOString())
  try {
    const render = renderFor(address, snapshot, now, claimed.template === true)
    const outgoing = voice
      ? { text: '', voice: { url: parts.links.to(voice.id) } }
      : {
          ...(await compose(parts, channel, { ref, render, freely, own, rendered })),
          ...(freely && address.channel === 'whatsapp' && isDocument(ref.values.file)
            ? { file: { url: parts.links.to(ref.values.file) } }
            : {}),
        }
    const through = await parts.pace.pass(address.channel, unitsOf({ address, text }), claimed.broadcast !== undefined)
    const end = parts.metrics.sendSeconds.startTimer()
    const sending = channel.send({
      ...outgoing,
      ...(broadcast ? { validForS: validFor(broadcast, now) } : {}),
      messageId: `${claimed._id}.${claimed.attempts ?? 1}`,
      to: { channel: address.channel, value: to },
    })
    const outcome = await sending.finally(through)
    end()
    return outcome
  } catch (error) {
    // The provider refused to make the content: nothing was handed over.
    if (error instanceof Refusal) {
      const { policy, code, retryAfterMs } = error
      return { kind: 'refused', policy, code, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }
    }
    parts.log.error({ err: error, message: claimed._id }, 'a send broke off')
    return { kind: 'unknown', code: 'threw' }
  }
}

/** Not longer than the broadcast itself. */
const validFor = ({ expires_at }: NonNullable<Candidate['broadcast']>, now: Date): number =>
  Math.min(MOST_QUEUED_S, expires_at ? (Date.parse(expires_at) - now.getTime()) / 1000 : MOST_QUEUED_S)
