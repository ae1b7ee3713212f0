import { createHmac } from 'node:crypto'

/** Headers of Standard Webhooks: a message is signed together with its id and when it was sent. */
export function signedHeaders(
  secrets: readonly string[],
  message: { id: string; at: Date; body: string },
): Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string> {
  const seconds = String(Math.floor(message.at.getTime() / 1000))
  const signed = `${message.id}.${seconds}.${message.body}`
  const signature = (secret: string): string =>
    `v1,${createHmac('sha256', Buffer.from(secret.replace(/^whsec_/, ''), 'base64'))
      .update(signed)
      .digest('base64')}`
  return {
    'webhook-id': message.id,
    'webhook-timestamp': seconds,
    // While secrets are exchanged both sign: whoever checks takes the one that they have.
    'webhook-signature': secrets.map(signature).join(' '),
  }
}
