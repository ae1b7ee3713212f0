import { stoppedByAnother } from '../../store/addresses.ts'
import { ALLOW, defineSendRule } from './rule.ts'

/**
 * After an opt-out nothing automatic goes out, on any channel. An answer to what the person wrote after it may: the
 * confirmation, and the one a day that says how to come back. On a phone where another person said stop nothing is begun.
 */
export const optedOut = defineSendRule({
  name: 'opted-out',
  judge: ({ message, conversation, address }) => {
    if (message.kind === 'staff') return ALLOW
    if (!conversation?.optedOut)
      return message.kind === 'ours' && stoppedByAnother(address.stopped, message.personId)
        ? { do: 'refuse', staff: true, reason: 'Somebody else who uses this phone asked for no more messages.' }
        : ALLOW
    const since = conversation.optedOutAt?.getTime() ?? 0
    const answersLater = message.kind === 'reply' && message.at.getTime() >= since
    return answersLater ? ALLOW : { do: 'refuse', staff: false, reason: 'The person does not want automatic messages.' }
  },
})
