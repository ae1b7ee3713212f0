import { beforeAll, expect, test } from 'vitest'
import { createReceive } from '../../src/hub/receive.ts'
import { createReceiveMail } from '../../src/hub/receive-mail.ts'
import { createRelay } from '../../src/hub/relay.ts'
import { apiServer, LAND_1 } from './api-server.ts'

const api = apiServer()
const WORDS = 'Tell him to sign today.'

beforeAll(async () => {
  await api.call('POST', '/matters', { json: LAND_1 })
  const { parts } = api.hub
  const receive = createReceiveMail(parts, createReceive(parts), createRelay(parts), undefined)
  for (const id of ['a', 'b', 'c'])
    await receive({
      ...{ id, kind: 'words', from: 'eva@elsewhere.example', vouched: false, to: [] },
      ...{ words: WORDS, whole: WORDS, files: 0 },
    })
})

test('is listed in pages, without its words', async () => {
  const seen: string[] = []
  for (let after = ''; ; ) {
    const { status, body } = await api.call('GET', `/set-aside?limit=2${after}`)
    expect(status).toBe(200)
    expect(JSON.stringify(body)).not.toMatch(/sign|eva@/)
    seen.push(...body.items.map(({ id, reason }: { id: string; reason: string }) => `${id} ${reason}`))
    if (body.next === null) break
    after = `&after=${body.next}`
  }
  expect(seen).toEqual(['a', 'b', 'c'].map((id) => `mail.${id} mail_from_stranger`))
})

test('is read with its words, and the reading is logged first', async () => {
  const { status, body } = await api.call('GET', '/set-aside/mail.b', { as: 'staff' })
  expect([status, body.content]).toMatchObject([200, { from: 'eva@elsewhere.example', words: WORDS }])
  expect(await api.hub.parts.store.accessLog.model.countDocuments({ subject: 'inbox:mail.b' })).toBe(1)
})

test('is not there once it was emptied, nor is what went into a conversation', async () => {
  await api.hub.parts.store.inbox.emptied(['mail.c'])
  expect((await api.call('GET', '/set-aside/mail.c')).status).toBe(404)
  expect((await api.call('GET', '/set-aside')).body.items).toHaveLength(2)
})

test('is nothing for a key of some matters', async () => {
  const made = await api.call('POST', '/api-keys', { json: { name: 'one', role: 'staff', matters: ['LAND-1'] } })
  for (const path of ['/set-aside', '/set-aside/mail.b'])
    expect((await api.call('GET', path, { key: made.body.key })).status).toBe(403)
})
