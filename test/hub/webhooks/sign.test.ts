import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { waitAfter } from '../../../src/hub/webhooks/schedule.ts'
import { signedHeaders } from '../../../src/hub/webhooks/sign.ts'

const AT = new Date(1_614_265_330_000)
const MESSAGE = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', at: AT, body: '{"test": 2432232314}' }
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

test('the published example of the specification is signed as it says', () => {
  expect(signedHeaders([SECRET], MESSAGE)).toEqual({
    'webhook-id': MESSAGE.id,
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  })
})

test('two secrets sign beside each other', () => {
  const other = `whsec_${Buffer.alloc(32, 1).toString('base64')}`
  const [first, second] = signedHeaders([other, SECRET], MESSAGE)['webhook-signature'].split(' ')
  const own = createHmac('sha256', Buffer.alloc(32, 1)).update(`${MESSAGE.id}.1614265330.${MESSAGE.body}`)
  expect([first, second]).toEqual([`v1,${own.digest('base64')}`, 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='])
})

test('attempts come ever more rarely, for three days, and spread; a server may ask for more time', () => {
  const waits = Array.from({ length: 10 }, (_, n) => waitAfter(n + 1, 0))
  expect(waits.at(-1)).toBeNull()
  const known = waits.flatMap((wait) => wait ?? [])
  expect(known).toEqual(known.toSorted((a, b) => a - b))
  expect(known.reduce((all, each) => all + each, 0) / 3_600_000).toBeGreaterThan(72)
  expect(waitAfter(2, 0.5)).toBe(330_000)
  expect(waitAfter(1, 0, 60_000)).toBe(60_000)
  expect(waitAfter(1, 0, 1e12)).toBe(86_400_000)
})
