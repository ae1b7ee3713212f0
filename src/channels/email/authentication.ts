/** A header as the mail has it; `key` in lower case. */
export type Header = { key: string; value: string }

/**
 * Whether our own mail server found that a mail comes from the domain of its sender: in its Authentication-Results (RFC 8601), by DMARC,
 * else by DKIM or SPF of that very domain. Only the topmost header under its name counts: servers write theirs above what came in, and
 * take away what bears their name.
 *
 * @param domain of the sender, lower case
 * @param server the name under which our server writes its results
 */
export function isVouchedFor(domain: string, headers: readonly Header[], server: string): boolean {
  const ours = headers
    .filter(({ key }) => key === 'authentication-results')
    .map(({ value }) => resultsIn(value))
    .find(({ by }) => by === server.toLowerCase())
  if (!ours) return false
  const dmarc = ours.results.filter(({ method, result }) => method === 'dmarc' && result !== 'none')
  if (dmarc.length > 0)
    return dmarc.every(({ result, about }) => result === 'pass' && domainOf(about['header.from']) === domain)
  return ours.results.some(({ method, result, about }) => {
    if (result !== 'pass') return false
    if (method === 'dkim') return covers(domainOf(about['header.d'] ?? about['header.i']), domain)
    return method === 'spf' && covers(domainOf(about['smtp.mailfrom']), domain)
  })
}

type Result = { method: string; result: string; about: Record<string, string> }

function resultsIn(value: string): { by: string; results: Result[] } {
  const [by = '', ...rest] = bare(value).toLowerCase().split(';')
  const results = rest.flatMap((each): Result[] => {
    const [first = '', ...properties] = each
      .trim()
      .replace(/\s*=\s*/g, '=')
      .split(/\s+/)
    const [method = '', result] = first.split('=')
    if (result === undefined) return []
    const about = Object.fromEntries(properties.map((one) => one.split('=')).filter((pair) => pair.length === 2))
    return [{ method: method.replace(/\/.*/, ''), result, about }]
  })
  return { by: by.trim().split(/\s+/)[0] ?? '', results }
}

/** Without comments, which may stand in each other, and with nothing within quotes that could be taken for a sign of the grammar. */
function bare(value: string): string {
  let out = ''
  let depth = 0
  let quoted = false
  for (let at = 0; at < value.length; at++) {
    const sign = value.charAt(at)
    if (sign === '\\' && (quoted || depth > 0)) at++
    else if (sign === '"' && depth === 0) quoted = !quoted
    else if (sign === '(' && !quoted) depth++
    else if (sign === ')' && !quoted && depth > 0) depth--
    else if (depth === 0) out += quoted && /[;=\s]/.test(sign) ? '_' : sign
  }
  return out
}

const domainOf = (value: string | undefined): string => value?.slice(value.lastIndexOf('@') + 1) ?? ''

/** The domain itself, or one above it: who holds that one holds what is below. */
const covers = (found: string, domain: string): boolean =>
  found.includes('.') && (domain === found || domain.endsWith(`.${found}`))
