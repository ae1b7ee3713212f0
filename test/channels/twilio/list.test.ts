import { expect, test } from 'vitest'
import { ACCOUNT, type Reply, SMS, sid, WHATSAPP, withStub } from './stub.ts'

const path = `/2010-04-01/Accounts/${ACCOUNT}/Messages`
const out = (n: number, minute: number, more = {}) => ({
  sid: sid(n),
  direction: 'outbound-api',
  to: 'whatsapp:+525500000001',
  from: `whatsapp:${WHATSAPP}`,
  body: `m${n}`,
  date_created: `Mon, 02 Mar 2026 15:${String(minute).padStart(2, '0')}:00 +0000`,
  date_sent: null,
  status: 'queued',
  num_media: '0',
  price: null,
  ...more,
})
const heard = (n: number, minute: number, more = {}) =>
  out(n, minute, {
    direction: 'inbound',
    from: 'whatsapp:+5215500000001',
    to: `whatsapp:${WHATSAPP}`,
    status: 'received',
    ...more,
  })

/** Pages of a list; the last one names no next. */
const paged =
  (...pages: object[][]): Reply =>
  ({ query }) => {
    const n = Number(query.Page ?? 0)
    const next = n + 1 < pages.length ? `/2010-04-01/Accounts/${ACCOUNT}/Messages.json?Page=${n + 1}&PageToken=x` : null
    return [200, { messages: pages[n], next_page_uri: next }]
  }

test('our messages to an address, queued ones too, until the page that is wholly older', () =>
  withStub(
    paged([out(4, 30), heard(9, 29)], [out(3, 20), out(2, 5)], [out(1, 1)], [out(0, 0)]),
    async (twilio, seen) => {
      const found = await twilio.whatsapp?.listSent(
        { channel: 'whatsapp', value: '+525500000001' },
        '2026-03-02T15:10:00Z',
      )
      expect(found?.map(({ externalId }) => externalId)).toEqual([sid(4), sid(3)])
      expect(found?.[0]).toMatchObject({
        body: 'm4',
        at: '2026-03-02T15:30:00.000Z',
        status: 'queued',
        direction: 'outbound',
        raw: { num_media: '0' },
      })
      expect(seen).toHaveLength(3)
      expect(seen[0]?.query).toEqual({ To: 'whatsapp:+525500000001', From: `whatsapp:${WHATSAPP}`, PageSize: '100' })
    },
  ))

test('received messages, oldest first, as if they had come by webhook', () => {
  const media = { media_list: [{ sid: 'ME1', content_type: 'audio/ogg' }] }
  const list = paged(
    [heard(3, 30, { num_media: '1', body: '' }), out(8, 29)],
    [heard(2, 20), heard(1, 10, { from: 'garbage' })],
  )
  return withStub(
    (seen, response, request) => (seen.path.endsWith('/Media.json') ? [200, media] : list(seen, response, request)),
    async (twilio, seen, url) => {
      const found = await twilio.whatsapp?.listReceived('2026-03-02T09:00:00.750-06:00')
      expect(seen[0]?.query).toEqual({
        To: `whatsapp:${WHATSAPP}`,
        'DateSent>': '2026-03-02T15:00:00Z',
        PageSize: '500',
      })
      expect(found?.map(({ externalId, text }) => [externalId, text])).toEqual([
        [sid(2), 'm2'],
        [sid(3), ''],
      ])
      expect(found?.[0]?.from).toEqual({ channel: 'whatsapp', value: '+525500000001' })
      expect(found?.[1]?.media).toEqual([{ url: `${url}${path}/${sid(3)}/Media/ME1`, contentType: 'audio/ogg' }])
    },
  )
})

test('with a messaging service nothing narrows the question, so the answer is sorted out here', () =>
  withStub(
    paged([heard(2, 20), heard(1, 10, { from: '+525500000001', to: SMS })]),
    async (twilio, seen) => {
      const found = await twilio.sms?.listReceived('2026-03-02T15:00:00Z')
      expect(seen[0]?.query).not.toHaveProperty('To')
      expect(found?.map(({ externalId }) => externalId)).toEqual([sid(1)])
    },
    { messagingServiceSid: 'MG1' },
  ))

test('a next page at another host is asked of the provider all the same', () =>
  withStub(
    ({ query }) => [200, { messages: [], next_page_uri: query.Page ? null : 'https://evil.test/x?Page=1' }],
    async (twilio, seen) => {
      await twilio.sms?.listReceived('2026-03-02T15:00:00Z')
      expect(seen.map((one) => one.path)).toEqual([`${path}.json`, `${path}.json`])
    },
  ))

test('pages without end are given up', () =>
  withStub(
    () => [200, { messages: [], next_page_uri: '/x?Page=1' }],
    async (twilio) => {
      await expect(twilio.sms?.listReceived('2026-03-02T15:00:00Z')).rejects.toMatchObject({ code: 'too_many_pages' })
    },
  ))

test.each<[Reply, string, string]>([
  [() => [500, 'x'], 'later', 'http_500'],
  [() => [401, { code: 20003 }], 'configuration', '20003'],
  [() => [200, 'x'], 'later', 'answer_malformed'],
])('a refusal is thrown with its policy', (reply, policy, code) =>
  withStub(reply, async (twilio) => {
    await expect(
      twilio.sms?.listSent({ channel: 'sms', value: '+525500000001' }, '2026-03-02T15:00:00Z'),
    ).rejects.toMatchObject({
      policy,
      code,
    })
  }),
)
