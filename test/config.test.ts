import { randomBytes } from 'node:crypto'
import { mkdtempSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ConfigError, loadConfig } from '../src/config.ts'

const dir = (): string => mkdtempSync(join(tmpdir(), 'portavoz-config-'))
const provider = {
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'a-token-of-tests',
  TWILIO_WHATSAPP_FROM: 'whatsapp:+15125550111',
}
const production = {
  ...provider,
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://hub.example.org/',
  DATA_KEY: randomBytes(32).toString('base64'),
  ADMIN_API_KEY: 'an-api-key-of-tests',
  MONGODB_URI: 'mongodb://db/portavoz',
  REDIS_URL: 'redis://cache:6379',
}
const mail = {
  SMTP_URL: 'smtps://mail.example.org',
  MAIL_FROM: 'hub@example.org',
  MAIL_IN_SECRET: 'a-secret-of-tests',
  MAIL_IN_SERVER: 'mx.example.org',
}
const problemsOf = (env: NodeJS.ProcessEnv, role = 'all'): string[] => {
  try {
    loadConfig({ PORTAVOZ_DATA: dir(), ...env }, role)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
}

describe('the configuration', () => {
  it('needs nothing on a machine of one’s own, and keeps the keys it made', () => {
    const data = dir()
    const first = loadConfig({ PORTAVOZ_DATA: data })
    const second = loadConfig({ PORTAVOZ_DATA: data, TWILIO_SMS_FROM: '' })
    expect(first.provider).toBeUndefined()
    expect(first.publicUrl).toBe('http://localhost:3000')
    expect(first.dataKey).toHaveLength(32)
    expect(second.dataKey).toEqual(first.dataKey)
    expect(second.adminApiKey).toBe(first.adminApiKey)
    expect(statSync(join(data, 'data-key')).mode & 0o077).toBe(0)
  })

  it('takes production as given', () => {
    const config = loadConfig({ ...production, TWILIO_API_URL: 'http://127.0.0.1:4010/' }, 'web')
    expect(config).toMatchObject({ role: 'web', production: true, publicUrl: 'https://hub.example.org' })
    expect(config.provider).toMatchObject({
      whatsappFrom: '+15125550111',
      apiUrl: 'http://127.0.0.1:4010',
      loopback: true,
    })
    expect(config.provider?.rates).toEqual({ whatsapp: 80, sms: 1 })
    expect(Object.isFrozen(config)).toBe(true)
  })

  it.each([
    ['http://127.0.0.1:1', true],
    ['http://127.8.9.1:1', true],
    ['http://localhost:1', true],
    ['http://[::1]:1', true],
    ['http://127.0.0.1.example.org', false],
    ['https://api.example.org', false],
  ])('knows whether %s is on this machine', (url, loopback) => {
    const config = loadConfig({ ...provider, PORTAVOZ_DATA: dir(), TWILIO_API_URL: url })
    expect(config.provider?.loopback).toBe(loopback)
  })

  it('takes a second token beside the one that is used for sending', () => {
    const config = loadConfig({ ...provider, PORTAVOZ_DATA: dir(), TWILIO_AUTH_TOKEN_OTHER: 'another-token' })
    expect(config.provider).toMatchObject({ authToken: provider.TWILIO_AUTH_TOKEN, otherAuthToken: 'another-token' })
  })

  it('takes answers by e-mail at an address of their own, or where the mails come from', () => {
    const answers = { secret: mail.MAIL_IN_SECRET, server: 'mx.example.org', address: 'hub@example.org' }
    expect(loadConfig({ ...mail, PORTAVOZ_DATA: dir() }).mail?.answers).toEqual(answers)
    const elsewhere = loadConfig({ ...mail, PORTAVOZ_DATA: dir(), MAIL_REPLY_TO: 'reply@in.example.org' })
    expect(elsewhere.mail?.answers?.address).toBe('reply@in.example.org')
    expect(loadConfig({ ...mail, PORTAVOZ_DATA: dir(), MAIL_IN_SECRET: '', MAIL_IN_SERVER: '' }).mail?.answers).toBe(
      undefined,
    )
  })

  it('is live without another address', () => {
    expect(loadConfig({ ...provider, PORTAVOZ_DATA: dir() }).provider?.loopback).toBe(false)
  })

  it.each<[string, NodeJS.ProcessEnv, RegExp]>([
    ['half a provider', { TWILIO_ACCOUNT_SID: provider.TWILIO_ACCOUNT_SID }, /TWILIO_AUTH_TOKEN is missing/],
    ['a second token alone', { TWILIO_AUTH_TOKEN_OTHER: 'another-token' }, /TWILIO_AUTH_TOKEN_OTHER is given alone/],
    [
      'a second token that is the first',
      { ...provider, TWILIO_AUTH_TOKEN_OTHER: provider.TWILIO_AUTH_TOKEN },
      /TWILIO_AUTH_TOKEN_OTHER is TWILIO_AUTH_TOKEN/,
    ],
    ['a short second token', { ...provider, TWILIO_AUTH_TOKEN_OTHER: 'short' }, /TWILIO_AUTH_TOKEN_OTHER is too short/],
    ['a provider without a sender', { ...provider, TWILIO_WHATSAPP_FROM: undefined }, /needs a sender/],
    ['a key of 31 bytes', { DATA_KEY: randomBytes(31).toString('base64') }, /DATA_KEY must be 32 bytes/],
    ['a sender that is no number', { ...provider, TWILIO_SMS_FROM: '555' }, /TWILIO_SMS_FROM must be a number/],
    ['a port that is none', { PORT: 'http' }, /PORT must be a whole number/],
    ['an unknown log level', { LOG_LEVEL: 'loud' }, /LOG_LEVEL/],
    ['an unknown environment', { NODE_ENV: 'staging' }, /NODE_ENV/],
    ['an address of another kind', { MONGODB_URI: 'postgres://x' }, /MONGODB_URI must be an address/],
    ['a rate of zero', { TWILIO_WHATSAPP_RATE: '0' }, /TWILIO_WHATSAPP_RATE/],
    ['a short API key', { ADMIN_API_KEY: 'short' }, /ADMIN_API_KEY/],
    ['answers by e-mail without a server that vouches', { ...mail, MAIL_IN_SERVER: '' }, /go together/],
    ['answers by e-mail without e-mail', { ...mail, SMTP_URL: '', MAIL_FROM: '' }, /MAIL_IN_SECRET is given alone/],
    [
      'an address for answers that do not come in',
      { MAIL_REPLY_TO: 'reply@example.org' },
      /MAIL_REPLY_TO is given alone/,
    ],
    ['a short secret for mails', { ...mail, MAIL_IN_SECRET: 'short' }, /MAIL_IN_SECRET must have at least 16/],
    ['production without a provider', { ...production, TWILIO_ACCOUNT_SID: '', TWILIO_AUTH_TOKEN: '' }, /no simulator/],
    ['production without a key', { ...production, DATA_KEY: '' }, /DATA_KEY is missing/],
  ])('refuses %s', (_, env, message) => {
    expect(problemsOf(env).join('\n')).toMatch(message)
  })

  it('lists all problems at once, an unknown role among them', () => {
    expect(problemsOf({ PORT: '-1', LOG_LEVEL: 'loud', DATA_KEY: 'x' }, 'boss')).toHaveLength(4)
  })
})
