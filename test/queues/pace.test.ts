import { describe, expect, it } from 'vitest'
import { createPace } from '../../src/queues/pace.ts'
import { testRedis } from '../support/redis.ts'

const { connection, prefix } = testRedis()

describe('the pace of a sender', () => {
  it('gives slots one step apart, across processes', async () => {
    const one = createPace(connection, `${prefix}-a`, { whatsapp: 10, sms: 1 })
    const other = createPace(connection, `${prefix}-a`, { whatsapp: 10, sms: 1 })
    const waits = await Promise.all([
      one.one('whatsapp', 1),
      other.one('whatsapp', 1),
      one.one('whatsapp', 1),
      other.one('whatsapp', 1),
    ])
    const sorted = waits.sort((a, b) => a - b)
    expect(sorted[0]).toBe(0)
    // Four slots, each its own; asking takes time, so a wait is at most its slot's distance from the first.
    for (const [n, wait] of sorted.entries()) expect(wait).toBeLessThanOrEqual(Math.ceil(n * 100.75))
    expect(new Set(sorted).size).toBe(4)
  })

  it('takes no slot when the wait is long: the message asks again later', async () => {
    const pace = createPace(connection, `${prefix}-b`, { whatsapp: 10, sms: 1 })
    expect(await pace.one('sms', 1)).toBe(0)
    const second = await pace.one('sms', 1)
    expect(second).toBeGreaterThan(0)
    const third = await pace.one('sms', 1)
    const fourth = await pace.one('sms', 1)
    expect(third).toBeGreaterThan(second)
    expect(fourth).toBeLessThanOrEqual(third)
  })

  it('keeps channels apart, and does not hold the terminal', async () => {
    const pace = createPace(connection, `${prefix}-c`, { whatsapp: 1, sms: 1 })
    expect(await pace.one('whatsapp', 1)).toBe(0)
    expect(await pace.one('sms', 1)).toBe(0)
    expect(await pace.one('console', 1)).toBe(0)
    expect(await pace.one('console', 1)).toBe(0)
  })
})
