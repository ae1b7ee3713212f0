import { ALLOW, defineSendRule } from './rule.ts'

/** A number that was said to be wrong is not written to again for that person; the answer to that message still goes. */
export const wrongParty = defineSendRule({
  name: 'wrong-party',
  judge: ({ message, snapshot }) =>
    snapshot.wrongParty && message.kind === 'ours'
      ? { do: 'refuse', staff: false, reason: 'The person who answered there said that the number is wrong.' }
      : ALLOW,
})
