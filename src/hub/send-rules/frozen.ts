import { ALLOW, defineSendRule } from './rule.ts'

const LOOK_AGAIN_MS = 600_000
/**
 * While an incident of the person is open nothing that we begin goes out; answers do, and what is said to somebody in danger.
 * The safety lead lifts it.
 */
export const frozen = defineSendRule({
  name: 'frozen',
  judge: ({ message, snapshot, now }) =>
    message.kind === 'ours' && snapshot.frozen && message.pressing !== 'safety'
      ? {
          do: 'defer',
          until: new Date(now.getTime() + LOOK_AGAIN_MS),
          reason: 'An incident of this person is open: the safety lead lifts it.',
        }
      : ALLOW,
})
