import { ALLOW, defineSendRule } from './rule.ts'

/** A veto may be lifted or moved at any time: it is looked at again. */
const LOOK_AGAIN_MS = 600_000

/** Where a Defender who knows the place has said "not there, not now", nothing that we begin goes out; answers do. */
export const veto = defineSendRule({
  name: 'veto',
  judge: ({ message, snapshot, now }) =>
    message.kind === 'ours' && snapshot.vetoedUntil
      ? {
          do: 'defer',
          until: new Date(Math.min(snapshot.vetoedUntil.getTime(), now.getTime() + LOOK_AGAIN_MS)),
          reason: 'Somebody who knows the place said that nothing may be sent there now.',
        }
      : ALLOW,
})
