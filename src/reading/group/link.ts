import { defineDetector } from './rule.ts'

/** An address of a page or of mail: how people are led to strangers. */
export const link = defineDetector({
  rule: 'LINK',
  finds: ({ plain }) => LINK.test(plain),
})

const LINK =
  /https?:|\bwww\.|\bwa\.me|\b[\w.-]+@[\w-]+\.\w{2,}|\b[a-z0-9-]{2,}\.(?:com|mx|org|net|info|gt|hn|sv|ni|ly|me|io|app|link)\b/
