/** A mail that came in, as it was read: whose it is, and what it may do, the hub decides. */
export type Mail = { id: string } & (MailOfWords | Bounce | Unclear | { kind: 'automatic' })

/** Somebody wrote it. `id` is the same for the same mail. */
export type MailOfWords = {
  kind: 'words'
  /** Lower case; the one mailbox that it says to be from. */
  from: string
  /** Our mail server found that it comes from where it says. */
  vouched: boolean
  /** All addresses that it went to. */
  to: string[]
  /** What was written now, without what it quotes and without the signature. */
  words: string
  /** All of it, for people of the team. */
  whole: string
  /** Files that came with it, which a mail does not bring in. */
  files: number
}

/** A mail of ours that was not delivered, for good. `messageId` is our own id; `code` as in the table of errors. */
export type Bounce = { kind: 'bounce'; messageId: string; code: string }

/** A person has to look: a code without any name, address or text in it, and the mail as it came. */
export type Unclear = { kind: 'unclear'; problem: 'mail_unreadable' | 'mail_report_unclear'; whole: string }
