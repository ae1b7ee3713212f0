import { ALLOW, defineSendRule } from './rule.ts'

const LOOK_AGAIN_MS = 600_000

/** While the outreach of a matter is paused or stopped nothing that it begins goes out; who has decided is not its subject. */
export const outreach = defineSendRule({
  name: 'outreach',
  judge: ({ message, snapshot, now }) => {
    if (message.kind !== 'ours' || !snapshot.asking) return ALLOW
    if (snapshot.outreach === 'paused')
      return {
        do: 'defer',
        until: new Date(now.getTime() + LOOK_AGAIN_MS),
        reason: 'The outreach of the matter is paused.',
      }
    return snapshot.outreach === 'stopped'
      ? { do: 'refuse', staff: false, reason: 'The outreach of the matter was stopped.' }
      : ALLOW
  },
})
