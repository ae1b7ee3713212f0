import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { redis } from '../../src/services/server-kind.ts'
import { freePort, TWILIO } from '../support/hub-process.ts'
import { temporaryPrefix } from '../support/leftovers.ts'
import { type OwnServer, ownServer } from '../support/own-server.ts'
import { runMain } from '../support/run-main.ts'
import { workerMongo } from '../support/store.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), temporaryPrefix))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const provider = {
  TWILIO_ACCOUNT_SID: TWILIO.accountSid,
  TWILIO_AUTH_TOKEN: TWILIO.authToken,
  TWILIO_WHATSAPP_FROM: TWILIO.whatsappFrom,
  TWILIO_API_URL: 'http://127.0.0.1:1',
}
const SECRET = 'a-secret-that-nobody-may-read'
let own: Record<string, string>

beforeAll(async () => {
  const address = new URL(workerMongo())
  address.pathname = '/portavoz_test_start'
  own = { PORTAVOZ_DATA: join(folder, 'data'), MONGODB_URI: address.href, REDIS_URL: `${inject('redisUrl')}/9` }
})

/** A start that must fail: what it says, when it is the kind of thing that people can read. */
async function refusal(env: Record<string, string>, options: Parameters<typeof runMain>[1] = {}): Promise<string> {
  const { code, said } = await runMain(env, options)
  expect({ code, said }).toMatchObject({ code: 1 })
  expect(said).not.toMatch(/^\s+at /m)
  expect(said).not.toContain(SECRET)
  expect(said).not.toContain('the hub is ready')
  return said
}
/** Local servers name their folder among their arguments. */
const programsIn = (dataDir: string): string[] =>
  spawnSync('ps', ['-e', '-ww', '-o', 'args='], { encoding: 'utf8' })
    .stdout.split('\n')
    .filter((line) => line.includes(dataDir))
const linesOf = (said: string): string[] => said.split('\n').filter((line) => line.startsWith('  - '))

describe('a wrong environment', () => {
  it('is told whole, in one message, and without the values', async () => {
    const said = await refusal(
      {
        PORT: 'door',
        PUBLIC_URL: 'hub.example.org',
        MONGODB_URI: `postgres://me:${SECRET}@db/portavoz`,
        DATA_KEY: SECRET,
        ADMIN_API_KEY: 'short',
        TWILIO_ACCOUNT_SID: SECRET,
        NODE_ENV: 'prod',
        LOG_LEVEL: 'loud',
      },
      { args: ['--role', 'boss'] },
    )
    for (const name of [
      ...['PORT', 'PUBLIC_URL', 'MONGODB_URI', 'DATA_KEY', 'ADMIN_API_KEY', 'TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN'],
      ...['NODE_ENV', 'LOG_LEVEL', 'TWILIO_WHATSAPP_FROM', '--role boss'],
    ])
      expect(linesOf(said).join('\n')).toContain(name)
  })

  it('of production: without a provider and keys it does not start, and nothing stands in', async () => {
    const said = await refusal({ NODE_ENV: 'production', PORTAVOZ_DATA: join(folder, 'production') })
    for (const name of [
      ...['TWILIO_ACCOUNT_SID', 'PUBLIC_URL', 'DATA_KEY', 'ADMIN_API_KEY', 'MONGODB_URI', 'REDIS_URL'],
    ])
      expect(said).toContain(name)
    expect(said).not.toContain('Phones:')
  })

  it('and an option that does not exist', async () => {
    expect(await refusal({ PORTAVOZ_DATA: join(folder, 'data') }, { args: ['--rol', 'web'] })).toContain('--rol')
  })

  it('of a role that needs a provider', async () => {
    expect(await refusal(own, { args: ['--role', 'worker'] })).toContain('--role worker needs a provider')
  })
})

