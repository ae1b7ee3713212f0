import { isDeepStrictEqual } from 'node:util'
import { valueAt } from '../../engine/facts.ts'
import { type Condition, holds, readsOf } from '../../engine/flow/conditions.ts'
import { ALLOW, type Candidate, defineSendRule } from './rule.ts'

/**
 * What waited for the morning, for a day of work or for the end of an outage goes out if it is so then: there is still something to remind
 * of, what it asks is not answered, the date that it tells is still the one. What was told meanwhile is not told again.
 */
export const stillSo = defineSendRule({
  name: 'still-so',
  judge: (candidate) => {
    const { again } = candidate
    if (again?.elsewhere) return { do: 'refuse', staff: false, reason: 'Other words tell it, later than these.' }
    return again?.item === null || !asItWas(candidate)
      ? { do: 'refuse', staff: false, reason: 'What it says is not so any more.' }
      : ALLOW
  },
})

const asItWas = ({ message, again, ref, snapshot: { facts }, now }: Candidate): boolean => {
  const conditions = message.while as readonly Condition[] | undefined
  if (!conditions) return true
  const told = readsOf(conditions).facts.filter((path) => path in ref.values)
  const answers = message.still && again?.item ? { [message.still.as]: again.item } : {}
  return (
    holds(conditions, { facts, answers, now: now.toISOString() }) &&
    told.every((path) => isDeepStrictEqual(ref.values[path], valueAt(facts, path)))
  )
}
