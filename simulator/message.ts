import type { PhoneChannel } from './phone.ts'

/** One message as the provider keeps it. Instants are milliseconds since 1970. */
export type Message = {
  /** `SM...`, or `MM...` with media. */
  sid: string
  /** Rising number, so that messages of one millisecond keep their order. */
  order: number
  direction: 'inbound' | 'outbound-api'
  channel: PhoneChannel
  /** As written in the request or the webhook, `whatsapp:` included. */
  from: string
  to: string
  /** Our own sender and the person's phone, both plain E.164 in their one form. */
  sender: string
  phone: string
  body: string
  status: MessageStatus
  errorCode: number | null
  segments: number
  media: MediaItem[]
  layout: Layout
  contentSid: string | null
  /** The content was an approved template when it was sent. */
  template: boolean
  messagingServiceSid: string | null
  statusCallback: string | null
  /** Placeholders of the content that nobody filled. */
  unfilled: string[]
  createdAt: number
  updatedAt: number
  sentAt: number | null
  /** Words of the provider itself (an opt-out confirmation): seen on the phone, listed nowhere. */
  notice?: boolean
  /** The form fields of an inbound webhook, to deliver it and to list it. */
  fields?: Record<string, string>
  /** An inbound message was acknowledged by the hub. */
  acknowledged?: boolean
  /** The person has had it on the screen. */
  seen?: boolean
}

export type MessageStatus =
  | 'accepted'
  | 'queued'
  | 'sent'
  | 'delivered'
  | 'read'
  | 'failed'
  | 'undelivered'
  | 'canceled'
  | 'received'

export type MediaItem = {
  sid: string
  contentType: string
  sample?: string
  url?: string
  deleted?: boolean
  failed?: boolean
}

/** How the message looks on the phone. */
export type Layout = {
  kind: 'text' | 'buttons' | 'list'
  options: { id: string; label: string; description?: string }[]
  /** The word on the button that opens a list. */
  listButton?: string
  footer?: string
}

export const plain: Layout = { kind: 'text', options: [] }
