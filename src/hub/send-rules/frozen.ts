import { ALLOW, defineSendRule } from './rule.ts'

const LOOK_AGAIN_MS = 600_000
/** What is said to somebody in danger goes on. */
const SAFETY_FLOWS: readonly (string | undefined)[] = ['emergency', 'extortion']

/** While an incident of the person is open nothing that we begin goes out; answers do. The safety lead lifts it. */
export const frozen = defineSendRule({
  name: 'frozen',
  judge: ({ message, snapshot, now }) =>
    message.kind === 'ours' && snapshot.frozen && !SAFETY_FLOWS.includes(message.flow)
      ? {
          do: 'defer',
          until: new Date(now.getTime() + LOOK_AGAIN_MS),
          reason: 'An incident of this person is open: the safety lead lifts it.',
        }
      : ALLOW,
})
