import { newSid } from './ids.ts'
import { type Message, plain } from './message.ts'
import { sameNumber, whatsappNumber } from './numbers.ts'
import { optOut } from './opt-out.ts'
import type { Phone, PhoneChannel } from './phone.ts'
import { shuffle } from './progress.ts'
import type { Provider } from './provider.ts'
import { type SampleName, samples } from './samples.ts'
import { segments } from './segments.ts'

/** What a person does on the phone; one of `text`, `button` and `sample`. */
export type Saying = {
  channel: PhoneChannel
  text?: string
  /** A tapped button or list row of a message shown before. */
  button?: { id: string; label: string; kind?: 'buttons' | 'list'; repliedTo?: string }
  sample?: SampleName
}

/** The person could not send this; the message says why. */
export class NotSent extends Error {}

/** A person writes: the message is kept by the provider and posted to the hub in the background. */
export function say(provider: Provider, phone: Phone, saying: Saying): Message {
  const { account, state, clock, work } = provider
  const { channel } = saying
  const sender = channel === 'whatsapp' ? account.whatsappFrom : account.smsFrom
  if (sender === null) throw new NotSent(`the hub has no ${channel} sender`)
  if (!phone.channels.includes(channel)) throw new NotSent(`this phone has no ${channel}`)
  if (channel === 'sms' && ONE_WAY.test(phone.number))
    throw new NotSent('no SMS can be sent to the hub from this country')
  const sample = saying.sample === undefined ? null : samples[saying.sample]
  const body = saying.button?.label ?? saying.text ?? ''
  if (body === '' && !sample) throw new NotSent('there is nothing to send')
  if (body.length > 1600) throw new NotSent('over 1600 characters')

  const sid = newSid(sample ? 'MM' : 'SM')
  const now = clock.now()
  const base: Message = {
    sid,
    order: state.nextOrder(),
    direction: 'inbound',
    channel,
    from: addressOf(phone, channel),
    to: channel === 'whatsapp' ? `whatsapp:${sender}` : sender,
    sender,
    phone: sameNumber(phone.number),
    body,
    status: 'received',
    errorCode: null,
    segments: channel === 'sms' ? segments(body) : 1,
    media: sample ? [{ sid: newSid('ME'), contentType: sample.contentType, sample: saying.sample ?? '' }] : [],
    layout: plain,
    contentSid: null,
    template: false,
    messagingServiceSid: account.messagingServiceSid,
    statusCallback: null,
    unfilled: [],
    createdAt: now,
    updatedAt: now,
    sentAt: now,
  }
  const handled = optOut(provider, base)
  const message = { ...base, fields: { ...inboundFields(provider, phone, base, saying), ...handled.fields } }
  state.putMessage(message)
  if (handled.answer) state.putMessage(handled.answer)
  void work.start(() => deliver(provider, message))
  return message
}

/** Countries whose phones cannot answer an SMS of this sender. */
const ONE_WAY = /^\+50[2345]/

function addressOf(phone: Phone, channel: PhoneChannel): string {
  if (channel === 'sms') return sameNumber(phone.number)
  if (phone.hidesNumber && phone.userId) return `whatsapp:${phone.userId}`
  return `whatsapp:${phone.whatsappForm ?? whatsappNumber(phone.number)}`
}

function inboundFields(provider: Provider, phone: Phone, message: Message, saying: Saying): Record<string, string> {
  const { account } = provider
  const media = message.media.flatMap((item, n) => [
    [
      `MediaUrl${n}`,
      `${provider.url}/2010-04-01/Accounts/${account.accountSid}/Messages/${message.sid}/Media/${item.sid}`,
    ],
    [`MediaContentType${n}`, item.contentType],
  ])
  const common = {
    MessageSid: message.sid,
    SmsSid: message.sid,
    SmsMessageSid: message.sid,
    SmsStatus: 'received',
    AccountSid: account.accountSid,
    ...(account.messagingServiceSid ? { MessagingServiceSid: account.messagingServiceSid } : {}),
    From: message.from,
    To: message.to,
    Body: message.body,
    NumMedia: String(message.media.length),
    NumSegments: String(message.segments),
    ApiVersion: '2010-04-01',
    ...Object.fromEntries(media),
  }
  if (message.channel === 'sms') return { ...common, ...smsPlaces(message) }
  return {
    ...common,
    ProfileName: phone.profileName ?? '',
    ...(phone.hidesNumber ? {} : { WaId: (phone.whatsappForm ?? whatsappNumber(phone.number)).replace('+', '') }),
    ...(phone.userId ? { ExternalUserId: `whatsapp:${phone.userId}` } : {}),
    MessageType: messageType(message, saying),
    ...buttonFields(saying, message.to),
  }
}

function smsPlaces(message: Message): Record<string, string> {
  const country = (number: string) => (number.startsWith('+52') ? 'MX' : number.startsWith('+1') ? 'US' : '')
  const empty = (side: string) => ({ [`${side}State`]: '', [`${side}City`]: '', [`${side}Zip`]: '' })
  return {
    FromCountry: country(message.from),
    ...empty('From'),
    ToCountry: country(message.to),
    ...empty('To'),
  }
}

function messageType(message: Message, { button }: Saying): string {
  const kind = message.media[0]?.contentType.split('/')[0]
  if (kind !== undefined) return kind
  return button === undefined ? 'text' : button.kind === 'list' ? 'interactive' : 'button'
}

function buttonFields({ button }: Saying, sender: string): Record<string, string> {
  if (!button) return {}
  const replied = button.repliedTo
    ? { OriginalRepliedMessageSid: button.repliedTo, OriginalRepliedMessageSender: sender }
    : {}
  if (button.kind === 'list') return { ListId: button.id, ListTitle: button.label, ...replied }
  return { ButtonPayload: button.id, ButtonText: button.label, ButtonType: 'REPLY', ...replied }
}

/** Deliveries of one phone follow each other, as long as nothing asks for disorder. */
const lines = new WeakMap<Provider, Map<string, Promise<void>>>()
const heaps = new WeakMap<Provider, Message[]>()
/** Milliseconds in which messages to be shuffled are collected. */
const SHUFFLE_MS = 25

/** Post an inbound message to the hub, as often and in the order that the faults say. */
export async function deliver(provider: Provider, message: Message): Promise<void> {
  const { webhooks } = provider.faults.now
  if (webhooks.lost) return
  const copies: Message[] = Array.from({ length: webhooks.times }, () => message)
  if (webhooks.shuffle) {
    const heap = heaps.get(provider) ?? []
    heaps.set(provider, heap)
    heap.push(...copies)
    await provider.work.wait(SHUFFLE_MS)
    await Promise.all(shuffle(heap.splice(0), provider.roll).map((copy) => postInbound(provider, copy)))
    return
  }
  const waiting = lines.get(provider) ?? new Map<string, Promise<void>>()
  lines.set(provider, waiting)
  const before = waiting.get(message.phone) ?? Promise.resolve()
  const mine = before.then(async () => {
    for (const copy of copies) await postInbound(provider, copy)
  })
  waiting.set(message.phone, mine)
  await mine
  if (waiting.get(message.phone) === mine) waiting.delete(message.phone)
}

async function postInbound({ account, post, faults, state }: Provider, message: Message): Promise<void> {
  const status = await post(account.webhookUrl, message.fields ?? {}, faults.now.webhooks)
  const current = state.messages.get(message.sid)
  if (status === null || status >= 300 || !current || current.acknowledged) return
  state.putMessage({ ...current, acknowledged: true })
}
