import { ALLOW, defineSendRule } from './rule.ts'

export const WEEK_MS = 7 * 86_400_000

/**
 * How often a week we may begin: people have a life beside their case. Messages of one turn are one contact; answers to their own
 * messages, people of the team, and what presses (`pressing` in the flow) are never held back; what presses is counted, unless they wanted it.
 * What only tells leaves the last place of a week to what asks, so that no work stands still for news.
 */
export const weeklyBudget = defineSendRule({
  name: 'weekly-budget',
  judge: ({ message, begun, weeklyContacts, now }) => {
    if (message.kind !== 'ours' || message.pressing !== undefined) return ALLOW
    const recent = begun
      .filter(({ left }) => now.getTime() - left.getTime() < WEEK_MS)
      .sort((a, b) => a.left.getTime() - b.left.getTime())
    if (recent.some(({ turn }) => turn.getTime() === message.at.getTime())) return ALLOW
    const places = message.canWait ? Math.max(1, weeklyContacts - 1) : weeklyContacts
    const [oldest] = recent.slice(-places)
    if (!oldest || recent.length < places) return ALLOW
    return {
      do: 'defer',
      until: new Date(oldest.left.getTime() + WEEK_MS),
      reason: `We have begun ${recent.length} times within a week.`,
    }
  },
})
