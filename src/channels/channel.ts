/**
 * A channel knows a dialect, not the business: verify, parse, send, look up. No store, no queue, no retry, no log policy.
 */
export type ChannelName = 'whatsapp' | 'sms' | 'email' | 'console'

/** An address as the hub keeps it: channel and canonical form (`+525500000001`, a business-scoped id `MX.1234`, `dana@example.org`). */
export type Address = { channel: ChannelName; value: string }

export type InboundMedia = { url: string; contentType: string }

/** An inbound message in the hub's own words. Provider fields that we do not know stay in `raw`. */
export type Inbound = {
  externalId: string
  from: Address
  /** Other addresses of the same sender that came along (business-scoped id beside the number). */
  aliases: Address[]
  to: string
  text: string
  /** What came with the words and is for people of the team alone: a mail with all that it quotes. */
  whole?: string
  /** The case that it is an answer about, as the address says that it was sent to. */
  thread?: string
  /** Payload of a tapped button, as we sent it. */
  button?: string
  media: InboundMedia[]
  location?: boolean
  contact?: boolean
  /** Somebody else's words, passed on. */
  forwarded?: boolean
  /** Not a message of its own: an emoji on an earlier one, other words for it, or it was taken back; or a call to our number. */
  about?: 'reaction' | 'edit' | 'deletion' | 'call'
  /** The provider has already handled an opt-out or opt-in and answered it: the hub stays silent. */
  optOut?: 'STOP' | 'START' | 'HELP'
  raw: Record<string, string>
}

export type DeliveryStatus =
  | 'accepted'
  | 'queued'
  | 'sending'
  | 'sent'
  | 'delivered'
  | 'read'
  | 'failed'
  | 'undelivered'
  | 'canceled'

/** A status callback. `messageId` is our own id, carried in the signed callback address. */
export type StatusCallback = { messageId?: string; externalId: string; status: DeliveryStatus; errorCode?: string }

/** Signed, but not usable: a code without any name, number or text in it. Keep it raw, answer 200, show it to a person. */
export type Malformed = { problem: string }

/** A message ready to go: words already rendered for this channel. */
export type Outgoing = {
  /** Our id; travels in the callback address. */
  messageId: string
  to: Address
  text: string
  /** Buttons or list rows, only where the channel has them. */
  options?: { id: string; label: string }[]
  /** Words on the button that opens a list (more than three options), at most 20 characters; a sign without words when absent. */
  listLabel?: string
  /** Approved template and its variables ("1", "2"): the only form outside the 24 h window. */
  template?: { name: string; contentId: string; variables: Record<string, string> }
  footer?: string
  /** Seconds after which it must not go out any more, if it still waits at the provider; only SMS can be told. */
  validForS?: number
  /** Only where the channel has one: e-mail. */
  subject?: string
  /** The case that it is about, where an answer shall come back to it: e-mail. */
  thread?: string
  /** A voice note in place of words: where the provider fetches it. Only WhatsApp has them, and only within the 24 h. */
  voice?: { url: string }
  /** A leaflet or picture beside the words: where the provider fetches it. Only WhatsApp, and only within the 24 h. */
  file?: { url: string }
}

/** The policies an error can carry; one table per provider maps its codes to them. */
export type Policy =
  /** Try again later. */
  | 'later'
  /** The sender is too fast, or its queue at the provider too long: all of it rests, and this message is tried again later. */
  | 'slow-down'
  /** The recipient opted out at the provider. */
  | 'opted-out'
  /** This address does not work on this channel: mark it, try another channel. */
  | 'bad-address'
  /** Our account or sender is wrong: alert, stop sending on this channel. */
  | 'configuration'
  /** The content was refused: no retry, a person looks. */
  | 'content'
  /** Outside the 24 h window: a template is needed. */
  | 'template-needed'
  /** Not now and not by retrying. */
  | 'never-now'

export type SendOutcome =
  | { kind: 'sent'; externalId: string }
  | { kind: 'refused'; policy: Policy; code: string; retryAfterMs?: number }
  /** No answer, or a cut one: it may have been sent. Settle by asking, never by sending again. */
  | { kind: 'unknown'; code: string }

/** One message as the provider lists it. */
export type ListedMessage = {
  externalId: string
  to: string
  from: string
  body: string
  /** Files that went along. */
  media: number
  at: string
  status: string
  /** The status as ours; null for a word that says nothing of a delivery. */
  delivery: DeliveryStatus | null
  errorCode?: string
  direction: 'inbound' | 'outbound'
  raw: Record<string, string>
}

/** A file as the provider gives it, or why not: a code without any address in it. */
export type FetchedMedia =
  | { kind: 'fetched'; bytes: Buffer }
  /** It will never come: deleted, too large, or at a place that nothing is fetched from. */
  | { kind: 'refused'; code: string }
  /** Not now. */
  | { kind: 'later'; code: string }

export type Channel = {
  name: ChannelName
  /** E-mail: an answer to a mail comes in. Absent: nothing does, and whoever is written to answers elsewhere. */
  answered?: boolean
  send(message: Outgoing): Promise<SendOutcome>
  /** Outbound messages to an address since an instant (ISO), to settle an unknown send. */
  listSent(to: Address, since: string): Promise<ListedMessage[]>
  /** Inbound messages since an instant (ISO), to catch up after an outage. */
  listReceived(since: string): Promise<Inbound[]>
  /** Create (once) the provider-side content for buttons or a template; returns its id. */
  ensureContent?(content: ContentDraft): Promise<string>
  /** What the provider says of a template that was handed in: `approved`, `pending`, `rejected` ... @throws Refusal */
  templateStatus?(contentId: string): Promise<string>
  /** Fetch a file that came with a message, from the provider and nowhere else. Absent: this channel has no files. */
  fetchMedia?(url: string): Promise<FetchedMedia>
  /** Delete a file at the provider, once we have it. @returns false: not now, ask again later */
  deleteMedia?(url: string): Promise<boolean>
}

/** Words with numbered variables (`{{1}}`) as the provider's content API takes them. `name` is stable for equal content. */
export type ContentDraft = {
  name: string
  language: string
  body: string
  variables: Record<string, string>
  options?: { id: string; label: string }[]
  /** See Outgoing. */
  listLabel?: string
  footer?: string
  template: boolean
}
