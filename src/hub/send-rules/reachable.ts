import type { AddressRecord } from '../../store/addresses.ts'
import { ALLOW, defineSendRule } from './rule.ts'

/** An address that the provider reported as dead is not tried again; another channel of the same person is. */
export const reachable = defineSendRule({
  name: 'reachable',
  judge: ({ message, address, otherChannels }) => {
    if (message.kind !== 'ours') return ALLOW
    const [other] = otherChannels
    const wanted = message.channel && message.channel !== address.channel ? message.channel : undefined
    if (wanted && otherChannels.includes(wanted as never))
      return { do: 'reroute', channel: wanted as never, reason: `The conversation goes on by ${wanted}.` }
    if (address.unreachable === undefined) return ALLOW
    return other
      ? { do: 'reroute', channel: other, reason: `The address does not work (${address.unreachable}).` }
      : {
          do: 'refuse',
          staff: true,
          row: deadAddress(message.personId, address),
          reason: `The address does not work (${address.unreachable}) and there is no other.`,
        }
  },
})

/** One row for a dead address, however many messages wait for it; a new one if it came to life in between. */
export const deadAddress = (personId: string, { _id, lastInboundAt }: AddressRecord): string =>
  `dead/${personId}/${_id}/${lastInboundAt?.getTime() ?? 0}`
