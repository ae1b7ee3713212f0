import type { IncomingMessage, ServerResponse } from 'node:http'
import { type ParsedUrlQuery, parse as parseForm } from 'node:querystring'
import type { Logger } from 'pino'
import type { Inbound, Malformed, StatusCallback } from '../channels/channel.ts'
import type { Metrics } from '../hub/metrics.ts'
import type { Receive } from '../hub/receive.ts'
import { createGroupCommit } from './group-commit.ts'

/** The provider's dialect, as far as the door needs it. */
export type WebhookDialect = {
  verify(signature: unknown, pathAndQuery: string, params: ParsedUrlQuery): boolean
  parseInbound(params: ParsedUrlQuery): Inbound | Malformed
  parseStatus(params: ParsedUrlQuery, query: URLSearchParams): StatusCallback | Malformed
}

const MAX_BODY = 65_536
/** What is too large is read to its end and thrown away: a connection cut in the middle would take the 413 with it. */
const MOST_DRAINED = 16 * 1024 * 1024
const MAX_FIELDS = 1_000
/** The provider gives up after 15 s in all: a refusal in time lets it try again. */
const PATIENCE_MS = 3_000
const EMPTY_TWIML = '<?xml version="1.0" encoding="UTF-8"?><Response/>'

const INBOUND = '/webhooks/twilio'
const STATUS = '/webhooks/twilio/status'

/**
 * The door for the provider: a plain handler in front of the Express app, whose cost would be half of the whole.
 * Verify, store durably, then 200. Unsigned: 403. Too large: 413. Not stored: 503, so that the provider tries again.
 *
 * @returns whether the request was for the door
 */
export function createWebhooks({
  dialect,
  receive,
  metrics,
  log,
}: {
  dialect: WebhookDialect
  receive: Receive
  metrics: Metrics
  log: Logger
}) {
  const storeInbound = createGroupCommit(receive.inbound, PATIENCE_MS)
  const storeStatus = createGroupCommit(receive.statuses, PATIENCE_MS)

  async function serve(
    request: IncomingMessage,
    response: ServerResponse,
    pathAndQuery: string,
    path: string,
  ): Promise<number> {
    if (request.method !== 'POST') return 405
    const encoding = request.headers['content-encoding']
    if (encoding !== undefined && encoding !== 'identity') return 415
    const body = await readBody(request)
    if (body === null) return 413
    const params = formOf(request.headers['content-type'], body)
    if (params === null) return 413
    const signature = request.headers['x-twilio-signature']
    if (!dialect.verify(signature, pathAndQuery, params)) {
      metrics.signatureFailures.inc()
      return 403
    }
    try {
      if (path === STATUS) {
        const status = dialect.parseStatus(params, new URL(pathAndQuery, 'http://hub').searchParams)
        // A callback that we cannot read changes nothing of ours; asking for it again would not help.
        if (!('problem' in status)) await storeStatus(status)
      } else {
        const inbound = dialect.parseInbound(params)
        await storeInbound(
          'problem' in inbound ? { problem: inbound.problem, params, signature: String(signature) } : inbound,
        )
      }
    } catch (error) {
      log.error({ err: error }, 'a webhook could not be stored')
      return 503
    }
    response.setHeader('Content-Type', 'text/xml')
    return 200
  }

  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const pathAndQuery = request.url ?? ''
    const path = pathAndQuery.split('?', 1)[0] ?? ''
    if (path !== INBOUND && path !== STATUS) return false
    const started = process.hrtime.bigint()
    serve(request, response, pathAndQuery, path)
      .catch((error: unknown) => {
        if (!isAbort(error)) log.error({ err: error }, 'a webhook failed')
        return 400
      })
      .then((code) => {
        response.statusCode = code
        // What is left of a body that was too large is not waited for.
        if (code === 413) response.setHeader('Connection', 'close')
        response.end(code === 200 ? EMPTY_TWIML : '')
        metrics.webhooks.inc({ channel: path === STATUS ? 'status' : 'inbound', code })
        if (code === 200) metrics.webhookAck.observe(Number(process.hrtime.bigint() - started) / 1e9)
      })
    return true
  }
}

/**
 * The body as text, null when it is over the limit. By events: an async iterator over the request costs 8 µs more, one
 * twentieth of a webhook.
 */
function readBody(request: IncomingMessage): Promise<string | null> {
  if (Number(request.headers['content-length'] ?? 0) > MOST_DRAINED) return Promise.resolve(null)
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    const onData = (chunk: Buffer): void => {
      size += chunk.length
      if (size <= MAX_BODY) chunks.push(chunk)
      if (size <= MOST_DRAINED) return
      request.off('data', onData).pause()
      resolve(null)
    }
    request.on('data', onData)
    request.once('end', () => resolve(size > MAX_BODY ? null : Buffer.concat(chunks).toString('utf8')))
    // A client that goes away in the middle ends here too.
    request.once('error', reject)
  })
}

/** Form fields; another content type has none, so that only a signature over none fits it. Null: too many. */
function formOf(contentType: string | undefined, body: string): ParsedUrlQuery | null {
  if (!/^application\/x-www-form-urlencoded\b/i.test(contentType ?? '')) return {}
  if (countFields(body) > MAX_FIELDS) return null
  return parseForm(body, '&', '=', { maxKeys: MAX_FIELDS })
}

const countFields = (body: string): number => {
  let fields = 1
  for (let at = body.indexOf('&'); at !== -1; at = body.indexOf('&', at + 1)) fields++
  return fields
}

const isAbort = (error: unknown): boolean => (error as { code?: string }).code === 'ECONNRESET'
