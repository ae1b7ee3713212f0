/**
 * What somebody wrote in a mail, without what it quotes of earlier ones and without the signature. Only what is marked as such goes, so
 * that nothing is lost that was meant; an answer written between quoted lines stays.
 *
 * @param name as the mail gives it ("Dana Whitfield"); a line with nothing else on it begins the signature
 */
export function writtenNow(text: string, name = ''): string {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0/g, ' ')
    .split('\n')
  const end = lines.findIndex((line, at) => ENDS.test(line.trim()) || isHeaderBlock(lines, at))
  const own = (end < 0 ? lines : lines.slice(0, end)).filter((line) => !QUOTED.test(line))
  const said = own.filter((line, at) => !isAttribution(own, at) && !FROM_DEVICE.test(line.trim()))
  return withoutSignature(said, name)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

const QUOTED = /^\s*>/
/** The signature by its sign (RFC 3676), and where programs put the mail that is answered below. */
const ENDS = /^(--|_{10,}|-{2,} ?(original message|mensaje original|message d'origine) ?-{2,})$/i
const FROM_DEVICE = /^(sent from my |get outlook for |enviado desde mi |envoyé de mon |envoyé depuis )\S.{0,60}$/i
const WROTE = /(wrote|escribió|a écrit)\s?:$/i
const BEGINS = /^(on|el|le)\s/i
/** A line of this kind may be broken in two or three. */
const BROKEN_IN = 3

/** "On Mon, 9 Mar 2026, JIM <...> wrote:", whole or as one of its lines. */
function isAttribution(lines: readonly string[], at: number): boolean {
  for (let first = Math.max(0, at - BROKEN_IN + 1); first <= at; first++) {
    if (!BEGINS.test(lines[first]?.trim() ?? '')) continue
    for (let last = at; last < first + BROKEN_IN; last++) {
      const whole = lines.slice(first, last + 1)
      if (whole.some((line) => line.trim() === '')) break
      if (WROTE.test(whole.at(-1)?.trim() ?? '') && whole.join().includes('@')) return true
    }
  }
  return false
}

/** "From: ... Sent: ..." above the mail that is answered, as some programs write it. */
const isHeaderBlock = (lines: readonly string[], at: number): boolean =>
  /^\*?(from|de)\s?:/i.test(lines[at]?.trim() ?? '') &&
  lines.slice(at + 1, at + 4).some((line) => /^\*?(sent|date|enviado|fecha|envoyé)( el| le)?\s?:/i.test(line.trim()))

function withoutSignature(lines: readonly string[], name: string): readonly string[] {
  const names = namesOf(name)
  const at = lines.findIndex((line, index) => index > 0 && names.includes(plain(line)))
  if (at < 0 || !lines.slice(0, at).some((line) => line.trim() !== '')) return lines
  // What was remembered after it is no signature.
  return lines.slice(at + 1).some((line) => /^(ps|p\.s\.|pd|p\.d\.|post ?-?scriptum)\b/i.test(line.trim()))
    ? lines
    : lines.slice(0, at)
}

/** "Whitfield, Dana" and "Dana Whitfield" sign as either, or as Dana. */
function namesOf(name: string): string[] {
  const [last = '', first] = name.split(',').map(plain)
  const whole = first ? `${first} ${last}` : plain(name)
  const [called = ''] = whole.split(' ')
  return [...new Set([plain(name), whole, called])].filter((each) => each.length > 1)
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\s'-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s-]+|[\s-]+$/g, '')
