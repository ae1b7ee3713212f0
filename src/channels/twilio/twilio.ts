import type { Channel, Inbound, Malformed, StatusCallback } from '../channel.ts'
import { providerAt } from '../fictional.ts'
import { bareNumber } from './addresses.ts'
import type { Api } from './api.ts'
import { createContents } from './content.ts'
import { type Lister, listReceived, listSent } from './list.ts'
import { deleteMedia, fetchMedia, type MediaSource } from './media.ts'
import { type ParseContext, parseInbound, parseStatus } from './parse.ts'
import { type Sender, sendBy } from './send.ts'
import { type Params, signedUrl, validSignature } from './signature.ts'

export type TwilioOptions = {
  accountSid: string
  authToken: string
  /** A second token under which webhooks may be signed, while the first is being changed. */
  otherAuthToken?: string | undefined
  /** Senders in E.164, with or without `whatsapp:`. A channel exists when it has a sender. */
  smsFrom?: string | undefined
  whatsappFrom?: string | undefined
  messagingServiceSid?: string | undefined
  /** Another base address for the provider's API: the simulator's, or a test's. */
  apiUrl?: string | undefined
  /** Where the provider reaches us; signatures are checked over it, never over the Host header. */
  publicUrl: string
  /** After this long without a whole answer a send is unknown. */
  timeoutMs?: number | undefined
}

export type Twilio = {
  whatsapp?: Channel
  sms?: Channel
  /** @param path of the request with its query, exactly as received */
  verify(signature: unknown, path: string, params: Params): boolean
  parseInbound(params: Params): Inbound | Malformed
  parseStatus(params: Params, query: Params | URLSearchParams): StatusCallback | Malformed
}

/** WhatsApp and SMS through one account of one provider. Touches the network only when something is sent or listed. */
export const createTwilio = (options: TwilioOptions): Twilio => {
  const { accountSid, authToken, messagingServiceSid, apiUrl, publicUrl, timeoutMs = 15_000 } = options
  const whatsappFrom = options.whatsappFrom && bareNumber(options.whatsappFrom)
  const smsFrom = options.smsFrom && bareNumber(options.smsFrom)
  const context: ParseContext = {
    own: [whatsappFrom, smsFrom].filter((number) => number !== undefined && number !== '') as string[],
    mediaOrigins: apiUrl ? originsOf(apiUrl) : [],
  }

  let loading: Promise<Api> | undefined
  const api = (): Promise<Api> => {
    loading ??= import('./client.ts').then(({ createClient }) =>
      createClient({ accountSid, authToken, apiUrl, timeoutMs }),
    )
    return loading
  }
  const contents = createContents(api)
  const messagesPath = `/2010-04-01/Accounts/${accountSid}/Messages`
  const source: MediaSource = { accountSid, authToken, origins: context.mediaOrigins, messagesPath, api }

  const channel = (name: 'whatsapp' | 'sms', sender: string | undefined, from: Record<string, string>): Channel => {
    const sending: Sender = {
      api,
      messagesUrl: `https://api.twilio.com${messagesPath}.json`,
      from,
      callbackUrl: signedUrl(publicUrl, '/webhooks/twilio/status'),
      provider: providerAt(apiUrl),
      contents,
    }
    const mediaBase = apiUrl?.replace(/\/+$/, '') ?? 'https://api.twilio.com'
    const listing: Lister = { api, messagesPath, sender, channel: name, context, mediaBase }
    return {
      name,
      send: (message) => sendBy(sending, message),
      listSent: (to, since) => listSent(listing, to, since),
      listReceived: (since) => listReceived(listing, since),
      fetchMedia: (url) => fetchMedia(source, url),
      deleteMedia: (url) => deleteMedia(source, url),
      ...(name === 'whatsapp'
        ? { ensureContent: (draft) => contents.ensure(draft), templateStatus: (id) => contents.status(id) }
        : {}),
    }
  }

  const tokens = [authToken, options.otherAuthToken].filter((token) => token !== undefined)
  const twilio: Twilio = {
    verify: (signature, path, params) =>
      tokens.some((token) => validSignature(token, signature, signedUrl(publicUrl, path), params)),
    parseInbound: (params) => parseInbound(params, context),
    parseStatus,
  }
  if (whatsappFrom) {
    const sender = `whatsapp:${whatsappFrom}`
    twilio.whatsapp = channel('whatsapp', sender, { From: sender })
  }
  if (smsFrom || messagingServiceSid) {
    // A messaging service may send from, and receive at, any number of its pool: lists are then not narrowed to one sender.
    twilio.sms = channel('sms', messagingServiceSid ? undefined : smsFrom, {
      ...(smsFrom ? { From: smsFrom } : {}),
      ...(messagingServiceSid ? { MessagingServiceSid: messagingServiceSid } : {}),
    })
  }
  return twilio
}

/** A provider on this machine may call itself by any of the machine's own names. */
const originsOf = (apiUrl: string): string[] => {
  const { origin, protocol, port } = new URL(apiUrl)
  const own = ['127.0.0.1', 'localhost', '[::1]'].map((host) => new URL(`${protocol}//${host}:${port}`).origin)
  return providerAt(apiUrl) === 'loopback' ? [...new Set([origin, ...own])] : [origin]
}
