import { hoursFor } from '../../channels/hours.ts'
import { ALLOW, defineSendRule } from './rule.ts'

/**
 * What we begin goes out at decent hours of the person's place, to an Advocate in the hours of the office, unless somebody is in
 * danger; an answer to their own message at any hour.
 */
export const hours = defineSendRule({
  name: 'hours',
  judge: ({ message, address, snapshot, now }) => {
    if (message.kind !== 'ours') return ALLOW
    const answer = hoursFor({
      kind: address.lastInboundAt === undefined ? 'first-contact' : 'ours',
      country: snapshot.country,
      zone: snapshot.zone,
      now: now.toISOString(),
      alsoRest: snapshot.alsoRest,
      ...(snapshot.office && message.pressing !== 'safety' ? { office: snapshot.office } : {}),
    })
    return answer.allowed
      ? ALLOW
      : {
          do: 'defer',
          until: new Date(answer.opens),
          reason: answer.reason === 'night' ? 'Night at the person’s place.' : 'A day of rest at the person’s place.',
        }
  },
})
