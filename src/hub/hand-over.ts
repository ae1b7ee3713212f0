import type { SendOutcome } from '../channels/channel.ts'
import { Refusal } from '../channels/refusal.ts'
import { windowOpen } from '../channels/window.ts'
import type { TextRef } from '../engine/events.ts'
import type { MessageRecord } from '../store/messages.ts'
import { compose, renderFor } from './compose.ts'
import { isDocument } from './group/files.ts'
import type { Parts } from './parts.ts'
import type { Candidate } from './send-rules/rule.ts'

/** Makes the words for the channel and calls it, once. A channel that throws has not said what happened: that is unknown, too. */
export async function handOver(
  parts: Pick<Parts, 'channels' | 'words' | 'log' | 'links'>,
  { address, to, snapshot, now, voice, own }: Candidate,
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
          ...(await compose(parts, channel, { ref, render, freely, own })),
          ...(freely && address.channel === 'whatsapp' && isDocument(ref.values.file)
            ? { file: { url: parts.links.to(ref.values.file) } }
            : {}),
        }
    return await channel.send({
      ...outgoing,
      messageId: `${claimed._id}.${claimed.attempts ?? 1}`,
      to: { channel: address.channel, value: to },
    })
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
