import type { Policy, SendOutcome } from '../channel.ts'
import { Refusal } from '../refusal.ts'
import { policyOf } from './errors.ts'

/** One request to the provider. Rejects only when no whole answer came. */
export type Api = (request: ApiRequest) => Promise<ApiAnswer>

export type ApiRequest = {
  method: 'get' | 'post' | 'delete'
  /** Absolute, at the provider's own host; the client moves it to another base when one is configured. */
  url: string
  form?: Record<string, string>
  json?: object
  query?: Record<string, string>
}

export type ApiAnswer = { status: number; body: unknown; headers: Record<string, string | undefined> }

/** The code under which an answer that is no success is known: the provider's, else the HTTP status. */
export const refusalOf = ({
  status,
  body,
  headers,
}: ApiAnswer): { policy: Policy; code: string; retryAfterMs?: number } => {
  const told = isRecord(body) ? body.code : undefined
  const code = typeof told === 'number' || typeof told === 'string' ? String(told) : undefined
  const wait = retryAfterMs(headers)
  return {
    policy: policyOf(code, status),
    code: code ?? `http_${status}`,
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
  }
}

/**
 * A request that leaves nothing behind when it fails, so that it may simply be repeated: reading, and making content.
 *
 * @throws Refusal; policy `later` when the provider is unreachable or broken
 */
export const ask = async (api: Api, what: string, request: ApiRequest): Promise<Record<string, unknown>> => {
  let answer: ApiAnswer
  try {
    answer = await api(request)
  } catch (error) {
    throw new Refusal(what, 'later', noAnswer(error).code)
  }
  if (answer.status >= 500) throw new Refusal(what, 'later', `http_${answer.status}`)
  if (answer.status >= 300) {
    const { policy, code, retryAfterMs } = refusalOf(answer)
    throw new Refusal(what, policy, code, retryAfterMs)
  }
  if (!isRecord(answer.body)) throw new Refusal(what, 'later', 'answer_malformed')
  return answer.body
}

/**
 * Nobody answered. Did the request leave this machine? When no connection came about it certainly did not; in every other case
 * (silence, a cut connection) it may have been carried out.
 */
export const noAnswer = (error: unknown): Exclude<SendOutcome, { kind: 'sent' }> => {
  const details = isRecord(error) ? error : {}
  const cause = isRecord(details.cause) ? details.cause : {}
  const code = String(details.code ?? cause.code ?? 'no_answer')
  const notConnected = NEVER_LEFT.has(code) || details.syscall === 'connect' || cause.syscall === 'connect'
  return notConnected ? { kind: 'refused', policy: 'later', code } : { kind: 'unknown', code }
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const NEVER_LEFT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL'])

/** Seconds, or a date that is measured against the answer's own clock. Never more than an hour. */
const retryAfterMs = (headers: ApiAnswer['headers']): number | undefined => {
  const told = headers['retry-after']
  if (!told) return undefined
  const ms = /^\d+$/.test(told) ? Number(told) * 1000 : Date.parse(told) - Date.parse(headers.date ?? '')
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), 3_600_000) : undefined
}
