import { expect, test } from 'vitest'
import type { DeliveryStatus } from '../../src/channels/channel.ts'
import { isForward } from '../../src/channels/delivery-order.ts'

test.each<[DeliveryStatus | undefined, DeliveryStatus, boolean]>([
  [undefined, 'queued', true],
  ['queued', 'sent', true],
  ['sent', 'queued', false],
  ['sent', 'sent', false],
  ['delivered', 'sent', false],
  ['delivered', 'read', true],
  ['sent', 'failed', true],
  ['delivered', 'undelivered', false],
  ['undelivered', 'delivered', true],
  ['failed', 'undelivered', false],
  ['failed', 'sent', false],
])('%s, then %s: %s', (known, told, forward) => {
  expect(isForward(known, told)).toBe(forward)
})
