import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '../src/services/free-port.ts'
import { launch, stop } from './child.ts'
import type { Cores } from './cores.ts'
import type { Stage } from './servers.ts'
import { account } from './webhook-request.ts'

export type HubProcess = { pid: number; port: number; alive: () => boolean; stop: () => Promise<void> }

export type HubOptions = {
  role: 'web' | 'worker'
  stage: Stage
  cores: Cores
  on: string | null
  /** Address of the provider's stand-in. */
  providerUrl: string
  /** For Node itself, `--cpu-prof` for instance. */
  flags?: string[]
}

const MAIN = join(import.meta.dirname, '..', 'src', 'main.ts')
const READY_WITHIN_MS = 30_000

/** One process of the hub as it runs in production, on the stores of the benchmark. */
export async function startHubProcess(options: HubOptions): Promise<HubProcess> {
  const { role, stage, cores, on, providerUrl, flags = [] } = options
  const port = await freePort()
  const child = launch({
    script: MAIN,
    args: ['--role', role],
    flags,
    cores,
    on,
    env: hubEnvironment({ stage, providerUrl, port }),
  })
  if (role === 'web') await ready(port, child)
  return {
    pid: child.pid ?? 0,
    port,
    alive: () => child.exitCode === null && child.signalCode === null,
    stop: () => stop(child),
  }
}

/** The settings of a process of the hub as it runs in production, on the stores of the benchmark. */
export const hubEnvironment = ({
  stage,
  providerUrl,
  port,
}: Pick<HubOptions, 'stage' | 'providerUrl'> & { port: number }): Record<string, string> => ({
  NODE_ENV: 'production',
  LOG_LEVEL: 'fatal',
  PORT: String(port),
  PUBLIC_URL: account.publicUrl,
  MONGODB_URI: stage.mongodbUri,
  REDIS_URL: stage.redisUrl,
  DATA_KEY: Buffer.alloc(32, 5).toString('base64'),
  ADMIN_API_KEY: 'a-key-of-the-benchmark',
  TWILIO_ACCOUNT_SID: account.accountSid,
  TWILIO_AUTH_TOKEN: account.authToken,
  TWILIO_WHATSAPP_FROM: account.whatsappFrom,
  TWILIO_SMS_FROM: '',
  TWILIO_MESSAGING_SERVICE_SID: '',
  TWILIO_WHATSAPP_RATE: '1000',
  TWILIO_API_URL: providerUrl,
})

async function ready(port: number, child: ChildProcess): Promise<void> {
  for (let waited = 0; waited < READY_WITHIN_MS; waited += 50) {
    if (child.exitCode !== null) throw new Error(`The hub ended with ${child.exitCode} before it was ready`)
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null)
    if (answer?.ok) return
    await wait(50)
  }
  await stop(child)
  throw new Error('The hub did not become ready')
}
