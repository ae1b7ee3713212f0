import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { cast } from '../../simulator/cast.ts'
import { startSimulator } from '../../simulator/server.ts'
import { localSecret } from '../config/local-secret.ts'
import { type Config, ConfigError, type Provider } from '../config.ts'

/** The simulator in the provider's place: on this machine only, with the cast of the fictional matter. */
export async function startStandIn(
  config: Config,
): Promise<{ provider: Provider; url: string; close(): Promise<void> }> {
  if (config.role !== 'all')
    throw new ConfigError([
      `--role ${config.role} needs a provider: set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN, or start with --role all`,
    ])
  const accountSid = `AC${'0'.repeat(32)}`
  const authToken = localSecret(config.dataDir, 'simulator-token', () => randomBytes(16).toString('hex'))
  const senders = { whatsappFrom: '+15125550111', smsFrom: '+15125550112' }
  const port = config.port === 0 ? 0 : config.port + 1
  const simulator = await startSimulator({
    port,
    accountSid,
    authToken,
    ...senders,
    webhookUrl: `${config.publicUrl}/webhooks/twilio`,
    statusUrl: `${config.publicUrl}/webhooks/twilio/status`,
    phones: cast(),
    file: join(config.dataDir, 'simulator.jsonl'),
    ...(config.port === 0 ? {} : { reach: `http://127.0.0.1:${config.port}` }),
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error
    throw new ConfigError([
      `Port ${port}, for the virtual phones, is in use: end the other program, or set PORT to another number`,
    ])
  })
  return {
    provider: {
      accountSid,
      authToken,
      ...senders,
      apiUrl: simulator.url,
      loopback: true,
      rates: { whatsapp: 80, sms: 1 },
    },
    url: simulator.url,
    close: () => simulator.close(),
  }
}
