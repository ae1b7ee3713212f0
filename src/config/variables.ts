import { z } from 'zod'
import { senderKinds, WHATSAPP_TIERS } from '../channels/senders.ts'

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

/** Every setting by its name in the environment; what each must look like. They are explained in `.env.example`. */
export const variables = z.object({
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
export type Variables = z.infer<typeof variables>

/** What is required together, or in production only: problems in words. */
export function missing(
  given: (name: string) => string | undefined,
  hasProvider: boolean,
  production: boolean,
): string[] {
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
