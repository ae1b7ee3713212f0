import { ALLOW, defineSendRule } from './rule.ts'

/** What a person of the team wrote goes out when the person wants it: they were asked by the opening (F17). */
export const teamWords = defineSendRule({
  name: 'team-words',
  judge: ({ message, conversation, now }) => {
    if (message.kind !== 'staff' || !conversation) return ALLOW
    const { teamFrom, teamUnwantedAt } = conversation
    if (teamUnwantedAt && message.at <= teamUnwantedAt)
      return { do: 'refuse', staff: false, reason: 'They did not want it in writing: see the row in the staff queue.' }
    if (teamFrom && teamFrom > now) return { do: 'defer', until: teamFrom, reason: 'They asked for it later.' }
    return ALLOW
  },
})
