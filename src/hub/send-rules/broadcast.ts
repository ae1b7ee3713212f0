import { ALLOW, defineSendRule } from './rule.ts'

const LOOK_AGAIN_MS = 2_000

/** What belongs to a broadcast goes out while that is being sent, and until it is over: a stop counts for what waits, too. */
export const broadcast = defineSendRule({
  name: 'broadcast',
  judge: ({ message, broadcast: of, now }) => {
    if (message.broadcast === undefined) return ALLOW
    if (of?.expires_at && Date.parse(of.expires_at) <= now.getTime())
      return { do: 'refuse', staff: false, reason: 'The broadcast was over before it could go out.' }
    if (of?.state === 'SENDING') return ALLOW
    return of?.state === 'PAUSED' || of?.state === 'HALTED'
      ? { do: 'defer', until: new Date(now.getTime() + LOOK_AGAIN_MS), reason: 'The broadcast is paused.' }
      : { do: 'refuse', staff: false, reason: 'The broadcast was stopped.' }
  },
})
