import { describe, expect, test } from 'vitest'
import { errorPolicies, policyOf } from '../../../src/channels/twilio/errors.ts'

/** What to do, as the provider's pages say it, kept apart from the table that the code reads. */
const expected = {
  'opted-out': [21610, 30004],
  'bad-address': [21211, 21614, 30003, 30005, 30006, 63003, 63024],
  configuration: [
    20003, 21408, 21603, 21604, 21606, 21609, 21612, 21701, 21703, 21910, 30034, 63001, 63007, 63020, 63022, 63051,
  ],
  content: [21602, 21617, 21619, 21620, 21655, 21656, 21658, 30007, 63005, 63013, 63019, 63021, 63027, 63028, 63030],
  'template-needed': [63016],
  'slow-down': [20429, 21611, 30001, 30036, 63017, 63018],
  later: [30008, 63012, 63038, 131056],
  'never-now': [63032, 63049],
} as const

describe('the table', () => {
  test.each(Object.entries(expected).flatMap(([policy, codes]) => codes.map((code) => [code, policy] as const)))(
    '%i: %s',
    (code, policy) => {
      expect(policyOf(String(code))).toBe(policy)
      // A known code decides, whatever the HTTP status says.
      expect(policyOf(String(code), 429)).toBe(policy)
    },
  )
  test('holds nothing that is not told here', () => {
    expect(Object.keys(errorPolicies).map(Number).sort()).toEqual(Object.values(expected).flat().map(Number).sort())
  })
})

test.each([
  [undefined, 429, 'slow-down'],
  ['12345', 401, 'configuration'],
  [undefined, 404, 'configuration'],
  [undefined, 302, 'configuration'],
  ['12345', 400, 'content'],
  ['12345', undefined, 'content'],
  ['constructor', 400, 'content'],
])('unknown code %s with status %s: %s', (code, status, policy) => {
  expect(policyOf(code, status)).toBe(policy)
})
