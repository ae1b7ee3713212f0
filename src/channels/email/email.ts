import { createTransport } from 'nodemailer'
import type { Channel, SendOutcome } from '../channel.ts'
import type { ReplyAddresses } from '../reply-address.ts'
import { outcomeOf } from './errors.ts'

export type EmailOptions = {
  /** `smtps://user:password@host` or `smtp://...`, which is encrypted as well unless the server is on this machine. */
  url: string
  /** The address that it comes from. */
  from: string
  /** Where answers go; absent: none come in. */
  replies?: ReplyAddresses
  /** Milliseconds; for the connection, the greeting and each answer of the server. */
  patienceMs?: number
}

const PATIENCE_MS = 15_000

/**
 * E-mail in plain text: to Advocates who chose it. The Message-ID is made of our own id, so that the same message has the same one.
 * Answers, and what became of a mail later, come in by `read-mail.ts`; nothing can be asked of the server.
 */
export function createEmail({ url, from, replies, patienceMs = PATIENCE_MS }: EmailOptions): Channel {
  const transport = createTransport({
    url,
    ...(isHere(url) ? { ignoreTLS: true } : { requireTLS: true }),
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    dnsTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const domain = from.slice(from.lastIndexOf('@') + 1)
  return {
    name: 'email',
    answered: replies !== undefined,
    async send({ messageId, to, subject = '', text, footer, thread }): Promise<SendOutcome> {
      const replyTo = replies?.to(to.value, thread)
      const id = `<${messageId.replace(/\.\d+$/, '')}@${domain}>`
      try {
        await transport.sendMail({
          messageId: id,
          from: { name: '', address: from },
          to: { name: '', address: to.value },
          // Mails of one case stand together, and no other's among them: the subject is the same for all.
          ...(replyTo ? { replyTo: { name: '', address: replyTo }, references: `<${replyTo}>` } : {}),
          subject,
          text: [text, ...(footer ? [footer] : [])].join('\n\n'),
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
        return { kind: 'sent', externalId: id }
      } catch (error) {
        return outcomeOf(error)
      }
    },
    listSent: async () => [],
    listReceived: async () => [],
  }
}

const isHere = (url: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname)
