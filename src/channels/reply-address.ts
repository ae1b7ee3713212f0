import { timingSafeEqual } from 'node:crypto'

/**
 * Where an answer to a mail goes: our address with a tag that names the case and that only we can make, for one reader. Whoever sees it
 * learns a reference; it opens nothing for anybody else.
 */
export type ReplyAddresses = {
  /** @param ref the case that the mail is about ("CF-1042"); absent: none */
  to(reader: string, ref?: string): string
  /** What stands in an address, if we gave it to this sender; null: it is not ours, or was given to somebody else. */
  read(address: string, sender: string): { ref?: string } | null
}

/**
 * @param base our address, `reply@example.org`: what comes to `reply+anything@example.org` has to come in, too
 * @param mark keyed and one-way, base64url; it must stay the same, since mails are answered months later
 */
export function createReplyAddresses(base: string, mark: (text: string) => string): ReplyAddresses {
  const at = base.lastIndexOf('@')
  const [local, domain] = [base.slice(0, at), base.slice(at + 1)].map((part) => part.toLowerCase())
  const tag = (about: string, reader: string): string => {
    const bytes = Buffer.from(mark(`mail-reply:${about}:${reader.toLowerCase()}`), 'base64url')
    // Mail servers may change capitals, so that only digits and lower case say anything.
    return `${about}-${bytes.subarray(0, TAG_BYTES).toString('hex')}`
  }
  return {
    to: (reader, ref) => `${local}+${tag(ref?.toLowerCase().replace('-', '') ?? NO_CASE, reader)}@${domain}`,
    read(address, sender) {
      const lower = address.toLowerCase()
      const found = TAGGED.exec(lower)
      const about = found?.groups?.about
      if (!found || about === undefined) return null
      if (found.groups?.local !== local || found.groups?.domain !== domain) return null
      if (!same(`${about}-${found.groups?.mac}`, tag(about, sender))) return null
      return about === NO_CASE ? {} : { ref: `CF-${about.slice(2)}` }
    },
  }
}

const TAG_BYTES = 10
const NO_CASE = 'mail'
const TAGGED = /^(?<local>[^@]{1,64}?)\+(?<about>mail|cf\d{1,6})-(?<mac>[0-9a-f]{20})@(?<domain>[^@\s]{1,255})$/

/** In a time that does not tell how much of it was right. */
const same = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
