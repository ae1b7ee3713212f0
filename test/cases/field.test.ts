import { expect, test } from 'vitest'
import { type FieldKind, fieldProblem, MAX_LINES } from '../../src/cases/field.ts'

const lines: FieldKind = {
  lines: { fields: { on: 'date', kind: { one_of: ['WORK', 'TRAVEL'] }, minutes: 'count' }, requires: ['on', 'kind'] },
}
const LINE = { on: '2026-03-02', kind: 'WORK', minutes: 90 }

test.each<[string, FieldKind, unknown, RegExp | null]>([
  ['a count', 'count', 0, null],
  ['a negative count', 'count', -1, /from 0/],
  ['half a count', 'count', 1.5, /whole/],
  ['a score', 'score', 6, /1 to 5/],
  ['a rate', 'rate', '17.50', null],
  ['a rate of nothing', 'rate', '0.000', /above zero/],
  ['a rate as a number', 'rate', 17.5, /rate/],
  ['a hash', 'hash', 'a'.repeat(64), null],
  ['a hash in capitals', 'hash', 'A'.repeat(64), /SHA-256/],
  ['a choice', { one_of: ['A', 'B'] }, 'A', null],
  ['another choice', { one_of: ['A', 'B'] }, 'C', /one of A, B/],
  ['an operator as a choice', { one_of: ['A', 'B'] }, { $ne: 'A' }, /one of A, B/],
  ['some', { some_of: ['A', 'B'] }, ['B', 'A'], null],
  ['none of some', { some_of: ['A', 'B'] }, [], null],
  ['some twice', { some_of: ['A', 'B'] }, ['A', 'A'], /each once/],
  ['lines', lines, [LINE, LINE], null],
  ['no list', lines, LINE, /list of at most/],
  ['too many lines', lines, Array.from({ length: MAX_LINES + 1 }, () => LINE), /at most 200/],
  ['a line that lacks something', lines, [LINE, { kind: 'WORK' }], /field x 2 needs on/],
  ['a line with something wrong', lines, [{ ...LINE, on: '2026-02-30' }], /x 1\.on must be a date/],
  ['a line with something else', lines, [{ ...LINE, $where: '1' }], /takes on, kind, minutes and nothing else/],
  ['a line with a prototype', lines, [JSON.parse('{"on":"2026-03-02","kind":"WORK","__proto__":{}}')], /nothing else/],
  ['a line within a line', lines, [{ ...LINE, minutes: { $gt: 0 } }], /x 1\.minutes must be a whole number/],
  ['a part', { part: { fields: { on: 'date' } } }, { on: '2026-03-02' }, null],
  ['a list for a part', { part: { fields: { on: 'date' } } }, [], /an object with on/],
])('%s', (_, kind, value, problem) => {
  const found = fieldProblem('x', kind, value)
  if (problem) expect(found).toMatch(problem)
  else expect(found).toBeNull()
})
