import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createClock } from './support/clock.ts'
import { LONGEST } from './support/longest-first.ts'
import { testRedis } from './support/redis.ts'
import { testStore } from './support/store.ts'

const store = testStore()
const redis = testRedis()

test('the store of a test file is a real, empty database of its own', async () => {
  const things = store.connection.collection('things')
  await things.createIndex({ name: 1 }, { unique: true })
  await things.insertOne({ name: 'one' })
  await expect(things.insertOne({ name: 'one' })).rejects.toMatchObject({ code: 11000 })
  expect(store.connection.name).toBe(store.name)
})

test('Redis is a real one that evicts nothing and keeps a log', async () => {
  await redis.connection.set(`${redis.prefix}:a`, '1')
  expect(await redis.connection.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction'])
  expect(await redis.connection.config('GET', 'appendonly')).toEqual(['appendonly', 'yes'])
})

test('the clock moves only when told', () => {
  const clock = createClock('2026-03-02T09:00:00-06:00')
  expect(clock.iso()).toBe('2026-03-02T15:00:00.000Z')
  clock.advance('48h')
  expect(clock.iso()).toBe('2026-03-04T15:00:00.000Z')
  expect(() => clock.set('2026-03-04T15:00:00')).toThrow('offset')
})

test('what is begun first is there', () => {
  expect(LONGEST.filter((file) => !existsSync(file))).toEqual([])
})
