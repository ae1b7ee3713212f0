import { expect, test } from 'vitest'
import { createLimiter } from '../../src/web/api/limiter.ts'

test('a minute’s requests at once are fine, the next has to wait, and the bucket fills up evenly', () => {
  let now = 0
  const limiter = createLimiter(60, () => now)
  for (let n = 0; n < 60; n++) limiter.take('a')
  expect(() => limiter.take('a')).toThrow(expect.objectContaining({ status: 429, more: { retry_after: 1 } }))
  limiter.take('b')
  now = 1_000
  limiter.take('a')
  expect(() => limiter.take('a')).toThrow('Too many requests')
})
