import { expect, it } from 'vitest'
import { policyOf } from '../../src/channels/policy-of.ts'

it.each([
  ['mail.5.1.1', 'bad-address'],
  ['mail.5.1.2', 'bad-address'],
  ['mail.5.1.10', 'bad-address'],
  ['mail.5.2.1', 'bad-address'],
  ['mail.5.4.4', 'bad-address'],
  ['mail.5.1.7', 'never-now'],
  ['mail.5.2.2', 'never-now'],
  ['mail.4.4.7', 'never-now'],
  ['mail.5.0.0', 'never-now'],
  ['mail.5.6.0', 'content'],
  ['mail.5.7.1', 'content'],
  ['30003', 'bad-address'],
  ['63016', 'template-needed'],
])('%s: %s', (code, policy) => {
  expect(policyOf(code)).toBe(policy)
})
