import { ALLOW, type Candidate, type SendRule, type Verdict } from './rule.ts'

const LOOK_AGAIN_MS = 400

/** Words wait for the facts that they speak of, and do not go out when the case store refused them: no lie about state. */
export const factsFirst = {
  name: 'facts-first',
  judge: ({ message, after, now }: Pick<Candidate, 'message' | 'after' | 'now'>): Verdict => {
    const refused = after.find((update) => update.outcome === 'refused')
    if (refused)
      return {
        do: 'refuse',
        staff: true,
        reason: `The case store refused what these words rest on (${refused.noun} ${refused.move}): ${refused.reason ?? 'no reason given'}`,
      }
    const waits = after.length < (message.after?.length ?? 0) || after.some((update) => update.outcome === 'pending')
    return waits
      ? {
          do: 'defer',
          until: new Date(now.getTime() + LOOK_AGAIN_MS),
          reason: 'Waits until the case store has the facts.',
        }
      : ALLOW
  },
} satisfies SendRule
