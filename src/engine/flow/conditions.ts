import { z } from 'zod'
import { after, durationMs } from '../duration.ts'
import { type Facts, valueAt } from '../facts.ts'
import type { Json, Session } from '../session.ts'
import { pathOf } from './records.ts'

/** A literal, or `=answers.x` or `=claim.state`: another value that is known at that moment. */
const scalar = z.union([z.string(), z.number(), z.boolean()])
const reference = z.string().regex(/^=[a-z]+(\.[a-z0-9_]+)+$/, 'another value is written like =task.remaining')
/** `72 h` or `0h` would be compared as letters, and hold of every date. */
const bound = scalar.refine(
  (value) => typeof value !== 'string' || !/^\d+\s*[a-z]+$/i.test(value) || durationMs(value) !== null,
  'a duration is written like 30m, 48h or 7d',
)
const operators = {
  is: scalar.optional(),
  not: scalar.optional(),
  in: z.union([z.array(scalar).min(1), reference]).optional(),
  at_least: bound.optional(),
  at_most: bound.optional(),
  set: z.boolean().optional(),
}
const OPERATORS = Object.keys(operators) as (keyof typeof operators)[]
const oneOperator = (value: object): boolean => OPERATORS.filter((name) => name in value).length === 1
const ONE_OPERATOR = `give exactly one of ${OPERATORS.join(', ')}`

const factPath = z.string().regex(/^[a-z]+(\.[a-z0-9_]+)+$/, 'a fact is written like contact.level')
const answerName = z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/, 'an answer is named in lower case, like q1')

/** One condition: about a fact, an answer, the number of passed questions, or the age of the open question. */
export const conditionSchema = z.union([
  z.strictObject({ fact: factPath, ...operators }).refine(oneOperator, ONE_OPERATOR),
  z.strictObject({ answer: answerName, ...operators }).refine(oneOperator, ONE_OPERATOR),
  z.strictObject({ passed: z.array(answerName).min(1), at_least: z.number().int().min(1) }),
  z.strictObject({ asked_within: z.string().refine((text) => durationMs(text) !== null, 'a duration like 24h') }),
])
export type Condition = z.infer<typeof conditionSchema>

export const conditionsSchema = z.array(conditionSchema).min(1)

/** What can be looked at again when no conversation is at hand: facts, what words tell `still` of, and bounds that are written out. */
export const lookedAtAgainSchema = conditionsSchema.refine(
  (all) =>
    all.every(
      (one) => ('fact' in one || 'answer' in one) && !Object.values(one).some((bound) => String(bound).startsWith('=')),
    ),
  'only facts can be looked at again, like { fact: claim.state, is: SENT }, and what the words tell `still` of',
)

export type Scope = { facts: Facts; answers: Record<string, Json>; now: string; session?: Session }

/** All must hold. An unknown (null) value satisfies `not` and `set: false`, never `at_most` or `at_least`. */
export const holds = (conditions: readonly Condition[] | undefined, scope: Scope): boolean =>
  conditions === undefined || conditions.every((condition) => holdsOne(condition, scope))

const holdsOne = (condition: Condition, scope: Scope): boolean => {
  if ('asked_within' in condition) {
    const age = scope.session ? Date.parse(scope.now) - Date.parse(scope.session.askedAt) : Number.POSITIVE_INFINITY
    return age <= (durationMs(condition.asked_within) ?? 0)
  }
  if ('passed' in condition) {
    return condition.passed.filter((name) => scope.answers[name] === true).length >= condition.at_least
  }
  const value = 'fact' in condition ? valueAt(scope.facts, condition.fact) : valueAt(scope.answers, condition.answer)
  const bound = (given: string | number | boolean): Json => boundAt(given, scope)
  if (condition.set !== undefined) return isSet(value) === condition.set
  if (condition.is !== undefined) return value !== null && value === bound(condition.is)
  if (condition.not !== undefined) return value === null || value !== bound(condition.not)
  if (condition.in !== undefined) return among(value, condition.in, scope)
  if (condition.at_least !== undefined) return compare(value, bound(condition.at_least), (a, b) => a >= b)
  if (condition.at_most !== undefined) return compare(value, bound(condition.at_most), (a, b) => a <= b)
  return false
}

const among = (value: Json, list: readonly (string | number | boolean)[] | string, scope: Scope): boolean => {
  const known = typeof list === 'string' ? referred(list, scope) : list
  return value !== null && Array.isArray(known) && known.includes(value as never)
}

/** The value behind `=answers.x` or `=claim.state`. */
const referred = (reference: string, { answers, facts }: Scope): Json => {
  const path = pathOf(reference)
  return path.startsWith('answers.') ? valueAt(answers, path.slice('answers.'.length)) : valueAt(facts, path)
}

const INSTANT = /^\d{4}-\d\d-\d\d/

const isSet = (value: Json): boolean => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)

/** A duration as a bound is that long from now: `{ fact: claim.deadline, at_least: 72h }` has three days left. */
const boundAt = (bound: string | number | boolean, scope: Scope): Json => {
  if (typeof bound !== 'string') return bound
  if (bound.startsWith('=')) return referred(bound, scope)
  const ms = durationMs(bound)
  return ms === null ? bound : after(scope.now, ms)
}

/** Numbers by size, words by letter order: L0 < L1; ISO instants by time, whatever their offset. */
const compare = (value: Json, bound: Json, test: (a: number | string, b: number | string) => boolean): boolean =>
  typeof value === 'string' && typeof bound === 'string' && INSTANT.test(value) && INSTANT.test(bound)
    ? test(Date.parse(value), Date.parse(bound))
    : (typeof value === 'number' && typeof bound === 'number') ||
        (typeof value === 'string' && typeof bound === 'string')
      ? test(value, bound)
      : false

/** Every fact and answer that conditions read; the checks compare them with what a flow declares and saves. */
export const readsOf = (conditions: readonly Condition[] | undefined): { facts: string[]; answers: string[] } => {
  const others = (conditions ?? []).flatMap(referencesOf)
  const answers = others.flatMap((path) => (path.startsWith('answers.') ? [path.slice('answers.'.length)] : []))
  return {
    facts: [
      ...(conditions ?? []).flatMap((condition) => ('fact' in condition ? [condition.fact] : [])),
      ...others.filter((path) => !path.startsWith('answers.')),
    ],
    answers: [
      ...(conditions ?? []).flatMap((condition) =>
        'answer' in condition ? [condition.answer] : 'passed' in condition ? condition.passed : [],
      ),
      ...answers,
    ],
  }
}

const referencesOf = (condition: Condition): string[] =>
  Object.entries(condition).flatMap(([operator, bound]) =>
    operator in operators && typeof bound === 'string' && bound.startsWith('=') ? [pathOf(bound)] : [],
  )
