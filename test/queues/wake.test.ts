import { Redis } from 'ioredis'
import { afterEach, describe, expect, it } from 'vitest'
import { openQueues, type QueueClients } from '../../src/queues/wake.ts'
import { type RunningWorker, startWorker } from '../../src/queues/worker.ts'
import { testRedis } from '../support/redis.ts'

type Calls = { run: (addressId: string) => Promise<void> }

const { connection, prefix, url } = testRedis()
const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const each of open.splice(0)) await each.close()
})

const producers = (name: string, redis = connection): { queues: QueueClients; errors: Error[] } => {
  const errors: Error[] = []
  const queues = openQueues({ redis, prefix: `${prefix}-${name}`, onError: (error) => errors.push(error) })
  open.push(queues)
  return { queues, errors }
}
const worker = (name: string, hub: Calls, concurrency = 5): RunningWorker => {
  const running = startWorker(
    { queue: 'converse', concurrency, run: ({ addressId }, calls: Calls) => calls.run(addressId) },
    { redis: connection, prefix: `${prefix}-${name}`, hub, onError: () => {} },
  )
  open.push(running)
  return running
}

/** A promise and the way to settle it. */
const gate = () => {
  let open = (): void => {}
  const passed = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, passed }
}

describe('a wake-up call', () => {
  it('reaches a worker and carries an id only', async () => {
    const { queues } = producers('plain')
    const done = gate()
    const seen: string[] = []
    worker('plain', {
      run: async (addressId) => {
        seen.push(addressId)
        done.open()
      },
    })
    await queues.wake('converse', { addressId: 'a_1' })
    await done.passed
    expect(seen).toEqual(['a_1'])
  })

  it('is one however often it is made while nobody has begun', async () => {
    const { queues } = producers('one')
    await Promise.all(Array.from({ length: 20 }, () => queues.wake('converse', { addressId: 'a_1' })))
    expect((await queues.counts()).converse).toMatchObject({ wait: 1 })
  })

  it('that comes while the drain is at work leads to one more drain, never two at once', async () => {
    const { queues } = producers('again')
    const first = gate()
    const began = gate()
    const second = gate()
    let atWork = 0
    let most = 0
    let runs = 0
    worker('again', {
      run: async () => {
        atWork++
        most = Math.max(most, atWork)
        runs++
        if (runs === 1) {
          began.open()
          await first.passed
        } else second.open()
        atWork--
      },
    })
    await queues.wake('converse', { addressId: 'a_1' })
    await began.passed
    for (let n = 0; n < 5; n++) await queues.wake('converse', { addressId: 'a_1' })
    first.open()
    await second.passed
    expect(most).toBe(1)
    expect(runs).toBe(2)
  })

  it('does not stop one person’s work for another’s', async () => {
    const { queues } = producers('parallel')
    const both = gate()
    const inside = new Set<string>()
    worker('parallel', {
      run: async (addressId) => {
        inside.add(addressId)
        if (inside.size === 2) both.open()
        await both.passed
      },
    })
    await queues.wake('converse', { addressId: 'a_1' })
    await queues.wake('converse', { addressId: 'a_2' })
    await both.passed
    expect(inside.size).toBe(2)
  })

  it('does not fail its caller when Redis is away', async () => {
    const away = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 0 })
    away.on('error', () => {})
    await new Promise((resolve) => away.once('ready', resolve))
    const { queues, errors } = producers('away', away)
    await queues.wake('converse', { addressId: 'a_1' })
    expect(errors).toEqual([])
    away.disconnect()
    await expect(queues.wake('converse', { addressId: 'a_2' })).resolves.toBeUndefined()
    expect(errors.length).toBeGreaterThan(0)
    open.splice(0)
  })
})
