import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, describe, expect, it } from 'vitest'
import { createEmail } from '../../../src/channels/email/email.ts'
import { createReplyAddresses } from '../../../src/channels/reply-address.ts'

const servers: SMTPServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise<void>((done) => server.close(done))
})

type Mail = { from: string; to: string[]; content: string }

/** A mail server of this test, on this machine. `mails`: what it took. */
async function smtp(options: SMTPServerOptions = {}): Promise<{ url: string; mails: Mail[] }> {
  const mails: Mail[] = []
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    logger: false,
    closeTimeout: 50,
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part) => parts.push(part))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        const content = Buffer.concat(parts).toString()
        mails.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), content })
        done()
      })
    },
    ...options,
  })
  server.on('error', () => {})
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  return { url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, mails }
}

const answer = (code: number) => Object.assign(new Error('no'), { responseCode: code })
const letter = {
  messageId: 'm_1.2',
  to: { channel: 'email', value: 'dana@example.org' },
  subject: 'JIM: a message for you',
  text: 'JIM CF-1042: the office was closed. Señora, ¿mañana?',
  footer: 'Please answer by text message.',
} as const
const via = (url: string, patienceMs?: number) =>
  createEmail({ url, from: 'hub@example.org', ...(patienceMs === undefined ? {} : { patienceMs }) })

it('sends plain text to one address, under an id of our own that stays the same', async () => {
  const { url, mails } = await smtp()
  expect(await via(url).send(letter)).toEqual({ kind: 'sent', externalId: '<m_1@example.org>' })
  expect(await via(url).send({ ...letter, messageId: 'm_1.3' })).toEqual({
    kind: 'sent',
    externalId: '<m_1@example.org>',
  })
  const [mail] = mails
  expect(mails).toHaveLength(2)
  expect(mail).toMatchObject({ from: 'hub@example.org', to: ['dana@example.org'] })
  expect(mail?.content).toMatch(/^Message-ID: <m_1@example\.org>/im)
  expect(mail?.content).toMatch(/^Subject: JIM: a message for you/im)
  expect(mail?.content).toMatch(/^Content-Type: text\/plain; charset=utf-8/im)
  const body = Buffer.from((mail?.content.split('\r\n\r\n').slice(1).join('\n\n') ?? '').replace(/=\r\n/g, ''))
    .toString()
    .replace(/(=[0-9A-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString())
  expect(body).toContain('the office was closed. Señora, ¿mañana?')
  expect(body).toContain('Please answer by text message.')
})

it('asks for answers at an address of the case, and keeps mails of one case together', async () => {
  const { url, mails } = await smtp()
  const replies = createReplyAddresses('reply@example.org', (text) => Buffer.from(text).toString('base64url'))
  await createEmail({ url, from: 'hub@example.org', replies }).send({ ...letter, thread: 'CF-1042' })
  const address = replies.to('dana@example.org', 'CF-1042')
  expect(mails[0]?.content).toContain(`Reply-To: ${address}`)
  expect(mails[0]?.content).toContain(`References: <${address}>`)
  await via(url).send({ ...letter, thread: 'CF-1042' })
  expect(mails[1]?.content).not.toMatch(/^(Reply-To|References):/im)
})

describe('what the server says', () => {
  it.each<[string, SMTPServerOptions, object]>([
    [
      'there is nobody of that name',
      { onRcptTo: (_, __, done) => done(answer(550)) },
      { kind: 'refused', policy: 'bad-address', code: '550' },
    ],
    ['not now', { onRcptTo: (_, __, done) => done(answer(451)) }, { kind: 'refused', policy: 'later', code: '451' }],
    [
      'not from us',
      { onMailFrom: (_, __, done) => done(answer(553)) },
      { kind: 'refused', policy: 'configuration', code: '553' },
    ],
    [
      'too busy to begin',
      { onConnect: (_, done) => done(answer(421)) },
      { kind: 'refused', policy: 'later', code: '421' },
    ],
    [
      'not these words',
      {
        onData: (stream, _, done) => {
          stream.resume()
          stream.on('end', () => done(answer(554)))
        },
      },
      { kind: 'refused', policy: 'content', code: '554' },
    ],
  ])('%s', async (_, options, outcome) => {
    const { url } = await smtp(options)
    expect(await via(url).send(letter)).toEqual(outcome)
  })

  it('nothing, once it has the words: that is not known', async () => {
    const { url } = await smtp({ onData: (stream) => void stream.resume() })
    expect(await via(url, 1_000).send(letter)).toEqual({ kind: 'unknown', code: expect.any(String) })
  })

  it('a wrong password', async () => {
    const { url } = await smtp({ authOptional: false, onAuth: (_, __, done) => done(answer(535)) })
    const named = url.replace('//', '//hub:wrong@')
    expect(await via(named).send(letter)).toEqual({ kind: 'refused', policy: 'configuration', code: '535' })
  })
})

it('a server that is away took nothing', async () => {
  const { url } = await smtp()
  for (const server of servers.splice(0)) await new Promise<void>((done) => server.close(done))
  expect(await via(url).send(letter)).toMatchObject({ kind: 'refused', policy: 'later' })
})

it('asks nothing of the server', async () => {
  const channel = via('smtp://127.0.0.1:1')
  expect(await channel.listSent(letter.to, '2026-03-09T15:00:00Z')).toEqual([])
  expect(await channel.listReceived('2026-03-09T15:00:00Z')).toEqual([])
})
