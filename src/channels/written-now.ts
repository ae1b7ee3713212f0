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
  return withoutSignature(withoutClosing(withoutNotice(said)), name)
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

/** What a firm puts below every mail, from the line that begins it. */
function withoutNotice(lines: readonly string[]): readonly string[] {
  const at = lines.findIndex((line, index) => index > 0 && NOTICE.test(line.trim()))
  return at < 0 || !LEGAL.test(lines.slice(at).join(' ')) || isRemembered(lines.slice(at)) ? lines : lines.slice(0, at)
}
const NOTICE =
  /^\W*(confidential(ity)?|privileged|(legal )?notice|disclaimer|this (e-?mail|message|communication|transmission)|the information (contained )?in this|if you (are not|have received)|avis|ce (courriel|message)|les informations contenues|aviso|este (correo|mensaje)|la información contenida)\b/i
const LEGAL =
  /confidential|privileged|intended (recipient|only|solely)|confidentiel|destinataire|confidencial|destinatari/i

/** "Best regards," in a line of its own, and below it nothing but who they are. */
function withoutClosing(lines: readonly string[]): readonly string[] {
  const at = lines.findIndex((line, index) => index > 0 && CLOSES.test(line.trim()))
  const below = at < 0 ? [] : lines.slice(at + 1).filter((line) => line.trim() !== '')
  return at < 0 || below.length > LONGEST_SIGNATURE || !below.every(isOfSignature) ? lines : lines.slice(0, at)
}
const CLOSES =
  /^(all (my|the) )?(best|(best|kind|warm|many|with)?,? ?(regards|wishes|thanks)|sincerely( yours)?|yours( truly| sincerely)?|respectfully|cheers|thank you( so much| very much)?|thanks( so much| again| a lot)?|cordialement|bien (à vous|cordialement)|salutations( distinguées)?|merci( beaucoup| d'avance)?|(un )?(cordial )?saludos?( cordial(es)?)?|atentamente|atte|(muchas )?gracias)\s*[,.!]?$/i
const LONGEST_SIGNATURE = 8
/** A name, a firm, a number: no sentence. */
const isOfSignature = (line: string): boolean => {
  const said = line.trim().replace(/\b(\p{L}|esq|inc|jr|sr|lic|ltd|co)\.$/iu, '')
  return said.length <= 60 && !/[.?!]$/.test(said)
}

function withoutSignature(lines: readonly string[], name: string): readonly string[] {
  const names = namesOf(name)
  const at = lines.findIndex((line, index) => index > 0 && (names.includes(plain(line)) || beginsWith(line, names)))
  if (at < 0 || !lines.slice(0, at).some((line) => line.trim() !== '')) return lines
  return isRemembered(lines.slice(at + 1)) ? lines : lines.slice(0, at)
}

/** What was remembered after it is no signature. */
const isRemembered = (lines: readonly string[]): boolean =>
  lines.some((line) => /^(ps|p\.s\.|pd|p\.d\.|post ?-?scriptum)\b/i.test(line.trim()))

/** "Dana Whitfield, Esq.", "Dana Whitfield | Whitfield Law". */
const beginsWith = (line: string, names: readonly string[]): boolean =>
  line.trim().length <= 60 &&
  isOfSignature(line) &&
  names.some((name) => name.includes(' ') && plain(line.split(/[,|–—]| - /)[0] ?? '') === name)

/** "Whitfield, Dana" and "Dana Whitfield" sign as either, or as Dana. */
function namesOf(name: string): string[] {
  const [last = '', first] = name.split(',').map(plain)
  const whole = first ? `${first} ${last}` : plain(name)
  const [called = ''] = whole.split(' ')
  const [, ...family] = whole.split(' ')
  const short = family.length > 0 ? `${called.charAt(0)} ${family.join(' ')}` : ''
  return [...new Set([plain(name), whole, called, short])].filter((each) => each.length > 1)
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\s'-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s-]+|[\s-]+$/g, '')
