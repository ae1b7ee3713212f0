import { beforeAll, expect, test } from 'vitest'
import type { PersonDoc } from '../../src/cases/person.ts'
import { CODE_MINUTES, countingCodes, MAX_CODE_MISSES } from '../../src/cases/person-trust.ts'
import { listed } from '../support/listed.ts'
import { apiServer, LAND_1 } from './api-server.ts'

const api = apiServer()
const { cases } = api
const about = { noun: 'person', subject: 'p_1', personId: 'p_1' } as const

beforeAll(async () => {
  await api.call('POST', '/matters', { json: LAND_1 })
  await cases.tell(...listed('p_1', 'Ana', { id: 'c_1', matter: 'LAND-1' }))
  await cases.drain()
})
const make = (key?: string) =>
  api.call('POST', '/people/p_1/codes', {
    as: 'defender',
    json: {},
    ...(key ? { headers: { 'idempotency-key': key } } : {}),
  })
const doc = async () => (await cases.store.cases.get<PersonDoc>('person', 'p_1'))?.doc as PersonDoc
const counting = async () => countingCodes(await doc(), cases.clock.now().getTime()).map(({ code }) => code)

test('a code is shown once, to whoever reads it out, and stands in no other answer and no log', async () => {
  const { status, body } = await make('first')
  expect([status, body.code]).toEqual([201, expect.stringMatching(/^\d{6}$/)])
  expect(await counting()).toEqual([body.code])
  expect((await make('first')).body.code).toBe(body.code)
  const another = (await make()).body.code
  expect(another).not.toBe(body.code)
  const person = await api.call('GET', '/people/p_1')
  expect(person.body).not.toHaveProperty('codes')
  const updates = await api.call('GET', '/updates')
  for (const code of [body.code, another]) expect(JSON.stringify([updates.body, cases.logged])).not.toContain(code)
})

test(`counts for ${CODE_MINUTES} minutes`, async () => {
  cases.clock.advance(`${CODE_MINUTES - 1}m`)
  expect((await counting()).length).toBeGreaterThan(0)
  cases.clock.advance('2m')
  expect(await counting()).toEqual([])
})

test('after wrong ones none counts, the team is told once, and another code begins anew', async () => {
  await make()
  for (let n = 0; n < MAX_CODE_MISSES + 2; n++) {
    expect((await counting()).length).toBe(n < MAX_CODE_MISSES ? 1 : 0)
    await cases.tell({ ...about, move: 'check_code', payload: { right: false } })
    await cases.drain()
  }
  const rows = await api.call('GET', '/handoffs', { as: 'staff' })
  expect(rows.body.items.filter((row: { reason: string }) => row.reason === 'codes_guessed')).toHaveLength(1)
  await make()
  expect(await counting()).toHaveLength(1)
})

test('a word of trust is given by a Defender, and two words', async () => {
  const give = (words: string) =>
    api.call('POST', '/people/p_1/moves', { as: 'defender', json: { move: 'give_trust_word', with: { words } } })
  expect((await give('1234 5678')).status).toBe(409)
  expect((await give('maíz azul')).body).toMatchObject({ trust_word: 'maíz azul' })
})

test('who may not: roles that speak with nobody, and another matter’s Defender', async () => {
  for (const as of ['finance', 'advocate', 'integration'] as const)
    expect((await api.call('POST', '/people/p_1/codes', { as, json: {} })).status).toBe(403)
  await cases.tell(...listed('p_2', 'B'))
  await cases.drain()
  expect((await api.call('POST', '/people/p_2/codes', { as: 'defender', json: {} })).status).toBe(404)
})