describe('services', () => {
  let wild: OwnServer
  beforeAll(async () => {
    wild = await ownServer(redis)
  })

  it('that cannot be reached are all told, without their passwords', async () => {
    const [nobody, noone] = await Promise.all([freePort(), freePort()])
    const said = await refusal({
      ...own,
      ...provider,
      MONGODB_URI: `mongodb://me:${SECRET}@127.0.0.1:${nobody}/portavoz`,
      REDIS_URL: `redis://me:${SECRET}@127.0.0.1:${noone}`,
    })
    expect(linesOf(said)).toHaveLength(2)
    expect(said).toMatch(/MongoDB cannot be reached .*MONGODB_URI/)
    expect(said).toMatch(/Redis cannot be reached .*REDIS_URL/)
  })

  it('a Redis that throws keys away is refused', async () => {
    const client = new Redis(wild.url)
    await client.config('SET', 'maxmemory-policy', 'allkeys-lru')
    await client.quit()
    const said = await refusal({ ...own, ...provider, REDIS_URL: wild.url })
    expect(linesOf(said)).toEqual([expect.stringMatching(/allkeys-lru.*noeviction/)])
  })
})

describe('a port in use', () => {
  const taken = createServer()
  let port = 0
  beforeAll(async () => {
    // The next one must be free: the virtual phones live there.
    port = await freePort()
    await new Promise<void>((resolve) => taken.listen(port, () => resolve()))
  })
  afterAll(() => void taken.close())

  it('is told with what to do', async () => {
    const said = await refusal({ ...own, ...provider, PORT: String(port) })
    expect(said).toContain(`Port ${port}`)
    expect(said).toContain('set PORT')
  })

  it('of the virtual phones, too; and the servers that were started for it are ended', async () => {
    const data = join(folder, 'alone')
    const said = await refusal({ PORTAVOZ_DATA: data, PORT: String(port - 1) })
    expect(said).toContain(`Port ${port}`)
    expect(programsIn(data)).toEqual([])
  })
})

describe('a wrong flow or locale file', () => {
  const root = join(folder, 'project')
  const data = join(folder, 'flows')
  const change = (file: string, from: string | RegExp, to: string): (() => void) => {
    const path = join(root, file)
    const before = readFileSync(path, 'utf8')
    expect(before).toMatch(from)
    writeFileSync(path, before.replace(from, to))
    return () => writeFileSync(path, before)
  }
  beforeAll(() => {
    for (const part of ['src', 'workers', 'simulator', 'flows', 'locales', 'package.json'])
      cpSync(join(ROOT, part), join(root, part), { recursive: true, filter: (path) => !path.includes('/dist') })
    symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'))
  })

  it('stops the start with file, line, node and what to do, each of them', async () => {
    const undo = [
      change('flows/settlement.yaml', 'yes: { go: reached', 'yes: { go: reachd'),
      change('flows/stranger.yaml', 'go: full_name', 'go: ful_name'),
    ]
    const said = await refusal({ ...own, PORTAVOZ_DATA: data, PORT: '0' }, { root })
    expect(said).toMatch(/flows\/settlement\.yaml:\d+ is_it_you .*reachd.* -> /)
    expect(said).toMatch(/flows\/stranger\.yaml:\d+ \w+ .*ful_name.* -> /)
    for (const back of undo) back()
  })

  it('that is not YAML, or not JSON, as well', async () => {
    const undo = [
      change('flows/night.yaml', 'flow: night', 'flow: [night'),
      change('locales/es/stranger.json', '{', '{{'),
    ]
    const said = await refusal({ ...own, PORTAVOZ_DATA: data, PORT: '0' }, { root })
    expect(said).toMatch(/flows\/night\.yaml:\d+ .* -> /)
    expect(said).toMatch(/locales\/es\/stranger\.json/)
    for (const back of undo) back()
  })

  it('leaves no server running behind it', async () => {
    const undo = change('flows/night.yaml', 'flow: night', 'flow: day')
    const said = await refusal({ PORTAVOZ_DATA: data, PORT: '0' }, { root })
    expect(said).toContain('flows/night.yaml')
    expect(programsIn(data)).toEqual([])
    undo()
  })
})
