import { expect, test } from 'vitest'
import { windowCloses, windowOpen } from '../../src/channels/window.ts'

const last = '2026-03-02T15:00:00.000Z'

test.each([
  [null, '2026-03-02T15:00:00Z', false],
  [last, '2026-03-02T15:00:00Z', true],
  [last, '2026-03-03T14:58:59.999Z', true],
  [last, '2026-03-03T14:59:00.000Z', false],
  [last, '2026-03-03T15:00:00.000Z', false],
  // The provider's clock may be ahead of ours.
  [last, '2026-03-02T14:59:59.000Z', true],
])('last message %s, now %s: %s', (lastInboundAt, now, open) => {
  expect(windowOpen(lastInboundAt, now)).toBe(open)
})

test('closes a minute early', () => {
  expect(windowCloses(last)).toBe('2026-03-03T14:59:00.000Z')
  expect(windowCloses(null)).toBeNull()
})
