import { request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import { isIP } from 'node:net'
import { isPublicAddress, NOT_PUBLIC, publicLookup } from '../public-address.ts'

/** Servers of others, at addresses that they gave us. */
export type Outside = {
  /** What is wrong with such an address; null when nothing is. */
  problem(address: string): string | null
  /** Never throws: what went wrong is a code. */
  post(address: string, headers: Record<string, string>, body: string): Promise<Posted>
}
export type Posted =
  | { status: number; retryAfterMs?: number }
  /** No answer: `timeout`, `not_public`, `ECONNREFUSED` ... */
  | { code: string }

/** For the whole exchange. */
const PATIENCE_MS = 15_000
const MAX_ADDRESS = 2_000
/** Names that mean this machine or its network wherever they are asked for. */
const INSIDE = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|home\.arpa)$/i

/**
 * Writes to servers of the internet, encrypted, and to nothing else. No redirect is followed, and the answer is not read: only its
 * status counts. A name is looked up when the connection is made and refused if it means a private network, so that one which
 * changes its mind in between gains nothing. `anywhere`: on a developer's machine it may be that machine, without encryption.
 */
export function createOutside(anywhere: boolean, patienceMs = PATIENCE_MS): Outside {
  const problem = (address: string): string | null => {
    if (address.length > MAX_ADDRESS || !URL.canParse(address))
      return 'The address is none: give it like https://example.org/hooks.'
    const { username, password, protocol, hostname } = new URL(address)
    if (username || password) return 'The address holds a name or password: leave them out.'
    if (protocol !== 'https:' && !(anywhere && protocol === 'http:')) return 'The address must begin with https://.'
    const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
    const inside = isIP(host) === 0 ? !host.includes('.') || INSIDE.test(host) : !isPublicAddress(host)
    return inside && !anywhere ? 'The address is not one of the internet.' : null
  }

  return {
    problem,
    async post(address, headers, body) {
      if (problem(address)) return { code: 'not_public' }
      const signal = AbortSignal.timeout(patienceMs)
      try {
        return await exchange(new URL(address), { ...headers, ...about(body) }, body, signal, anywhere)
      } catch (error) {
        const code = String((error as { code?: unknown }).code)
        if (code === NOT_PUBLIC) return { code: 'not_public' }
        if (signal.aborted) return { code: 'timeout' }
        return { code: /^[A-Z][A-Z0-9_]{1,40}$/.test(code) ? code : 'no_answer' }
      }
    },
  }
}

const about = (body: string): Record<string, string> => ({
  'User-Agent': 'portavoz',
  'Content-Type': 'application/json',
  'Content-Length': String(Buffer.byteLength(body)),
})

const exchange = (
  url: URL,
  headers: Record<string, string>,
  body: string,
  signal: AbortSignal,
  anywhere: boolean,
): Promise<Posted> =>
  new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? secureRequest : plainRequest
    request(url, { method: 'POST', signal, agent: false, headers, ...(anywhere ? {} : { lookup: publicLookup }) })
      .once('response', (response) => {
        const retryAfterMs = Number(response.headers['retry-after']) * 1000
        response.destroy()
        resolve({ status: response.statusCode ?? 0, ...(retryAfterMs > 0 ? { retryAfterMs } : {}) })
      })
      // Also after the answer, of which the end may still break off: then nobody hears of it.
      .on('error', reject)
      .end(body)
  })
