import { type Content, type Rendered, render } from '../content.ts'
import { magicNumbers, ProviderError } from '../errors.ts'
import { newSid } from '../ids.ts'
import { type Message, plain } from '../message.ts'
import { isFictional, sameNumber } from '../numbers.ts'
import type { PhoneChannel } from '../phone.ts'
import type { Provider } from '../provider.ts'
import { segments } from '../segments.ts'

/** The parameters of a create request, after the check against the description. */
export type CreateParameters = {
  To: string
  From?: string
  MessagingServiceSid?: string
  Body?: string
  MediaUrl?: string[]
  ContentSid?: string
  ContentVariables?: string
  StatusCallback?: string
}

/** Accept a message, or throw what the provider says at once. What goes wrong later is told by callbacks. */
export function createMessage(provider: Provider, asked: CreateParameters): Message {
  const { account, state, clock } = provider
  const to = recipient(provider, asked.To)
  const sender = senderOf(provider, asked, to.channel)
  const words = wordsOf(provider, asked, to.channel)
  refuseKnownFailures(provider, to, sender)
  const now = clock.now()
  const message: Message = {
    sid: newSid(words.media.length > 0 ? 'MM' : 'SM'),
    order: state.nextOrder(),
    direction: 'outbound-api',
    channel: to.channel,
    from: to.channel === 'whatsapp' ? `whatsapp:${sender}` : sender,
    to: asked.To,
    sender,
    phone: to.number,
    body: words.body,
    status: asked.MessagingServiceSid === undefined ? 'queued' : 'accepted',
    errorCode: null,
    segments: to.channel === 'sms' ? segments(words.body) : 1,
    media: words.media.map((url) => ({ sid: newSid('ME'), contentType: 'application/octet-stream', url })),
    layout: words.layout,
    contentSid: asked.ContentSid ?? null,
    template: words.template,
    messagingServiceSid: asked.MessagingServiceSid ?? null,
    statusCallback: asked.StatusCallback ?? account.statusUrl,
    unfilled: words.unfilled,
    createdAt: now,
    updatedAt: now,
    sentAt: null,
  }
  state.putMessage(message)
  return message
}

type Recipient = { channel: PhoneChannel; number: string }

function recipient({ state }: Provider, to: string): Recipient {
  const channel: PhoneChannel = to.startsWith('whatsapp:') ? 'whatsapp' : 'sms'
  const address = channel === 'whatsapp' ? to.slice('whatsapp:'.length) : to
  if (channel === 'whatsapp' && !address.startsWith('+')) {
    const known = [...state.phones.values()].find((phone) => phone.userId === address)
    if (known) return { channel, number: sameNumber(known.number) }
  }
  if (!/^\+[1-9]\d{6,14}$/.test(address)) throw new ProviderError(21211, `Invalid 'To' Phone Number: ${shape(address)}`)
  if (!isFictional(address)) {
    throw new ProviderError(21211, "Invalid 'To' Phone Number: the simulator talks to the fictional ranges only")
  }
  return { channel, number: sameNumber(address) }
}

/** An address with its digits hidden: enough to see what is wrong with it. */
function shape(address: string): string {
  return address.replace(/\d/g, 'X').slice(0, 40)
}

function senderOf({ account }: Provider, asked: CreateParameters, channel: PhoneChannel): string {
  const own = channel === 'whatsapp' ? account.whatsappFrom : account.smsFrom
  if (asked.MessagingServiceSid !== undefined && asked.MessagingServiceSid !== account.messagingServiceSid) {
    throw new ProviderError(21701)
  }
  if (asked.From === undefined) {
    if (asked.MessagingServiceSid === undefined) throw new ProviderError(21603)
    if (own === null) throw new ProviderError(21703)
    return own
  }
  const fromWhatsapp = asked.From.startsWith('whatsapp:')
  if (fromWhatsapp !== (channel === 'whatsapp')) throw new ProviderError(21910)
  const number = fromWhatsapp ? asked.From.slice('whatsapp:'.length) : asked.From
  if (own === null || number !== own) throw new ProviderError(fromWhatsapp ? 63007 : 21606)
  return own
}

type Words = Pick<Rendered, 'body' | 'layout' | 'unfilled' | 'media'> & { template: boolean }

function wordsOf({ state }: Provider, asked: CreateParameters, channel: PhoneChannel): Words {
  if (asked.ContentSid === undefined) {
    if (asked.ContentVariables !== undefined) throw new ProviderError(21654)
    const body = asked.Body ?? ''
    const media = asked.MediaUrl ?? []
    if (body === '' && media.length === 0) throw new ProviderError(21619)
    if (body.length > 1600) throw new ProviderError(21617)
    return { body, layout: plain, unfilled: [], media, template: false }
  }
  if (asked.Body !== undefined || asked.MediaUrl !== undefined) {
    throw new ProviderError(20001, 'Invalid parameter: Body and MediaUrl cannot go together with ContentSid')
  }
  const content = state.contents.get(asked.ContentSid)
  if (!content) throw new ProviderError(21655)
  const variables = variablesOf(asked.ContentVariables)
  const rendered = render(content, variables, channel)
  if (!rendered)
    throw new ProviderError(21655, `The ContentSid is Invalid: none of its types can be sent by ${channel}`)
  if (rendered.body.length > 1600) throw new ProviderError(21617)
  return { ...rendered, template: isTemplate(content, rendered, variables) }
}

function isTemplate(content: Content, rendered: Rendered, variables: Record<string, string>): boolean {
  if (content.approval?.status !== 'approved' || rendered.inWindowOnly) return false
  // WhatsApp refuses templates whose variables would change the shape of the text.
  if (Object.values(variables).some((value) => /[\n\t]| {5}/.test(value))) {
    throw new ProviderError(21656, 'The ContentVariables Parameter is invalid: line breaks, tabs or runs of spaces')
  }
  return true
}

function variablesOf(json: string | undefined): Record<string, string> {
  if (json === undefined || json === '') return {}
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    throw new ProviderError(21656)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new ProviderError(21656)
  const entries = Object.entries(value)
  if (entries.some(([, text]) => typeof text !== 'string')) throw new ProviderError(21656)
  return Object.fromEntries(entries)
}

/** Errors told at once: numbers that always fail, land lines, opt-outs. */
function refuseKnownFailures({ state, faults }: Provider, to: Recipient, sender: string): void {
  const magic = magicNumbers[to.number]
  if (magic && !magic.async) throw new ProviderError(magic.code)
  const injected = faults.now.numbers[to.number]
  if (injected && !injected.async && (injected.times === undefined || injected.times > 0)) {
    if (injected.times !== undefined) injected.times -= 1
    throw new ProviderError(injected.code)
  }
  if (to.channel === 'sms' && state.phoneByNumber(to.number)?.line === 'landline') throw new ProviderError(21614)
  if (!faults.now.advancedOptOut && state.blocked(to.channel, sender, to.number)) throw new ProviderError(21610)
}
