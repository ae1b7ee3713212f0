import { beforeAll, expect, test } from 'vitest'
import { releaseTexts } from '../../src/library.ts'
import { hashOf } from '../../src/store/flow-versions.ts'
import { apiServer } from './api-server.ts'

const api = apiServer()
const texts = releaseTexts()
const thanks = texts.find(({ flow }) => flow === 'thanks') ?? { flow: '', yaml: '', words: {} }
const { yaml, words } = thanks
const base = hashOf(thanks)
beforeAll(async () => void (await api.hub.flows.release(texts)))

test('a conversation is read, checked, published, and taken back', async () => {
  const list = await api.call('GET', '/flows')
  expect(list.body.items).toHaveLength(texts.length)
  const read = await api.call('GET', '/flows/thanks', { as: 'staff' })
  expect(read.body).toMatchObject({ id: 'thanks', hash: base, yaml, words, draft: null })

  const later = { yaml: `${yaml}# for the spring\n`, words }
  expect((await api.call('POST', '/flows/thanks/check', { json: later })).body).toEqual({ problems: [] })
  const published = await api.call('POST', '/flows/thanks/publish', { json: { ...later, base, note: 'spring' } })
  expect(published.status).toBe(200)

  const stale = await api.call('POST', '/flows/thanks/publish', { json: { ...later, base, note: 'again' } })
  expect([stale.status, stale.body.current]).toEqual([409, published.body.hash])
  const back = await api.call('POST', '/flows/thanks/rollback', {
    json: { hash: base, base: published.body.hash, note: 'back' },
  })
  expect(back.body).toEqual({ hash: base, number: published.body.number + 1 })
})

test('errors refuse a publication, and say where and what to do', async () => {
  const { status, body } = await api.call('POST', '/flows/thanks/publish', {
    json: { yaml: 'flow: thanks\n', words, base, note: 'no' },
  })
  expect([status, body.type]).toEqual([422, 'urn:portavoz:problem:checks_failed'])
  expect(body.problems[0]).toMatchObject({ check: 'schema', file: 'flows/thanks.yaml', remedy: expect.any(String) })
})

test('a draft is saved for its testers and dropped', async () => {
  const draft = { yaml, words, base, revision: 0, testers: ['p1'] }
  expect((await api.call('POST', '/flows/thanks/draft', { json: draft })).body).toMatchObject({ revision: 1 })
  expect((await api.call('POST', '/flows/thanks/draft', { json: draft })).status).toBe(409)
  expect((await api.call('GET', '/flows/thanks')).body.draft).toMatchObject({ revision: 1, testers: ['p1'] })
  expect((await api.call('DELETE', '/flows/thanks/draft')).body).toEqual({ dropped: true })
})
