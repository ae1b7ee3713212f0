import { ALLOW, defineSendRule } from './rule.ts'

export const WEEK_MS = 7 * 86_400_000

/**
 * How often a week we may begin: people have a life beside their case. Messages of one turn are one contact; answers to their own
 * messages, people of the team, and what presses (`pressing` in the flow) are never held back; what presses is counted.
 */
export const weeklyBudget = defineSendRule({
  name: 'weekly-budget',
  judge: ({ message, begun, weeklyContacts, now }) => {
    if (message.kind !== 'ours' || message.pressing !== undefined) return ALLOW
    const recent = begun
      .filter((at) => now.getTime() - at.getTime() < WEEK_MS)
      .sort((a, b) => a.getTime() - b.getTime())
    if (recent.some((at) => at.getTime() === message.at.getTime())) return ALLOW
    const [oldest] = recent.slice(-weeklyContacts)
    if (!oldest || recent.length < weeklyContacts) return ALLOW
    return {
      do: 'defer',
      until: new Date(oldest.getTime() + WEEK_MS),
      reason: `We have begun ${weeklyContacts} times within a week.`,
    }
  },
})
