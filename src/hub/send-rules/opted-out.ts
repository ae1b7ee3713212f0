import { ALLOW, defineSendRule } from './rule.ts'

/**
 * After an opt-out nothing automatic goes out, on any channel. An answer to what the person wrote after it may: the
 * confirmation, and the one a day that says how to come back.
 */
export const optedOut = defineSendRule({
  name: 'opted-out',
  judge: ({ message, conversation }) => {
    if (!conversation?.optedOut || message.kind === 'staff') return ALLOW
    const since = conversation.optedOutAt?.getTime() ?? 0
    const answersLater = message.kind === 'reply' && message.at.getTime() >= since
    return answersLater ? ALLOW : { do: 'refuse', staff: false, reason: 'The person does not want automatic messages.' }
  },
})
