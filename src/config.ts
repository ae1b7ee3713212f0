import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { senderKinds, WHATSAPP_TIERS } from './channels/senders.ts'

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

const e164 = z
  .string()
  .regex(/^(whatsapp:)?\+[1-9]\d{6,14}$/, 'must be a number like +15125550100, with or without whatsapp: in front')
  .transform((value) => value.replace(/^whatsapp:/, ''))
const authToken = z.string().min(8, 'is too short to be an auth token').optional()
const rate = (fallback: number) =>
  z.coerce.number('must be a number of messages a second').positive().max(1000).default(fallback)
const url = (schemes: string[]) =>
  z.string().refine((value) => URL.canParse(value) && schemes.includes(new URL(value).protocol), {
    message: `must be an address that starts with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}`,
  })
const masterKey = z
  .string()
  .refine(
    (value) => Buffer.from(value, 'base64').length === 32,
    'must be 32 bytes in base64 (make one with: openssl rand -base64 32)',
  )

const environment = z.object({
  PORT: z.coerce.number('must be a whole number from 0 to 65535').int().min(0).max(65535).default(3000),
  PUBLIC_URL: url(['http:', 'https:']).optional(),
  MONGODB_URI: url(['mongodb:', 'mongodb+srv:']).optional(),
  REDIS_URL: url(['redis:', 'rediss:']).optional(),
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-f]{32}$/i, 'must be AC and 32 hexadecimal digits')
    .optional(),
  TWILIO_AUTH_TOKEN: authToken,
  TWILIO_AUTH_TOKEN_OTHER: authToken,
  TWILIO_SMS_FROM: e164.optional(),
  TWILIO_WHATSAPP_FROM: e164.optional(),
  TWILIO_WHATSAPP_RATE: rate(senderKinds.whatsapp.perSecond),
  TWILIO_SMS_RATE: rate(senderKinds['sms-long-code'].perSecond),
  TWILIO_WHATSAPP_TIER: z
    .enum(['unlimited', ...WHATSAPP_TIERS.map(String)], `must be ${WHATSAPP_TIERS.join(', ')} or unlimited`)
    .default('unlimited'),
  TWILIO_MESSAGING_SERVICE_SID: z
    .string()
    .regex(/^MG[0-9a-f]{32}$/i, 'must be MG and 32 hexadecimal digits')
    .optional(),
  TWILIO_API_URL: url(['http:', 'https:']).optional(),
  DATA_KEY: masterKey.optional(),
  DATA_KEY_OLD: masterKey.optional(),
  ADMIN_API_KEY: z.string().min(16, 'must have at least 16 characters').optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  TRANSCRIBER: z.enum(['none']).default('none'),
  SMTP_URL: url(['smtp:', 'smtps:']).optional(),
  MAIL_FROM: z.email('must be an address like hub@example.org').optional(),
  MAIL_IN_SECRET: z
    .string()
    .min(16, 'must have at least 16 characters (make one with: openssl rand -hex 24)')
    .optional(),
  MAIL_IN_SERVER: z
    .string()
    .regex(/^[\w.-]+$/, 'must be a name like mx.example.org, as it begins the Authentication-Results of your mails')
    .optional(),
  MAIL_REPLY_TO: z.email('must be an address like reply@example.org').optional(),
  TRANSLATOR: z.enum(['none']).default('none'),
  PORTAVOZ_DATA: z.string().optional(),
})

/**
 * Reads the environment once, whole, and freezes it. Nothing else in the project touches the environment.
 * @throws ConfigError with all problems at once
 */
export function loadConfig(env: NodeJS.ProcessEnv = process.env, role: string = 'all'): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(given)
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

/** What is required together, or in production only. */
function missing(given: (name: string) => string | undefined, hasProvider: boolean, production: boolean): string[] {
  const problems: string[] = []
  if (Boolean(given('SMTP_URL')) !== Boolean(given('MAIL_FROM')))
    problems.push('SMTP_URL and MAIL_FROM go together: give both to write to Advocates by e-mail, or neither')
  if (Boolean(given('MAIL_IN_SECRET')) !== Boolean(given('MAIL_IN_SERVER')))
    problems.push('MAIL_IN_SECRET and MAIL_IN_SERVER go together: give both to take answers by e-mail, or neither')
  for (const name of ['MAIL_IN_SECRET', 'MAIL_REPLY_TO'])
    if (given(name) && !given(name === 'MAIL_IN_SECRET' ? 'MAIL_FROM' : 'MAIL_IN_SECRET'))
      problems.push(`${name} is given alone: it goes with MAIL_FROM, MAIL_IN_SECRET and MAIL_IN_SERVER`)
  if (hasProvider) {
    for (const name of ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN'])
      if (!given(name))
        problems.push(`${name} is missing: give both TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN, or neither`)
    if (given('TWILIO_AUTH_TOKEN_OTHER') && given('TWILIO_AUTH_TOKEN_OTHER') === given('TWILIO_AUTH_TOKEN'))
      problems.push(
        'TWILIO_AUTH_TOKEN_OTHER is TWILIO_AUTH_TOKEN: give the token that is not used for sending, or leave it out',
      )
    if (!given('TWILIO_WHATSAPP_FROM') && !given('TWILIO_SMS_FROM') && !given('TWILIO_MESSAGING_SERVICE_SID'))
      problems.push('TWILIO_WHATSAPP_FROM or TWILIO_SMS_FROM is missing: the hub needs a sender')
  } else {
    if (given('TWILIO_AUTH_TOKEN_OTHER'))
      problems.push('TWILIO_AUTH_TOKEN_OTHER is given alone: it goes with TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN')
    if (production)
      problems.push('TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN are missing: in production there is no simulator')
  }
  if (production)
    for (const name of ['PUBLIC_URL', 'DATA_KEY', 'ADMIN_API_KEY', 'MONGODB_URI', 'REDIS_URL'])
      if (!given(name)) problems.push(`${name} is missing: production needs it`)
  return problems
}

function mailOf(values: z.infer<typeof environment>, url: string, from: string): NonNullable<Config['mail']> {
  const { MAIL_IN_SECRET: secret, MAIL_IN_SERVER: server, MAIL_REPLY_TO: address = from } = values
  return { url, from, ...(secret && server ? { answers: { secret, server, address } } : {}) }
}

function providerOf(values: z.infer<typeof environment>): Provider {
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

/** Outside production a secret that is not given is made once and kept in the data folder, readable by the owner only. */
export function localSecret(dataDir: string, name: string, make: () => string): string {
  const file = join(dataDir, name)
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    const draft = `${file}.${process.pid}`
    writeFileSync(draft, make(), { mode: 0o600 })
    try {
      // Whole or not at all, and the first of two starts wins.
      linkSync(draft, file)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    } finally {
      unlinkSync(draft)
    }
  }
  return readFileSync(file, 'utf8').trim()
}
