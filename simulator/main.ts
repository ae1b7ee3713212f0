import { parseArgs } from 'node:util'
import pino from 'pino'
import { cast } from './cast.ts'
import { startSimulator } from './server.ts'

const log = pino({ name: 'simulator' })

const help = `Start the look-alike of the provider alone, for a hub that is pointed at it.

  node simulator/main.ts

Environment, with what stands when nothing is set:
  SIMULATOR_PORT        4010
  TWILIO_ACCOUNT_SID    AC and 32 zeros
  TWILIO_AUTH_TOKEN     simulator
  TWILIO_SMS_FROM       +15125550100
  TWILIO_WHATSAPP_FROM  +15125550101
  PUBLIC_URL            http://localhost:3000   (the hub)
  SIMULATOR_FILE        none; a journal file that keeps messages over restarts
`

const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } } })
if (values.help) {
  process.stdout.write(help)
} else {
  const { env } = process
  const hub = env.PUBLIC_URL ?? 'http://localhost:3000'
  const simulator = await startSimulator({
    port: Number(env.SIMULATOR_PORT ?? 4010),
    accountSid: env.TWILIO_ACCOUNT_SID ?? `AC${'0'.repeat(32)}`,
    authToken: env.TWILIO_AUTH_TOKEN ?? 'simulator',
    smsFrom: env.TWILIO_SMS_FROM ?? '+15125550100',
    whatsappFrom: env.TWILIO_WHATSAPP_FROM ?? '+15125550101',
    webhookUrl: `${hub}/webhooks/twilio`,
    statusUrl: `${hub}/webhooks/twilio/status`,
    phones: cast(),
    ...(env.SIMULATOR_FILE ? { file: env.SIMULATOR_FILE } : {}),
    log,
  })
  log.info({ phones: simulator.url, hub }, 'virtual phones are ready')
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void simulator.close())
  }
}
