/** A part of a report, as its type says. */
export type Part = { mimeType: string; text: string }

/**
 * What a report of a mail server says (RFC 3464): which mail of ours, by the Message-ID that we gave it, was not delivered, and why.
 * Null: it reports no failure, or none of ours. One that is only late is none yet.
 *
 * @param domain of our sender, as it stands in our Message-IDs
 */
export function bounceIn(parts: readonly Part[], domain: string): { messageId: string; code: string } | null {
  const status = parts.find(({ mimeType }) => mimeType === 'message/delivery-status')?.text ?? ''
  if (!/^action:\s*failed\b/im.test(status)) return null
  const code = /^status:\s*(\d\.\d{1,3}\.\d{1,3})\b/im.exec(status)?.[1] ?? '5.0.0'
  for (const { mimeType, text } of parts) {
    if (!RETURNED.includes(mimeType)) continue
    const [, id, at] = /^message-id:\s*<([\w-]{1,80})@([^>\s]{1,255})>/im.exec(text) ?? []
    if (id !== undefined && at?.toLowerCase() === domain.toLowerCase()) return { messageId: id, code: `mail.${code}` }
  }
  return null
}

/** The mail that came back, or its headers. */
const RETURNED: readonly string[] = [
  'message/rfc822',
  'text/rfc822-headers',
  'message/rfc822-headers',
  'message/global',
]
