import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import express, { type Request, type RequestHandler, type Response } from 'express'
import { z } from 'zod'
import type { Store } from '../../store/index.ts'
import { PersonErased } from '../../store/people.ts'
import type { Caller } from './caller.ts'
import { invalid, Problem } from './problem.ts'
import type { Answer, AnswerFile, ApiParts, Route } from './route.ts'

/** Bytes of a JSON body. */
const MAX_JSON = 100 * 1024
/** Bytes of a file, which is held in memory: about 100,000 people. A larger one is imported by the command. */
const MAX_FILE = 32 * 1024 * 1024
const json = express.json({ limit: MAX_JSON, type: () => true, strict: true })
const raw = express.raw({ limit: MAX_FILE, type: () => true })
/** A first request that has not answered for so long will never answer. */
const ABANDONED_MS = 60_000
const LIST_TYPES = ['text/csv', 'text/plain', 'application/csv', 'application/octet-stream', 'application/vnd.ms-excel']
const FILE_TYPES = ['application/octet-stream', 'audio/ogg', 'audio/mpeg', 'application/pdf', 'image/jpeg']

/** The handlers of one route: role, body, validation, repeated requests, answer. `caller` was found before. */
export function serveRoute(route: Route, parts: ApiParts): RequestHandler[] {
  const allowed: RequestHandler = (_request, response, next) => {
    const caller = response.locals.caller as Caller
    if (!route.roles.includes(caller.role))
      throw new Problem(403, 'not_allowed', `This is for ${route.roles.join(', ')}; the key is ${caller.role}.`)
    next()
  }
  const type: RequestHandler = (request, _response, next) => {
    const given = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
    const empty = Number(request.headers['content-length'] ?? 0) === 0 && !request.headers['transfer-encoding']
    const wanted = route.body === 'csv' ? LIST_TYPES : route.body === 'file' ? FILE_TYPES : ['application/json']
    if (route.body !== undefined && !empty && !wanted.includes(given))
      throw new Problem(415, 'unsupported', `Send ${wanted[0]}.`)
    next()
  }
  const run: RequestHandler = async (request, response) => {
    const signedIn = response.locals.caller as Caller
    const caller = route.method === 'get' ? { ...signedIn, readsAt: parts.now() } : signedIn
    const input = {
      params: read(route.params, 'path', request.params),
      query: read(route.query, 'query', queryOf(request)),
      body: isRaw(route.body) ? fileOf(request) : read(route.body, 'body', request.body ?? {}),
    }
    const changes = route.method !== 'get'
    const work = (id: string): Promise<Answer> => route.run({ ...input, caller, id }, parts)
    const answer = changes
      ? await once(parts, route, caller, request, work, (replayed) => {
          if (replayed) response.set('Idempotency-Replayed', 'true')
        })
      : await work(parts.newId())
    response.set('Cache-Control', 'no-store')
    if (answer.file) return sendFile(response, answer.file)
    response.status(answer.status ?? route.gives.status).json(answer.body)
  }
  return isRaw(route.body) ? [allowed, type, raw, run] : route.body ? [allowed, type, json, run] : [allowed, run]
}

/** A download that no browser shows or runs, whatever is in it; a page of our own is shown, and runs nothing. */
async function sendFile(response: Response, { type, name, bytes, policy }: AnswerFile): Promise<void> {
  response.set({
    'Content-Type': type,
    'Content-Disposition': `${policy ? 'inline' : 'attachment'}; filename="${name}"`,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': policy ?? "default-src 'none'; sandbox",
    'Cross-Origin-Resource-Policy': 'same-origin',
  })
  await pipeline(Readable.from(bytes), response)
}

function read(schema: z.ZodType | undefined, part: string, value: unknown): unknown {
  const result = (schema ?? z.strictObject({})).safeParse(value)
  if (!result.success) throw invalid(part, result.error, schema instanceof z.ZodObject ? Object.keys(schema.shape) : [])
  return result.data
}

/** Scalars only: a doubled name is a mistake, and `a[$ne]=` is a name that no schema knows. */
function queryOf(request: Request): Record<string, string> {
  const query: Record<string, string> = {}
  for (const [name, value] of new URL(request.originalUrl, 'http://localhost').searchParams) {
    if (Object.hasOwn(query, name)) throw new Problem(400, 'invalid', 'A query parameter is given twice.')
    Object.defineProperty(query, name, { value, enumerable: true, configurable: true, writable: true })
  }
  return query
}

const isRaw = (body: Route['body']): body is 'csv' | 'file' => body === 'csv' || body === 'file'

function fileOf(request: Request): Buffer {
  if (Buffer.isBuffer(request.body)) return request.body
  throw new Problem(400, 'invalid', 'The body is empty: send the file.')
}

/** Does the work once per Idempotency-Key of a caller and answers a repetition with the first answer. Kept for a day. */
async function once(
  { hub, newId, now }: ApiParts,
  route: Route,
  caller: Caller,
  request: Request,
  work: (id: string) => Promise<Answer>,
  replayed: (yes: boolean) => void,
): Promise<Answer> {
  const store: Store = hub.parts.store
  const key = request.get('idempotency-key')
  if (key === undefined) return work(newId())
  if (!/^[\x21-\x7e]{1,200}$/.test(key))
    throw new Problem(400, 'invalid', 'The Idempotency-Key must be 1 to 200 printable characters without spaces.')
  const id = digest(`${caller.id}/${key}`)
  const fingerprint = digest(`${request.method} ${request.originalUrl} ${bodyText(request.body)}`)
  const taken = await store.idempotency.take({ _id: id, request: fingerprint, createdAt: now() })
  if (taken) {
    if (taken.request !== fingerprint)
      throw new Problem(422, 'key_reused', 'This Idempotency-Key was used for another request.')
    if (taken.forgotten) throw new PersonErased()
    const unanswered = taken.sealed === undefined || taken.status === undefined
    if (unanswered && now().getTime() - taken.createdAt.getTime() < ABANDONED_MS)
      throw new Problem(409, 'in_progress', 'The first request with this Idempotency-Key is still at work.')
    // Its process died: the work is done again under the same id, which the updates recognise.
    if (taken.sealed === undefined || taken.status === undefined) return finish()
    replayed(true)
    return {
      status: taken.status,
      body: JSON.parse(store.vault.open(store.vault.ownKey, taken.sealed, `idempotency/${id}`)),
    }
  }
  return finish()

  async function finish(): Promise<Answer> {
    try {
      const answer = await work(id)
      const status = answer.status ?? route.gives.status
      const sealed = store.vault.seal(store.vault.ownKey, JSON.stringify(answer.body), `idempotency/${id}`)
      await store.idempotency.keep(id, { status, sealed, about: peopleIn(answer.body) })
      return { status, body: answer.body }
    } catch (error) {
      // A refused or failed request may be sent again with the same key, corrected or not.
      await store.idempotency.release(id)
      throw error
    }
  }
}

/** Ids of people that stand in an answer, wherever. */
const peopleIn = (body: unknown): string[] => [
  ...new Set([...JSON.stringify(body).matchAll(/"(p_[\w-]+)"/g)].flatMap(([, id]) => id ?? [])),
]

const digest = (value: string): string => createHash('sha256').update(value).digest('base64url')
const bodyText = (body: unknown): string =>
  Buffer.isBuffer(body) ? body.toString('base64') : JSON.stringify(body ?? null)
