import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { localSecret } from './config/local-secret.ts'
import { missing, type Variables, variables } from './config/variables.ts'

export const ROLES = ['all', 'web', 'worker'] as const
export type Role = (typeof ROLES)[number]

export type Provider = {
  accountSid: string
  authToken: string
  /** While the token is being changed: webhooks signed with this one are taken as well. Nothing is sent with it. */
  otherAuthToken?: string
  smsFrom?: string
  whatsappFrom?: string
  messagingServiceSid?: string
  /** Another base address of the provider's API. */
  apiUrl?: string
  /** The API is on this machine: a simulator or a test. Then only fictional numbers are sent to, else never. */
  loopback: boolean
  /** Messages a second that the sender may send. */
  rates: { whatsapp: number; sms: number }
  /** People whom the WhatsApp sender may begin with in 24 hours; absent: any number. */
  tier?: number
}

/** How answers to our mails come in. */
export type MailAnswers = {
  /** What whoever brings them has to say. */
  secret: string
  /** The name under which our mail server writes what it found out about a sender. */
  server: string
  /** Where they go, with a tag behind a plus sign. */
  address: string
}

export type Config = {
  role: Role
  production: boolean
  port: number
  /** Address under which the provider reaches us, without a slash at the end. Signatures are checked over it. */
  publicUrl: string
  mongodbUri?: string
  redisUrl?: string
  /** Absent: the simulator stands in, and the fictional matter is seeded. */
  provider?: Provider
  /** Master key of field encryption, 32 bytes. */
  dataKey: Buffer
  /** The master key before it: accepted until `portavoz keys rotate` has wrapped every key anew. */
  dataKeyOld?: Buffer
  adminApiKey: string
  /** Who proposes what a voice note says. */
  transcriber: 'none'
  /** The mail server for Advocates who chose e-mail, and the address that it comes from; absent: no e-mail. */
  mail?: { url: string; from: string; answers?: MailAnswers }
  /** Who proposes a letter in the other side's language. */
  translator: 'none'
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
  /** Folder of local data: database files when no URI is given, generated keys. */
  dataDir: string
}

/** Everything that is wrong with the environment, in one message that says what to do. */
export class ConfigError extends Error {
  readonly problems: string[]
  constructor(problems: string[]) {
    super(`The configuration cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`)
    this.name = 'ConfigError'
    this.problems = problems
  }
}

/**
 * Reads the environment once, whole, and freezes it. Nothing else in the project touches the environment.
 * @throws ConfigError with all problems at once
 */
export function loadConfig(env: NodeJS.ProcessEnv = process.env, role: string = 'all'): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = variables.safeParse(given)
  const problems = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
  if (!ROLES.includes(role as Role)) problems.push(`--role ${role} is unknown: use ${ROLES.join(', ')}`)
  const loose = (name: string) => (typeof given[name] === 'string' ? given[name] : undefined)
  const production = loose('NODE_ENV') === 'production'
  const hasProvider = Boolean(loose('TWILIO_ACCOUNT_SID') || loose('TWILIO_AUTH_TOKEN'))
  problems.push(...missing(loose, hasProvider, production))
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems)

  const values = parsed.data
  const dataDir = values.PORTAVOZ_DATA ?? join(import.meta.dirname, '..', '.portavoz', 'data')
  const config: Config = {
    role: role as Role,
    production,
    port: values.PORT,
    publicUrl: (values.PUBLIC_URL ?? `http://localhost:${values.PORT}`).replace(/\/+$/, ''),
    dataKey: Buffer.from(
      values.DATA_KEY ?? localSecret(dataDir, 'data-key', () => randomBytes(32).toString('base64')),
      'base64',
    ),
    adminApiKey:
      values.ADMIN_API_KEY ??
      localSecret(dataDir, 'admin-api-key', () => `pv_${randomBytes(24).toString('base64url')}`),
    transcriber: values.TRANSCRIBER,
    translator: values.TRANSLATOR,
    logLevel: values.LOG_LEVEL,
    dataDir,
  }
  if (values.DATA_KEY_OLD) config.dataKeyOld = Buffer.from(values.DATA_KEY_OLD, 'base64')
  if (values.MONGODB_URI) config.mongodbUri = values.MONGODB_URI
  if (values.REDIS_URL) config.redisUrl = values.REDIS_URL
  if (values.SMTP_URL && values.MAIL_FROM) config.mail = mailOf(values, values.SMTP_URL, values.MAIL_FROM)
  if (hasProvider) config.provider = providerOf(values)
  return Object.freeze(config)
}

function mailOf(values: Variables, url: string, from: string): NonNullable<Config['mail']> {
  const { MAIL_IN_SECRET: secret, MAIL_IN_SERVER: server, MAIL_REPLY_TO: address = from } = values
  return { url, from, ...(secret && server ? { answers: { secret, server, address } } : {}) }
}

function providerOf(values: Variables): Provider {
  const provider: Provider = {
    accountSid: values.TWILIO_ACCOUNT_SID ?? '',
    authToken: values.TWILIO_AUTH_TOKEN ?? '',
    loopback: values.TWILIO_API_URL !== undefined && isLoopback(values.TWILIO_API_URL),
    rates: { whatsapp: values.TWILIO_WHATSAPP_RATE, sms: values.TWILIO_SMS_RATE },
  }
  if (values.TWILIO_WHATSAPP_TIER !== 'unlimited') provider.tier = Number(values.TWILIO_WHATSAPP_TIER)
  if (values.TWILIO_AUTH_TOKEN_OTHER) provider.otherAuthToken = values.TWILIO_AUTH_TOKEN_OTHER
  if (values.TWILIO_SMS_FROM) provider.smsFrom = values.TWILIO_SMS_FROM
  if (values.TWILIO_WHATSAPP_FROM) provider.whatsappFrom = values.TWILIO_WHATSAPP_FROM
  if (values.TWILIO_MESSAGING_SERVICE_SID) provider.messagingServiceSid = values.TWILIO_MESSAGING_SERVICE_SID
  if (values.TWILIO_API_URL) provider.apiUrl = values.TWILIO_API_URL.replace(/\/+$/, '')
  return provider
}

const isLoopback = (address: string): boolean => {
  const host = new URL(address).hostname
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host)
}
