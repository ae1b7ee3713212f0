import { isDeepStrictEqual } from 'node:util'
import { type Condition, holds, readsOf } from '../../engine/conditions.ts'
import { valueAt } from '../../engine/facts.ts'
import { ALLOW, defineSendRule } from './rule.ts'

/**
 * A reminder that waited for the morning, for a day of work or for the end of an outage goes out if there is still something to remind
 * of, and if the date that it tells is still the one.
 */
export const stillSo = defineSendRule({
  name: 'still-so',
  judge: ({ message, ref, snapshot: { facts }, now }) => {
    const conditions = message.while as readonly Condition[] | undefined
    if (!conditions) return ALLOW
    const told = readsOf(conditions).facts.filter((path) => path in ref.values)
    return holds(conditions, { facts, answers: {}, now: now.toISOString() }) &&
      told.every((path) => isDeepStrictEqual(ref.values[path], valueAt(facts, path)))
      ? ALLOW
      : { do: 'refuse', staff: false, reason: 'What it says is not so any more.' }
  },
})
