import { ALLOW, defineSendRule } from './rule.ts'

/** Nothing above the level of the (person, address) pair leaves the hub. A trial is to who may read it anyway, and tells of nobody. */
export const disclosure = defineSendRule({
  name: 'disclosure',
  judge: ({ message, snapshot }) =>
    !message.trial && (message.level ?? 'L3') > snapshot.level
      ? {
          do: 'refuse',
          staff: true,
          reason: `The words are for level ${message.level ?? 'L3'}; this person at this address is at ${snapshot.level}.`,
        }
      : ALLOW,
})
