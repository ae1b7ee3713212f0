import { describe, expect, it } from 'vitest'
import { fetchMedia } from '../../../src/channels/twilio/media.ts'
import { ACCOUNT, type Reply, sid, TOKEN, withStub } from './stub.ts'

const PATH = `/2010-04-01/Accounts/${ACCOUNT}/Messages/${sid(1)}/Media/ME${'a'.repeat(32)}`
const MB = 1024 * 1024

/** What became of a file at the stub, and what the stub saw. */
const fetched = (reply: Reply, change: (url: string) => string = (url) => url + PATH) =>
  withStub(reply, async (twilio, seen, url) => {
    const found = await twilio.whatsapp?.fetchMedia?.(change(url))
    return { found, seen }
  })

describe('fetching a file', () => {
  it('signs in at the provider and not at its storage', async () => {
    const { found, seen } = await fetched(({ path }) =>
      path === PATH ? [307, '', { Location: '/store/1' }] : [200, 'bytes'],
    )
    expect(found).toEqual({ kind: 'fetched', bytes: Buffer.from('bytes') })
    expect(seen.map(({ path, auth }) => [path, auth])).toEqual([
      [PATH, `${ACCOUNT}:${TOKEN}`],
      ['/store/1', ''],
    ])
  })

  it.each<[string, Reply, object]>([
    ['two redirects', () => [302, '', { Location: '/again' }], { kind: 'refused', code: 'redirects' }],
    ['a redirect to nowhere', () => [302, ''], { kind: 'refused', code: 'redirect' }],
    ...[
      'http://127.0.0.1:1/',
      'https://127.0.0.1/',
      'https://169.254.169.254/latest/meta-data/',
      'https://[::1]/',
      'https://0x7f000001/',
      'https://2130706433/',
      'https://localhost/',
      'file:///etc/passwd',
      'https://name:word@storage.example/',
      'http://storage.example/',
    ].map((location): [string, Reply, object] => [
      `a redirect to ${location}`,
      () => [307, '', { Location: location }],
      { kind: 'refused', code: 'elsewhere' },
    ]),
    ['a deleted file', () => [404, {}], { kind: 'refused', code: 'gone' }],
    ['a wrong token', () => [401, {}], { kind: 'later', code: 'http_401' }],
    ['a provider that is down', () => [503, {}], { kind: 'later', code: 'http_503' }],
    [
      'a file that says it is too large',
      (_, response) => void response.writeHead(200, { 'Content-Length': 17 * MB }).write('x'),
      { kind: 'refused', code: 'too_large' },
    ],
    [
      'a stream without end',
      (_, response) => {
        const more = (): void => {
          while (!response.destroyed && response.write(Buffer.alloc(MB)));
        }
        response.on('drain', more)
        more()
        return undefined
      },
      { kind: 'refused', code: 'too_large' },
    ],
    [
      'a length that is not kept',
      (_, response) => {
        response.writeHead(200, { 'Content-Length': 100 }).write('x')
        response.destroy()
        return undefined
      },
      { kind: 'later', code: 'ECONNRESET' },
    ],
  ])('%s', async (_, reply, expected) => {
    const { found, seen } = await fetched(reply)
    expect(found).toEqual(expected)
    expect(seen.length).toBeLessThanOrEqual(2)
  })

  it.each([
    'https://example.com/a',
    'http://api.twilio.com/a',
    'https://api.twilio.com.evil.example/',
    'http://127.0.0.1:1/',
    'file:///etc/passwd',
    '',
  ])('asks nothing at %s', async (url) => {
    const { found, seen } = await fetched(
      () => [200, 'x'],
      () => url,
    )
    expect([found, seen]).toEqual([{ kind: 'refused', code: 'elsewhere' }, []])
  })

  it('gives up on a provider that drips', async () => {
    const source = { accountSid: ACCOUNT, authToken: TOKEN, messagesPath: '', api: () => Promise.reject() }
    await withStub(
      (_, response) => void response.writeHead(200).write('x'),
      async (_, __, url) => {
        const found = await fetchMedia({ ...source, origins: [url] }, url + PATH, 50)
        expect(found).toEqual({ kind: 'later', code: 'timeout' })
      },
    )
  })
})

describe('deleting a file', () => {
  it.each<[number, boolean]>([
    [204, true],
    [404, true],
    [500, false],
    [429, false],
  ])('answered with %i', async (status, done) => {
    await withStub(
      () => [status, {}],
      async (twilio, seen, url) => {
        expect(await twilio.whatsapp?.deleteMedia?.(url + PATH)).toBe(done)
        expect(seen.map(({ method, path }) => `${method} ${path}`)).toEqual([`DELETE ${PATH}.json`])
        expect(await twilio.whatsapp?.deleteMedia?.(`${url}/elsewhere`)).toBe(true)
        expect(seen).toHaveLength(1)
      },
    )
  })
})
