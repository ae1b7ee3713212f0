import PostalMime from 'postal-mime'

/**
 * The words of a mail that is HTML alone, as some programs send it.
 *
 * @param quoted whether what it quotes of earlier mails comes along
 */
export async function wordsOfHtml(html: string, quoted: boolean): Promise<string> {
  const shown = Buffer.from(without(html, quoted ? UNSHOWN : QUOTED)).toString('base64')
  // The reader of mails makes text of HTML where a mail has both: so it is handed a mail with an empty text before it.
  const mail = [
    ...['Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Type: text/plain', '', '', '--b'],
    ...['Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: base64', '', shown, '--b--', ''],
  ]
  return (await PostalMime.parse(mail.join('\r\n'))).text ?? ''
}

const UNSHOWN = /(<\/?(?:style|script|title)\b[^<>]*>)/i
const QUOTED = /(<\/?(?:style|script|title|blockquote)\b[^<>]*>)/i

/** Without what stands between these signs and their ends, which may stand in each other. */
function without(html: string, signs: RegExp): string {
  let depth = 0
  return html
    .split(signs)
    .filter((piece, at) => {
      if (at % 2 === 0) return depth === 0
      depth = Math.max(0, depth + (piece.startsWith('</') ? -1 : 1))
      return false
    })
    .join('\n')
}
