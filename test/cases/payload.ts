import fc from 'fast-check'
import type { ChoiceKind, FieldKind, PlainKind, Shape } from '../../src/cases/field.ts'
import type { AnyNoun } from '../../src/cases/index.ts'
import { ACTOR_KINDS, type Update } from '../../src/cases/noun.ts'

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

/** Payloads of a move: mostly values that fit, now and then one that does not, and fields left out. */
const payloadOf = (noun: AnyNoun, move: string): fc.Arbitrary<Record<string, unknown>> => {
  const { fields = {}, requires = [] } = noun.moves[move] ?? {}
  const values = Object.entries(fields).map(([name, kind]) => [
    name,
    fc.oneof({ weight: 19, arbitrary: fitting(kind) }, { weight: 1, arbitrary: hostile }),
  ])
  return fc
    .record(
      Object.fromEntries(values) as Record<string, fc.Arbitrary<unknown>>,
      { requiredKeys: [...requires] } as never,
    )
    .map((payload) => ({ ...payload }))
}

/** A move by somebody, at some minute: by one who may make it in most cases, else nearly all would be refused. */
const updateOf = (noun: AnyNoun): fc.Arbitrary<Omit<Update, 'key'>> =>
  fc.constantFrom(...Object.keys(noun.moves)).chain((move) =>
    fc
      .record({
        kind: fc.oneof(
          { weight: 9, arbitrary: fc.constantFrom(...(noun.moves[move]?.who ?? ACTOR_KINDS)) },
          { weight: 1, arbitrary: fc.constantFrom(...ACTOR_KINDS) },
        ),
        id: fc.constantFrom('a', 'b', 'x'),
        minute: fc.integer({ min: 0, max: 40 }),
        payload: payloadOf(noun, move),
      })
      .map(({ kind, id, minute, payload }) => {
        const at = new Date(Date.UTC(2026, 2, 2, 15, minute)).toISOString()
        const actor = { kind, id }
        return { noun: noun.name, subject: 'x', move, payload, actor, source: 'test', eventAt: at, receivedAt: at }
      }),
  )

/** Random moves by random actors on the document `x`, the first of them often the one that makes it. */
export const history = (noun: AnyNoun, maxLength = 60): fc.Arbitrary<Update[]> =>
  fc
    .array(updateOf(noun), { maxLength })
    .map((updates) =>
      updates.map((update, index): Update => ({ ...update, key: `k${String(index).padStart(3, '0')}` })),
    )
