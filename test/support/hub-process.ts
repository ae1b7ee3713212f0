import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { inject } from 'vitest'
import { atItsEnd } from './ends.ts'
import { workerMongo } from './store.ts'

export const ADMIN_KEY = 'an-admin-key-of-the-tests'
export const TWILIO = {
  accountSid: `AC${'1'.repeat(32)}`,
  authToken: 'an-auth-token-of-tests',
  whatsappFrom: '+15125550111',
  smsFrom: '+15125550112',
}

const ROOT = join(import.meta.dirname, '..', '..')
const READY_MS = 100_000

export type HubProcess = {
  url: string
  /** What it wrote so far, both streams. */
  output(): string
  /** As `kill -9` does: no word of farewell. */
  kill(): Promise<void>
  /** As a deployment does. @returns the exit code */
  end(): Promise<number | null>
}

export type HubSettings = {
  port: number
  providerUrl: string
  database: string
  redisDb: number
  role?: string
  env?: Record<string, string>
}

/**
 * Below those that systems give to connections: one of these could take it before the hub does, which is told its port beforehand.
 * Each worker has ports of its own, and gives none twice.
 */
const FIRST_PORT = 20_000
const PORTS_EACH = 1_500
let given = process.pid % PORTS_EACH

export async function freePort(): Promise<number> {
  const first = FIRST_PORT + (Number(process.env.VITEST_POOL_ID ?? 0) % 8) * PORTS_EACH
  for (let tries = 0; tries < PORTS_EACH; tries++) {
    const port = first + (given++ % PORTS_EACH)
    const server = createServer().listen(port, '127.0.0.1')
    const free = await once(server, 'listening').then(
      () => true,
      () => false,
    )
    if (!free) continue
    server.close()
    await once(server, 'close')
    return port
  }
  throw new Error('No port is free')
}

/** A Redis of this file's own: one of the numbered databases of the test server. */
export async function ownRedis(db: number): Promise<{ flush(): Promise<void>; client: Redis }> {
  const client = new Redis(inject('redisUrl'), { db })
  await client.flushdb()
  atItsEnd(async () => {
    await client.flushdb()
    await client.quit()
  })
  return { client, flush: async () => void (await client.flushdb()) }
}

/** The real program in a process of its own, on the real store and Redis, pointed at a provider on this machine. */
export async function startHubProcess({
  port,
  providerUrl,
  database,
  redisDb,
  role = 'all',
  env = {},
}: HubSettings): Promise<HubProcess> {
  const mongodb = new URL(workerMongo())
  mongodb.pathname = `/${database}`
  const url = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, [join(ROOT, 'src/main.ts'), '--role', role], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH ?? '',
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? '',
      PORT: String(port),
      PUBLIC_URL: url,
      MONGODB_URI: mongodb.href,
      REDIS_URL: `${inject('redisUrl').replace(/\/+$/, '')}/${redisDb}`,
      TWILIO_ACCOUNT_SID: TWILIO.accountSid,
      TWILIO_AUTH_TOKEN: TWILIO.authToken,
      TWILIO_WHATSAPP_FROM: TWILIO.whatsappFrom,
      TWILIO_SMS_FROM: TWILIO.smsFrom,
      TWILIO_API_URL: providerUrl,
      DATA_KEY: Buffer.alloc(32, 5).toString('base64'),
      ADMIN_API_KEY: ADMIN_KEY,
      LOG_LEVEL: 'info',
      ...env,
    },
  })
  atItsEnd(async () => {
    child.kill('SIGKILL')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  const ended = once(child, 'exit') as Promise<[number | null]>
  const ready = new Promise<void>((resolve, reject) => {
    const look = (): void => {
      if (output.includes('the hub is ready')) resolve()
    }
    child.stdout.on('data', look)
    ended.then(() => reject(new Error(`The hub ended before it was ready:\n${output}`)))
    setTimeout(() => reject(new Error(`The hub was not ready in time:\n${output}`)), READY_MS).unref()
  })
  await ready
  return {
    url,
    output: () => output,
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    async end() {
      child.kill('SIGTERM')
      const [code] = await ended
      return code
    },
  }
}

/** Looks again and again until the answer is there. The only waiting in end-to-end tests: for a fact, with a limit. */
export async function until<T>(
  what: string,
  look: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  patienceMs = 30_000,
): Promise<T> {
  const end = Date.now() + patienceMs
  for (;;) {
    const found = await look()
    if (found) return found
    if (Date.now() > end) throw new Error(`Waited in vain: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}
