import { expect, test } from 'vitest'
import { apiServer } from './api-server.ts'

const api = apiServer()
const WEBHOOK = { name: 'The firm', url: 'https://hooks.example.org/in', events: ['claim.join', 'search.*'] }
const make = async (change: object = {}) => api.call('POST', '/webhooks', { json: { ...WEBHOOK, ...change } })

test('a subscription is made, read, changed, switched off and ended; its secret is shown once', async () => {
  const made = await make()
  expect([made.status, made.body.secret]).toEqual([201, expect.stringMatching(/^whsec_/)])
  const path = `/webhooks/${made.body.id}`
  const read = await api.call('GET', path)
  expect(read.body).toMatchObject({ ...WEBHOOK, state: 'active', secrets: 1, matters: null })
  expect(JSON.stringify([read.body, (await api.call('GET', '/webhooks')).body])).not.toContain('whsec_')

  expect((await api.call('PATCH', path, { json: { events: ['*'], matters: ['LAND-1'] } })).body).toMatchObject({
    events: ['*'],
    matters: ['LAND-1'],
    url: WEBHOOK.url,
  })
  const exchanged = await api.call('POST', `${path}/secret`, { json: {} })
  expect([exchanged.status, exchanged.body.secrets]).toEqual([201, 2])
  expect(exchanged.body.secret).not.toBe(made.body.secret)

  expect((await api.call('PATCH', path, { json: { on: false } })).body.state).toBe('off')
  expect((await api.call('POST', `${path}/try`, { json: {} })).status).toBe(409)
  expect((await api.call('PATCH', path, { json: { on: true } })).body.state).toBe('active')
  expect((await api.call('DELETE', path)).status).toBe(200)
  expect((await api.call('GET', path)).status).toBe(404)
})

test('what is sent is listed by pages, the newest first', async () => {
  const { id } = (await make()).body
  const sent: string[] = []
  for (let n = 0; n < 5; n++) sent.unshift((await api.call('POST', `/webhooks/${id}/try`, { json: {} })).body.id)
  const listed: string[] = []
  for (let next = ''; next !== null; ) {
    const { body } = await api.call('GET', `/webhooks/${id}/deliveries?limit=2${next && `&after=${next}`}`)
    listed.push(...body.items.map((each: { id: string }) => each.id))
    next = body.next
  }
  expect(listed).toEqual(sent)
  const [first] = (await api.call('GET', `/webhooks/${id}/deliveries?limit=1`)).body.items
  expect(first).toMatchObject({ type: 'webhook.try', state: 'waiting', attempts: 0, data: { noun: 'webhook', id } })
  expect((await api.call('GET', `/webhooks/${id}/deliveries?state=failed`)).body.items).toEqual([])
})

test('two that were made in the same instant are both listed', async () => {
  const { id } = (await make()).body
  const { store, clock } = api.cases
  const at = clock.now()
  await store.webhookDeliveries.add(
    ['msg_a', 'msg_b', 'msg_c'].map((_id) => ({
      _id: `${_id}${id}`,
      webhook: id,
      type: 'claim.join',
      at,
      data: { noun: 'claim', id: 'c', move: 'join' },
      state: 'failed' as const,
      attempts: 10,
      createdAt: at,
    })),
  )
  const first = await api.call('GET', `/webhooks/${id}/deliveries?limit=2`)
  const second = await api.call('GET', `/webhooks/${id}/deliveries?limit=2&after=${first.body.next}`)
  expect([first.body.items.length, second.body.items.length, second.body.next]).toEqual([2, 1, null])
  const since = new Date(at.getTime() - 1).toISOString()
  const again = await api.call('POST', `/webhooks/${id}/deliveries`, { json: { since } })
  expect(again.body.repeated).toBe(3)
})

test.each<[string, object]>([
  ['an address without encryption', { url: 'http://hooks.example.org/' }],
  ['an address of our own network', { url: 'https://10.0.0.1/' }],
  ['an update that is none', { events: ['claim.explode'] }],
  ['a noun that one role alone reads', { events: ['complaint.*'] }],
  ['nothing to hear of', { events: [] }],
  ['a field that is none', { state: 'active' }],
])('%s is refused', async (_, change) => {
  const reply = await make(change)
  expect([reply.status, reply.body.type]).toEqual([400, 'urn:portavoz:problem:invalid'])
})
