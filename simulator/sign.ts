import { createHmac } from 'node:crypto'

/** `X-Twilio-Signature` of a form post: HMAC-SHA1 over the address and every field, sorted, name and value run together. */
export function sign(authToken: string, url: string, fields: Record<string, string>): string {
  const data = Object.keys(fields)
    .sort()
    .reduce((text, name) => text + name + fields[name], url)
  return createHmac('sha1', authToken).update(data, 'utf8').digest('base64')
}
