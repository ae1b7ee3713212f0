import { createHash } from 'node:crypto'
import PostalMime, { type Address, type Attachment, addressParser, type Email } from 'postal-mime'
import type { Mail } from '../mail.ts'
import { writtenNow } from '../written-now.ts'
import { isVouchedFor } from './authentication.ts'
import { isAutomatic, isFromServer } from './automatic.ts'
import { bounceIn } from './bounce.ts'
import { wordsOfHtml } from './html-words.ts'

export type ReadMailOptions = {
  /** The address that our mails come from. */
  from: string
  /** The name under which our mail server writes what it found out about a sender. */
  server: string
}

/** What is beyond it are files: the words of a mail stand first. */
const MOST_READ = 1024 * 1024
/** Characters among which the words are looked for: an answer below all that it quotes is far within them. */
const MOST_WORDS = 100_000
/** Characters kept for people of the team. */
const MOST_KEPT = 20_000

/**
 * Reads a mail as a server has it. Never throws: what cannot be read is `unclear`.
 *
 * @param raw RFC 5322, headers and all
 */
export async function readMail(raw: Buffer, options: ReadMailOptions): Promise<Mail> {
  const unclear = (problem: 'mail_unreadable' | 'mail_report_unclear', id = hash(raw)): Mail => ({
    ...{ id, kind: 'unclear', problem },
    whole: raw.subarray(0, MOST_KEPT).toString('utf8'),
  })
  const mail = await parse(raw)
  const from = mail && senderOf(mail)
  if (!mail || !from) return unclear('mail_unreadable')
  // By the id that the sender gave it: a server that hands it over again may have added a header.
  const id = mail.messageId ? hash(`${from.address}\n${mail.messageId}`) : hash(raw)
  if (isAutomatic(mail.headers, from.address, mail.subject)) {
    const bounce = bounceIn(mail.attachments.map(partOf), domainOf(options.from))
    if (bounce) return { id, kind: 'bounce', ...bounce }
    return isFromServer(from.address) && !isLate(mail) ? unclear('mail_report_unclear', id) : { id, kind: 'automatic' }
  }
  const { text, unquoted } = await textsOf(mail)
  const words = writtenNow(unquoted, from.name) || subjectAlone(mail)
  const files = Math.max(mail.attachments.filter(isFile).length, raw.length > MOST_READ ? 1 : 0)
  if (words === '' && files === 0) return unclear('mail_unreadable', id)
  return {
    ...{ id, kind: 'words', from: from.address, words },
    vouched: isVouchedFor(domainOf(from.address), mail.headers, options.server),
    to: recipientsOf(mail),
    whole: text.slice(0, MOST_KEPT),
    files,
  }
}

const parse = (raw: Buffer): Promise<Email | null> =>
  PostalMime.parse(raw.subarray(0, MOST_READ), { forceRfc822Attachments: true }).catch(() => null)

/** What it says in plain text, or else as HTML: all of it, and what of that may have been written now. */
async function textsOf({ text = '', html = '' }: Email): Promise<{ text: string; unquoted: string }> {
  if (text.trim() !== '' || html === '') return { text, unquoted: text.slice(0, MOST_WORDS) }
  const short = html.slice(0, MOST_WORDS)
  return { text: await wordsOfHtml(short, true), unquoted: await wordsOfHtml(short, false) }
}

/** The one mailbox that it says to be from; null where it names none, or several, of which each reader may show another. */
function senderOf({ headers }: Email): { address: string; name: string } | null {
  const lines = headers.filter(({ key }) => key === 'from')
  const [sender, second] = lines.flatMap(({ value }) => mailboxesIn(addressParser(value)))
  if (!sender || second || lines.length !== 1) return null
  const address = sender.address.toLowerCase()
  return /^[^@\s]+@[^@\s]+$/.test(address) ? { address, name: sender.name } : null
}

/** Also as servers note them: who is written to in secret stands in no other line. */
const recipientsOf = ({ headers }: Email): string[] => [
  ...new Set(
    headers
      .filter(({ key }) => RECIPIENTS.includes(key))
      .flatMap(({ value }) => mailboxesIn(addressParser(value)))
      .map(({ address }) => address.toLowerCase()),
  ),
]
const RECIPIENTS: readonly string[] = ['to', 'cc', 'delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to']

const mailboxesIn = (addresses: readonly Address[]): { address: string; name: string }[] =>
  addresses.flatMap((each) => (each.group ? each.group : each.address ? [each] : []))

/** Who writes "STOP" into the subject and nothing below it. What answers ours repeats ours. */
const subjectAlone = ({ subject = '' }: Email): string => (/^\s*[a-z]{2,3}\s*:/i.test(subject) ? '' : subject.trim())

/** Pictures of the words themselves, signatures and cards are no files that somebody wants to hand in. */
const isFile = ({ mimeType, related, disposition, contentId }: Attachment): boolean =>
  !related && !(disposition === 'inline' && contentId) && !NO_FILE.test(mimeType)
const NO_FILE = /^(application\/(pgp-signature|(x-)?pkcs7-signature)|text\/(x-)?vcard|text\/(directory|html|plain))$/

const partOf = ({ mimeType, content }: Attachment): { mimeType: string; text: string } => ({
  mimeType,
  text: typeof content === 'string' ? content : Buffer.from(content as Uint8Array).toString('utf8'),
})

/** A server tells that it will go on trying. */
const isLate = ({ attachments }: Email): boolean =>
  attachments.some(
    (each) => each.mimeType === 'message/delivery-status' && !/^action:\s*failed\b/im.test(partOf(each).text),
  )

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase()
const hash = (of: string | Buffer): string => createHash('sha256').update(of).digest('base64url')
