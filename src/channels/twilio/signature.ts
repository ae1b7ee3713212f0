import { createHmac, timingSafeEqual } from 'node:crypto'
import { parse, stringify } from 'node:querystring'

/** Form fields as they came: untrimmed; a doubled name gives a list. */
export type Params = Readonly<Record<string, string | readonly string[] | undefined>>

/**
 * Is this request signed by the provider? Same answers as `validateRequest` of the package `twilio` (checked by test), without
 * loading it, and it never throws: whatever cannot be checked is not signed.
 *
 * @param header value of X-Twilio-Signature; anything but one string is refused
 * @param url the address that the provider was told to call: configured public address + path + query as received, never the Host header
 */
export const validSignature = (authToken: string, header: unknown, url: string, params: Params): boolean => {
  if (typeof header !== 'string' || header === '' || authToken === '') return false
  try {
    const given = Buffer.from(header)
    const fields = signedFields(params)
    // The address as it was given comes first: it is right nearly always, and each further form costs one more HMAC.
    for (const candidate of candidates(url)) {
      const expected = Buffer.from(
        createHmac('sha1', authToken)
          .update(candidate + fields, 'utf8')
          .digest('base64'),
      )
      if (given.length === expected.length && timingSafeEqual(given, expected)) return true
    }
    return false
  } catch {
    return false
  }
}

/** Joins the configured public address and a request's path with query, keeping the query's exact characters. */
export const signedUrl = (publicUrl: string, pathAndQuery: string): string =>
  publicUrl.replace(/\/+$/, '') + (pathAndQuery.startsWith('/') ? pathAndQuery : `/${pathAndQuery}`)

/** Names in code unit order, each followed by its value; of a doubled name each different value once, in order. */
const signedFields = (params: Params): string => {
  let joined = ''
  for (const name of Object.keys(params).sort()) {
    const value = params[name]
    if (Array.isArray(value)) for (const one of [...new Set(value)].sort()) joined += name + one
    else joined += name + value
  }
  return joined
}

/** The forms of one address under which a back end of the provider may have signed it, likeliest first. */
function* candidates(url: string): Generator<string> {
  yield withoutPort(url)
  yield withPort(url)
  // Throws for a relative address: caught above, so it counts as unsigned.
  const normal = new URL(url).toString()
  yield withoutPort(normal)
  yield withPort(normal)
  yield withLegacyQuery(withoutPort(normal))
  yield withLegacyQuery(withPort(normal))
}

type Parts = { scheme: string; user: string; host: string; port: string; rest: string }

/** Cuts without normalising: `new URL()` would escape characters that were signed unescaped. */
const split = (url: string): Parts | null => {
  const match = /^([a-z][a-z0-9+.-]*:\/\/)([^/?#]*)/i.exec(url)
  if (!match) return null
  const [prefix, scheme = '', authority = ''] = match
  const userEnd = authority.lastIndexOf('@') + 1
  const hostPort = authority.slice(userEnd)
  // The colons inside an IPv6 literal are no port.
  const colon = hostPort.indexOf(':', hostPort.lastIndexOf(']') + 1)
  const cut = colon === -1 ? hostPort.length : colon
  return {
    scheme,
    user: authority.slice(0, userEnd),
    host: hostPort.slice(0, cut),
    port: hostPort.slice(cut),
    rest: url.slice(prefix.length),
  }
}

const withoutPort = (url: string): string => {
  const parts = split(url)
  return parts ? parts.scheme + parts.user + parts.host + parts.rest : url
}

const withPort = (url: string): string => {
  const parts = split(url)
  if (!parts || parts.port) return url
  const port = parts.scheme.toLowerCase() === 'https://' ? ':443' : ':80'
  return parts.scheme + parts.user + parts.host + port + parts.rest
}

const withLegacyQuery = (url: string): string => {
  const start = url.indexOf('?')
  return start === -1 || start === url.length - 1
    ? url
    : `${url.slice(0, start)}?${stringify(parse(url.slice(start + 1)))}`
}
