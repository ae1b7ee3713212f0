import { randomUUID } from 'node:crypto'
import type { Log } from './log.ts'
import { sign } from './sign.ts'

/** Post a signed form to the hub. Resolves to the HTTP status of the last try, or null when no answer came. */
export type Post = (
  url: string,
  fields: Record<string, string>,
  how: { retries: number; timeout: number },
) => Promise<number | null>

/**
 * Posts go to loopback only. `reach` gives the origin to connect to where the hub's public address (which is what is signed) is
 * another one, as behind a proxy.
 */
export function createPost({ authToken }: { authToken: string }, log: Log, reach?: string): Post {
  return async (address, fields, { retries, timeout }) => {
    const url = new URL(address)
    const wishes = new URLSearchParams(url.hash.slice(1))
    url.hash = ''
    const signed = url.href
    const target = reach === undefined ? url : new URL(url.pathname + url.search, reach)
    if (!isLoopback(target.hostname)) {
      log.warn({ host: target.host }, 'not delivered: the simulator posts to loopback addresses only')
      return null
    }
    const request = {
      method: 'POST',
      redirect: 'manual' as const,
      headers: {
        'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
        'x-twilio-signature': sign(authToken, signed, fields),
        'i-twilio-idempotency-token': randomUUID(),
        'user-agent': 'TwilioProxy/1.1',
      },
      body: new URLSearchParams(fields).toString(),
    }
    const tries = 1 + (wishes.has('rc') ? Number(wishes.get('rc')) : retries)
    const afterAnswer = /all|5xx/.test(wishes.get('rp') ?? '')
    let status: number | null = null
    for (let left = tries; left > 0; left--) {
      try {
        const answer = await fetch(target, { ...request, signal: AbortSignal.timeout(timeout) })
        await answer.arrayBuffer()
        status = answer.status
        if (status < 500 || !afterAnswer) return status
      } catch (error) {
        status = null
        if (error instanceof Error && error.name === 'TimeoutError') break
      }
    }
    return status
  }
}

export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || hostname === '::1' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
}
