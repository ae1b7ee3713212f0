import { timingSafeEqual } from 'node:crypto'
import type { NextFunction, Request, RequestHandler, Response } from 'express'
import { ProviderError } from '../errors.ts'
import { hits } from '../faults.ts'
import type { Provider } from '../provider.ts'

/** Basic authentication with the account's name and token, as every part of the API wants it. */
export function authenticated({ account }: Provider): RequestHandler {
  const right = Buffer.from(`Basic ${Buffer.from(`${account.accountSid}:${account.authToken}`).toString('base64')}`)
  return (request, response, next) => {
    const given = Buffer.from(request.headers.authorization ?? '')
    if (given.length === right.length && timingSafeEqual(given, right)) return next()
    response.set('WWW-Authenticate', 'Basic realm="Twilio API"')
    throw new ProviderError(20003)
  }
}

/** The whole API may be down: connections are dropped without an answer. */
export function reachable({ faults }: Provider): RequestHandler {
  return (request, _response, next) => {
    if (faults.now.down) request.socket.destroy()
    else next()
  }
}

/** The faults that strike a create request before anything is accepted. */
export function createGate(provider: Provider): RequestHandler {
  let second = 0
  let used = 0
  return (request, response, next) => {
    const { cutBeforeAccept, failRate, rateLimit, retryAfter } = provider.faults.now
    if (hits(cutBeforeAccept, provider.roll)) {
      request.socket.destroy()
      return
    }
    if (rateLimit !== null) {
      const now = Math.floor(Date.now() / 1000)
      if (now !== second) used = 0
      second = now
      used += 1
      if (used > rateLimit) {
        response.set('Retry-After', String(retryAfter))
        throw new ProviderError(20429)
      }
    }
    for (const [status, share] of Object.entries(failRate)) {
      if (!hits(share, provider.roll)) continue
      if (status === '429') response.set('Retry-After', String(retryAfter))
      const code = { 429: 20429, 500: 20500, 503: 20503 }[status] ?? 20500
      const { message, more_info } = new ProviderError(code).toJSON()
      response.status(Number(status)).json({ code, message, more_info, status: Number(status) })
      return
    }
    next()
  }
}

/** Answer an accepted create request: perhaps late, perhaps never. */
export async function answer(provider: Provider, request: Request, response: Response, body: object): Promise<void> {
  const { hang, cutAfterAccept } = provider.faults.now
  if (hang > 0) await provider.work.wait(hang)
  if (hits(cutAfterAccept, provider.roll)) request.socket.destroy()
  else response.status(201).json(body)
}

export function notFound(request: Request): never {
  throw new ProviderError(20404, `The requested resource ${request.path} was not found`)
}

/** The last handler: every error leaves in the provider's shape. */
export function errors({ log }: Provider) {
  return (error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent || response.destroyed) return next()
    if (error instanceof ProviderError) {
      response.status(error.status).json(error.toJSON())
      return
    }
    const status = badBody(error)
    if (status === null) log.error({ kind: error instanceof Error ? error.name : typeof error }, 'the simulator failed')
    const told = new ProviderError(status === null ? 20500 : 20001)
    response.status(status ?? 500).json({ ...told.toJSON(), status: status ?? 500 })
  }
}

/** Express's own parsers mark their errors with a status. */
function badBody(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('status' in error)) return null
  return typeof error.status === 'number' && error.status < 500 ? error.status : null
}
