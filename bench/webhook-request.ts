import { createHmac } from 'node:crypto'

/** Settings that the hub, the reference and the load agree on. Numbers are fictional. */
export const account = {
  accountSid: `AC${'0'.repeat(32)}`,
  authToken: 'an-auth-token-of-the-benchmark',
  whatsappFrom: '+15125550111',
  publicUrl: 'https://hub.example.org',
  path: '/webhooks/twilio',
} as const

/** Nobody else writes from the same number: sender 7 is +52 55 0000 0007. */
export const senderNumber = (sender: number): string => `+52550${String(sender).padStart(7, '0')}`

export type Message = {
  sender: number
  text: string
  id: number
  /** Not a message: what became of one of ours. */
  callback?: { message: string; sid: string; status: string }
}

/** What is said about message `id` to the provider and in the store. */
export const messageSid = (id: number): string => `SM${id.toString(16).padStart(32, '0')}`

/**
 * A webhook as the provider sends it, to the last byte: 16 form fields, signed over the public address.
 * @returns the whole request for a connection that is kept open
 */
export function webhookRequest(message: Message): Buffer {
  if (message.callback) return callbackRequest(message.sender, message.callback)
  const { sender, text, id } = message
  const number = senderNumber(sender)
  const sid = messageSid(id)
  const params: Record<string, string> = {
    SmsMessageSid: sid,
    NumMedia: '0',
    ProfileName: `Persona ${sender}`,
    MessageType: 'text',
    SmsSid: sid,
    WaId: number.replace('+52', '521'),
    SmsStatus: 'received',
    Body: text,
    To: `whatsapp:${account.whatsappFrom}`,
    NumSegments: '1',
    ReferralNumMedia: '0',
    MessageSid: sid,
    AccountSid: account.accountSid,
    ChannelMetadata: '{"type":"whatsapp","data":{"context":{"ProfileName":"Persona"}}}',
    From: `whatsapp:${number.replace('+52', '+521')}`,
    ApiVersion: '2010-04-01',
  }
  return signed(account.path, params, sid)
}

/** A callback about a message of ours, with the fields that the provider sends. */
function callbackRequest(receiver: number, { message, sid, status }: NonNullable<Message['callback']>): Buffer {
  const params: Record<string, string> = {
    ChannelPrefix: 'whatsapp',
    ApiVersion: '2010-04-01',
    MessageStatus: status,
    SmsSid: sid,
    SmsStatus: status,
    ChannelInstallSid: `XE${'0'.repeat(32)}`,
    To: `whatsapp:${senderNumber(receiver)}`,
    From: `whatsapp:${account.whatsappFrom}`,
    MessageSid: sid,
    AccountSid: account.accountSid,
    ...(status === 'read' ? { EventType: 'READ' } : {}),
  }
  return signed(`${account.path}/status?m=${encodeURIComponent(message)}`, params, sid)
}

function signed(path: string, params: Record<string, string>, sid: string): Buffer {
  const body = new URLSearchParams(params).toString()
  const signature = signatureOf(account.authToken, `${account.publicUrl}${path}`, params)
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\nHost: hub.example.org\r\nUser-Agent: TwilioProxy/1.1\r\nAccept: */*\r\n` +
      'Content-Type: application/x-www-form-urlencoded; charset=UTF-8\r\n' +
      `X-Twilio-Signature: ${signature}\r\nI-Twilio-Idempotency-Token: 00000000-0000-4000-8000-${sid.slice(-12)}\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}

/** HMAC-SHA1 over the address and the fields in the order of their names, base64. */
export function signatureOf(
  token: string,
  url: string,
  params: Readonly<Record<string, string | string[] | undefined>>,
): string {
  let signed = url
  for (const name of Object.keys(params).sort()) signed += `${name}${params[name]}`
  return createHmac('sha1', token).update(signed).digest('base64')
}
