import { newSid } from './ids.ts'
import type { Message } from './message.ts'
import type { Provider } from './provider.ts'

export type OptOutHandling = { fields: Record<string, string>; answer: Message | null }

/**
 * The provider's own opt-out: English words as the whole message, by SMS always and on every channel with the advanced opt-out
 * of a messaging service. It blocks or frees the number for this sender and answers by itself. Only the advanced one says so in
 * the webhook (`OptOutType`).
 */
export function optOut({ state, faults }: Provider, message: Message): OptOutHandling {
  const advanced = faults.now.advancedOptOut
  const none = { fields: {}, answer: null }
  if (message.channel !== 'sms' && !advanced) return none
  const { channel, sender, phone } = message
  const word = message.body.trim().toUpperCase()
  const blocked = state.blocked(channel, sender, phone)
  const type = STOP.has(word)
    ? 'STOP'
    : START.has(word) || (word === 'YES' && blocked)
      ? 'START'
      : HELP.has(word)
        ? 'HELP'
        : null
  if (type === null) return none
  if (type !== 'HELP') state.block(channel, sender, phone, type === 'STOP')
  const fields: Record<string, string> = advanced ? { OptOutType: type } : {}
  if (type === 'STOP' && blocked) return { fields, answer: null }
  const answer: Message = {
    ...message,
    sid: newSid('SM'),
    order: state.nextOrder(),
    direction: 'outbound-api',
    from: message.to,
    to: message.from,
    body: answers[type],
    status: 'delivered',
    media: [],
    notice: true,
  }
  return { fields, answer }
}

const STOP = new Set(['STOP', 'STOPALL', 'UNSUBSCRIBE', 'END', 'QUIT', 'CANCEL', 'REVOKE', 'OPTOUT'])
const START = new Set(['START', 'UNSTOP'])
const HELP = new Set(['HELP', 'INFO'])

const answers = {
  STOP: 'You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.',
  START:
    'You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
  HELP: 'Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
}
