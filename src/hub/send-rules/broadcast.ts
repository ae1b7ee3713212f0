import { untilLocalHour } from '../../channels/local-hour.ts'
import { ALLOW, defineSendRule } from './rule.ts'

const LOOK_AGAIN_MS = 2_000

/**
 * What belongs to a broadcast goes out while that is being sent, at the hour that was said for each person's place, and until it is
 * over: a stop counts for what waits, too.
 */
export const broadcast = defineSendRule({
  name: 'broadcast',
  judge: ({ message, broadcast: of, snapshot, now }) => {
    if (message.broadcast === undefined) return ALLOW
    if (of?.expires_at && Date.parse(of.expires_at) <= now.getTime())
      return { do: 'refuse', staff: false, reason: 'The broadcast was over before it could go out.' }
    if (of?.state === 'SENDING') {
      const until = of.at_hour == null ? null : untilLocalHour(now, snapshot.zone, of.at_hour)
      return until ? { do: 'defer', until, reason: 'It is too early at their place.' } : ALLOW
    }
    return of?.state === 'PAUSED' || of?.state === 'HALTED'
      ? { do: 'defer', until: new Date(now.getTime() + LOOK_AGAIN_MS), reason: 'The broadcast is paused.' }
      : { do: 'refuse', staff: false, reason: 'The broadcast was stopped.' }
  },
})
