import { ALLOW, defineSendRule } from './rule.ts'

/** Somebody of the team said that this person must not be contacted: nothing that we begin goes out. Answers do. */
export const barred = defineSendRule({
  name: 'barred',
  judge: ({ message, snapshot }) =>
    message.kind === 'ours' && snapshot.barred
      ? { do: 'refuse', staff: false, reason: 'This person must not be contacted.' }
      : ALLOW,
})
