import { ALLOW, defineSendRule } from './rule.ts'

/** Nothing is begun at a phone that somebody under 18 answered; people find the grown-up. Answers go out. */
export const minor = defineSendRule({
  name: 'minor',
  judge: ({ message, snapshot, address }) =>
    message.kind === 'ours' && snapshot.minor && message.pressing !== 'safety'
      ? { do: 'refuse', staff: true, row: `minor/${address._id}`, reason: 'Somebody under 18 answered at this number.' }
      : ALLOW,
})
