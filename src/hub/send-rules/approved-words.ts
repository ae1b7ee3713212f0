import { ALLOW, defineSendRule } from './rule.ts'

/** What a court or an Advocate has to approve reaches real people only as it was approved. */
export const approvedWords = defineSendRule({
  name: 'approved-words',
  judge: ({ message, provider, words }) =>
    provider === 'live' && message.kind !== 'staff' && words?.unapproved
      ? { do: 'refuse', staff: true, reason: 'No Advocate has approved these words as they are now.' }
      : ALLOW,
})
