import { createHash, timingSafeEqual } from 'node:crypto'
import express, { type Request, Router } from 'express'
import type { Logger } from 'pino'
import type { Mail } from '../channels/mail.ts'
import type { Metrics } from '../hub/metrics.ts'

/** What mail servers take at most, files and all. */
const LARGEST = '26mb'
/** The fields in which services put the mail as it came. */
const FIELDS = ['email', 'body-mime'] as const

export type MailDoor = {
  /** What whoever brings mails has to say, as the password of Basic or as a Bearer token. */
  secret: string
  read: (raw: Buffer) => Promise<Mail>
  /** @throws when it was not stored: nothing may be answered 2xx then */
  receive: (mail: Mail) => Promise<void>
  metrics: Pick<Metrics, 'webhooks' | 'signatureFailures'>
  log: Logger
}

/**
 * `POST /webhooks/mail`: a mail as it came in, as `message/rfc822` or in a field of a form. Stored durably, then 200; not stored: 503,
 * so that it is brought again. The same mail twice is one.
 */
export function mailRouter({ secret, read, receive, metrics, log }: MailDoor): Router {
  const router = Router({ caseSensitive: true })
  const answered = (code: number): number => {
    metrics.webhooks.inc({ channel: 'mail', code })
    return code
  }
  router.post('/webhooks/mail', (request, response, next) => {
    if (same(given(request.headers.authorization), secret)) return next()
    metrics.signatureFailures.inc()
    response.set('WWW-Authenticate', 'Basic realm="mail"')
    response.status(answered(401)).type('text/plain').send('Give MAIL_IN_SECRET as the password.')
  })
  router.post(
    '/webhooks/mail',
    express.raw({ type: () => true, limit: LARGEST }),
    async (request: Request, response) => {
      const say = (code: number, words: string) => response.status(answered(code)).type('text/plain').send(words)
      const raw = await mailIn(request)
      if (!raw)
        return void say(400, `There is no mail: post it as message/rfc822, or in a field ${FIELDS.join(' or ')}.`)
      try {
        await receive(await read(raw))
      } catch (error) {
        log.error({ err: error }, 'a mail could not be stored')
        return void say(503, 'Not stored: bring it again.')
      }
      say(200, 'Stored.')
    },
  )
  return router
}

async function mailIn({ body, headers }: Request): Promise<Buffer | null> {
  if (!Buffer.isBuffer(body) || body.length === 0) return null
  const type = headers['content-type'] ?? ''
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type)) return body
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } })
    .formData()
    .catch(() => null)
  const field = FIELDS.map((name) => form?.get(name)).find((value) => value)
  if (!field) return null
  return typeof field === 'string' ? Buffer.from(field) : Buffer.from(await field.arrayBuffer())
}

/** The password of Basic, whatever the name before it, or the token of Bearer. */
function given(authorization = ''): string {
  const [, scheme = '', value = ''] = /^(\S+) (.*)$/.exec(authorization) ?? []
  if (/^bearer$/i.test(scheme)) return value
  const pair = /^basic$/i.test(scheme) ? Buffer.from(value, 'base64').toString('utf8') : ''
  return pair.slice(pair.indexOf(':') + 1)
}

/** In a time that tells nothing of either. */
const same = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b))
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
