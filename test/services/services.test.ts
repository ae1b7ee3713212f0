import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import mongoose from 'mongoose'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { pingMongo, pingRedis } from '../../src/services/ping.ts'
import { commandLine, isAlive } from '../../src/services/process-info.mjs'
import { type Services, ServicesError, startServices } from '../../src/services/services.ts'
import { temporaryPrefix } from '../support/leftovers.ts'

let dataDir: string
let running: Services[]
const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), temporaryPrefix))
  running = []
})

afterEach(async () => {
  await Promise.all(running.map((one) => one.stop()))
  rmSync(dataDir, { recursive: true, force: true })
})

const start = async (): Promise<Services> => {
  const services = await startServices({ dataDir, log })
  running.push(services)
  return services
}

/** Redis alone, which starts and ends in a moment: what is told apart by process and port is the same for both. */
const startRedis = async (): Promise<Services> => {
  const services = await startServices({ mongodbUri: 'mongodb://127.0.0.1:1/given', dataDir, log })
  running.push(services)
  return services
}

const known = (name: string): { pid: number; port: number } =>
  JSON.parse(readFileSync(join(dataDir, `${name}.json`), 'utf8'))

const know = (name: string, state: { pid: number; port: number }): void =>
  writeFileSync(join(dataDir, `${name}.json`), JSON.stringify(state))

/** Starts the services in another process, which is then killed like kill -9 does. */
function startAndDie(): void {
  const script = `
    const { startServices } = await import(${JSON.stringify(join(import.meta.dirname, '../../src/services/services.ts'))})
    const say = () => {}
    await startServices({ dataDir: ${JSON.stringify(dataDir)}, log: { info: say, warn: say, error: say } })
    process.kill(process.pid, 'SIGKILL')`
  expect(spawnSync(process.execPath, ['--input-type=module', '-e', script]).signal).toBe('SIGKILL')
}

async function withMongo<T>(uri: string, work: (things: mongoose.mongo.Collection) => Promise<T>): Promise<T> {
  const client = await mongoose.mongo.MongoClient.connect(uri)
  try {
    return await work(client.db().collection('things'))
  } finally {
    await client.close()
  }
}

test('addresses that are given are used, and nothing is started', async () => {
  const unused = join(dataDir, 'unused')
  const given = { mongodbUri: 'mongodb://127.0.0.1:1/x', redisUrl: 'redis://127.0.0.1:2' }
  const services = await startServices({ ...given, dataDir: unused, log })
  expect(services).toMatchObject({ ...given, started: [] })
  await services.stop()
  expect(existsSync(unused)).toBe(false)
})

test('both are started once, shared, and ended by the last who leaves', async () => {
  const first = await start()
  const second = await start()
  expect(first.started).toEqual(expect.arrayContaining(['mongodb', 'redis']))
  expect(second.started).toEqual([])
  expect(second).toMatchObject({ mongodbUri: first.mongodbUri, redisUrl: first.redisUrl })
  const { port, pid } = known('redis')
  await first.stop()
  expect(await pingRedis(port)).toBe(pid)
  await second.stop()
  expect(await pingRedis(port)).toBeNull()
  expect(isAlive(pid)).toBe(false)
})

test('starts at the same time make one pair of servers', async () => {
  const all = await Promise.all([start(), start(), start(), start()])
  expect(all.flatMap((one) => one.started).sort()).toEqual(['mongodb', 'redis'])
  expect(new Set(all.map((one) => one.mongodbUri)).size).toBe(1)
})

test('a hub that is killed leaves them, and the next start finds them with what was written', async () => {
  startAndDie()
  const before = known('mongodb')
  const services = await start()
  expect(services.started).toEqual([])
  expect(known('mongodb')).toEqual(before)
  await services.stop()
  expect(isAlive(before.pid)).toBe(false)
})

test('a write that was acknowledged is there after kill -9 of the server, on the same address', async () => {
  const services = await start()
  const { pid, port } = known('mongodb')
  // The machine's own loss of power cannot be tried here; this is what stands between it and the write.
  expect(commandLine(pid)).toMatch(/--sync-on-commit|mongod /)
  const options = { writeConcern: { w: 'majority', j: true } } as const
  await withMongo(services.mongodbUri, (things) => things.insertOne({ kept: true }, options))
  process.kill(pid, 'SIGKILL')
  await vi.waitFor(async () => expect(await pingMongo(port)).toBe(known('mongodb').pid), { timeout: 15_000 })
  expect(known('mongodb').pid).not.toBe(pid)
  const found = await withMongo(services.mongodbUri, (things) => things.findOne({ kept: true }))
  expect(found).toMatchObject({ kept: true })
  expect(log.warn).toHaveBeenCalledWith({ service: 'mongodb' }, expect.stringContaining('died'))
})

test('Redis keeps a log, evicts nothing, listens here only, and comes back with its data', async () => {
  const services = await start()
  const { pid, port } = known('redis')
  const redis = new Redis(services.redisUrl).on('error', () => {})
  const settings = ['appendonly', 'appendfsync', 'maxmemory-policy', 'bind']
  const values = await Promise.all(settings.map(async (name) => [name, await redis.config('GET', name)]))
  expect(Object.fromEntries(values.map(([name, pair]) => [name, pair?.[1]]))).toEqual({
    appendonly: 'yes',
    appendfsync: 'everysec',
    'maxmemory-policy': 'noeviction',
    bind: '127.0.0.1',
  })
  await redis.set('kept', 'yes')
  // fsync every second guards against the machine; against a killed process the written log is enough.
  process.kill(pid, 'SIGKILL')
  await vi.waitFor(async () => expect(await pingRedis(port)).toBe(known('redis').pid), { timeout: 15_000 })
  expect(await redis.get('kept')).toBe('yes')
  redis.disconnect()
})

test('a note about a process that is gone is not believed', async () => {
  const gone = spawnSync(process.execPath, ['-e', 'process.stdout.write(String(process.pid))'], { encoding: 'utf8' })
  know('redis', { pid: Number(gone.stdout), port: 1 })
  expect((await startRedis()).started).toEqual(['redis'])
})

test('nor one about a process id that somebody else has now, whose port is taken too', async () => {
  const stranger = createServer((socket) => socket.end('+PONG\r\n'))
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve))
  const address = stranger.address()
  const port = typeof address === 'object' && address ? address.port : 0
  know('redis', { pid: process.pid, port })
  expect((await startRedis()).started).toEqual(['redis'])
  expect(known('redis').port).not.toBe(port)
  stranger.close()
})

test('the port of the last time is taken again', async () => {
  const first = await startRedis()
  await first.stop()
  const second = await startRedis()
  expect(second.started).toEqual(['redis'])
  expect(second.redisUrl).toBe(first.redisUrl)
})

test('what cannot be had is named, and what was started for nothing is ended', async () => {
  // Redis refuses to start on a folder that is a file; MongoDB would have been fine.
  for (const name of ['valkey', 'redis']) writeFileSync(join(dataDir, name), '')
  await expect(startServices({ dataDir, log })).rejects.toThrow(ServicesError)
  expect(await pingMongo(known('mongodb').port)).toBeNull()
})
