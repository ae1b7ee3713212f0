import type { Layout, Message } from './message.ts'
import { sameNumber } from './numbers.ts'
import type { Phone, PhoneChannel } from './phone.ts'
import type { State } from './state.ts'

/** One message as its person sees it on the phone. */
export type Bubble = {
  sid: string
  channel: PhoneChannel
  /** The person's own message, or one that arrived. */
  mine: boolean
  text: string
  /** Instant, ISO. */
  at: string
  layout: Layout
  /** Own messages: `sent`, `delivered` (the hub has acknowledged it), `read` (the hub has answered since). */
  tick?: 'sent' | 'delivered' | 'read'
  sample?: string
  contentType?: string
  /** A file of the hub's that arrived: its id at `/_sim/media/`. */
  media?: string
  /** Arrived and not looked at yet. */
  unread: boolean
  /** Words of the provider itself. */
  notice: boolean
}

/** A phone's chat on one channel, oldest first: own messages, and those that really arrived. */
export function thread(state: State, phone: Phone, channel: PhoneChannel): Bubble[] {
  const number = sameNumber(phone.number)
  const messages = [...state.messages.values()]
    .filter((message) => message.phone === number && message.channel === channel && arrived(message))
    .sort((a, b) => a.order - b.order)
  const lastAnswer = messages.findLast((message) => message.direction !== 'inbound' && !message.notice)?.order ?? 0
  return messages.map((message) => bubble(message, lastAnswer))
}

export function arrived(message: Message): boolean {
  return message.direction === 'inbound' || message.status === 'delivered' || message.status === 'read'
}

/** It arrived and was not looked at yet. */
export function isUnread(message: Message): boolean {
  return message.direction !== 'inbound' && arrived(message) && !message.seen
}

function bubble(message: Message, lastAnswer: number): Bubble {
  const mine = message.direction === 'inbound'
  const media = message.media[0]
  return {
    sid: message.sid,
    channel: message.channel,
    mine,
    text: message.body,
    at: new Date(message.sentAt ?? message.createdAt).toISOString(),
    layout: message.layout,
    ...(mine ? { tick: message.order < lastAnswer ? 'read' : message.acknowledged ? 'delivered' : 'sent' } : {}),
    ...(media?.sample ? { sample: media.sample } : {}),
    ...(media ? { contentType: media.contentType } : {}),
    ...(media?.url ? { media: media.sid } : {}),
    unread: isUnread(message),
    notice: message.notice ?? false,
  }
}
