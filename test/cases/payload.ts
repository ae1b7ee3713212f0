import fc from 'fast-check'
import type { ChoiceKind, FieldKind, PlainKind, Shape } from '../../src/cases/field.ts'
import type { AnyNoun } from '../../src/cases/index.ts'
import { ACTOR_KINDS, type Update } from '../../src/cases/noun.ts'
import type { Walked } from './walk.ts'

const plain: Record<PlainKind, fc.Arbitrary<unknown>> = {
  text: fc.constantFrom('a', 'Sí, quiero', 'x'.repeat(4_096)),
  word: fc.constantFrom('a', 'b', 'x', 'GROUP', 'normal', 'scam_asked', 'CASH'),
  date: fc.constantFrom('2026-03-01', '2026-03-02', '2026-05-08'),
  instant: fc.constantFrom('2026-03-02T15:20:00Z', '2026-05-08T23:59:00-05:00'),
  whole: fc.integer({ min: -3, max: 2026 }),
  count: fc.constantFrom(0, 1, 60, 480, 7_200),
  score: fc.integer({ min: 1, max: 5 }),
  flag: fc.boolean(),
  texts: fc.subarray(['a', 'b', 'x']),
  numbers: fc.subarray([1, 2, 46]),
  level: fc.constantFrom('L0', 'L1', 'L2', 'L3'),
  money: fc.constantFrom('0.00', '1.00', '20.00', '240.50', '999999999999.99'),
  currency: fc.constantFrom('USD', 'MXN', 'CAD'),
  rate: fc.constantFrom('17.50', '1', '0.000001'),
  hash: fc.constantFrom('a'.repeat(64), 'b'.repeat(64)),
}
/** What nobody should send, and somebody will. */
const hostile = fc.constantFrom<unknown>(
  null,
  true,
  7,
  -1,
  1.5,
  '',
  '__proto__',
  ['a'],
  [{}],
  { $ne: null },
  JSON.parse('{"__proto__":{"state":"PAID"}}'),
  'x'.repeat(5_000),
)

const choice = (kind: PlainKind | ChoiceKind): fc.Arbitrary<unknown> => {
  if (typeof kind === 'string') return plain[kind]
  return 'one_of' in kind ? fc.constantFrom(...kind.one_of) : fc.subarray([...kind.some_of])
}
const part = ({ fields, requires = [] }: Shape): fc.Arbitrary<unknown> =>
  fc.record(Object.fromEntries(Object.entries(fields).map(([name, kind]) => [name, choice(kind)])), {
    requiredKeys: [...requires],
  } as never)

/** A value that fits a kind. */
export const fitting = (kind: FieldKind): fc.Arbitrary<unknown> => {
  if (typeof kind !== 'string' && 'part' in kind) return part(kind.part)
  if (typeof kind !== 'string' && 'lines' in kind) return fc.array(part(kind.lines), { minLength: 1, maxLength: 3 })
  return choice(kind)
}

/** What stands in a field in the walks of a noun: ids that belong together, hashes, whole lines. */
type Seen = ReadonlyMap<string, readonly unknown[]>

/** Payloads of a move: values that fit, values of the walks, now and then one that does not fit, and fields left out. */
const payloadOf = (noun: AnyNoun, move: string, seen: Seen): fc.Arbitrary<Record<string, unknown>> => {
  const { fields = {}, requires = [] } = noun.moves[move] ?? {}
  const values = Object.entries(fields).map(([name, kind]) => {
    const known = seen.get(name) ?? []
    return [
      name,
      fc.oneof(
        { weight: 10, arbitrary: fitting(kind) },
        ...(known.length > 0 ? [{ weight: 10, arbitrary: fc.constantFrom(...known) }] : []),
        { weight: 1, arbitrary: hostile },
      ),
    ]
  })
  return fc
    .record(
      Object.fromEntries(values) as Record<string, fc.Arbitrary<unknown>>,
      {
        requiredKeys: [...requires],
      } as never,
    )
    .map((payload) => ({ ...payload }))
}

/** A move by somebody, at some minute: by one who may make it in most cases, else nearly all would be refused. */
const updateOf = (noun: AnyNoun, seen: Seen): fc.Arbitrary<Omit<Update, 'key'>> =>
  fc.constantFrom(...Object.keys(noun.moves)).chain((move) =>
    fc
      .record({
        kind: fc.oneof(
          { weight: 9, arbitrary: fc.constantFrom(...(noun.moves[move]?.who ?? ACTOR_KINDS)) },
          { weight: 1, arbitrary: fc.constantFrom(...ACTOR_KINDS) },
        ),
        id: fc.constantFrom('1', '1', '1', '2'),
        minute: fc.integer({ min: 0, max: 40 }),
        payload: payloadOf(noun, move, seen),
      })
      .map(({ kind, id, minute, payload }) => {
        const at = new Date(Date.UTC(2026, 2, 2, 15, minute)).toISOString()
        const actor = { kind, id: `${kind}-${id}` }
        return { noun: noun.name, subject: 'x', move, payload, actor, source: 'test', eventAt: at, receivedAt: at }
      }),
  )

/**
 * Part of a walk, so that every state is reached, and random moves by random actors around and after its end, all on the
 * document `x`.
 */
export function history(noun: AnyNoun, walks: readonly Walked[], maxLength = 40): fc.Arbitrary<Update[]> {
  const seen = new Map<string, unknown[]>()
  for (const { updates } of walks)
    for (const { payload } of updates)
      for (const [field, value] of Object.entries(payload)) seen.set(field, [...(seen.get(field) ?? []), value])
  // A step that was right once, at another time: what would be accepted twice, or too early, is found by these.
  const again = fc
    .record({
      step: fc.constantFrom(...walks.flatMap(({ updates }) => updates)),
      minute: fc.integer({ min: 0, max: 40 }),
    })
    .map(({ step, minute }): Omit<Update, 'key'> => {
      const at = new Date(Date.UTC(2026, 2, 2, 15, minute)).toISOString()
      return { ...step, eventAt: at, receivedAt: at }
    })
  return fc
    .record({
      walk: fc.constantFrom(...walks),
      part: fc.integer({ min: 0, max: 120 }),
      random: fc.array(fc.oneof({ weight: 2, arbitrary: again }, { weight: 1, arbitrary: updateOf(noun, seen) }), {
        maxLength,
      }),
    })
    .map(({ walk, part, random }) => {
      const start = walk.updates.slice(0, Math.ceil((part / 100) * walk.updates.length))
      const shift = Date.parse(start.at(-1)?.eventAt ?? '2026-03-02T15:00:00Z') - Date.parse('2026-03-02T15:10:00Z')
      const later = (at: string): string => new Date(Date.parse(at) + shift).toISOString()
      const moved = random.map((each) => ({ ...each, eventAt: later(each.eventAt), receivedAt: later(each.eventAt) }))
      return [...start, ...moved].map(
        (update, index): Update => ({ ...update, key: `k${String(index).padStart(3, '0')}` }),
      )
    })
}
