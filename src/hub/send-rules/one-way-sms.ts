import { countries } from '../../channels/countries.ts'
import { ALLOW, defineSendRule } from './rule.ts'

/** Where an SMS cannot be answered, a question by SMS is a door without a handle. */
export const oneWaySms = defineSendRule({
  name: 'one-way-sms',
  judge: ({ address, message, otherChannels, snapshot, text }) => {
    if (address.channel !== 'sms' || countries[snapshot.country].twoWaySms || !text.includes('?')) return ALLOW
    if (message.kind !== 'ours') return ALLOW
    return otherChannels.includes('whatsapp') && address.unreachable === undefined
      ? { do: 'reroute', channel: 'whatsapp', reason: 'An SMS cannot be answered in this country.' }
      : { do: 'refuse', staff: true, reason: 'An SMS cannot be answered in this country, and this is a question.' }
  },
})
