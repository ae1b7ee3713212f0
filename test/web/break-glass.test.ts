import { beforeAll, describe, expect, test } from 'vitest'
import { GLASS_MINUTES } from '../../src/web/api/break-glass.ts'
import { listed } from '../support/listed.ts'
import { apiServer, LAND_1 } from './api-server.ts'

const api = apiServer()
const { cases } = api
const REASON = 'Somebody at the door threatens the family'

beforeAll(async () => {
  for (const id of ['LAND-1', 'LAND-2']) await api.call('POST', '/matters', { json: { ...LAND_1, id } })
  for (const n of ['1', '2']) {
    await cases.tell(...listed(`p_${n}`, `Ana ${n}`, { id: `c_${n}`, matter: 'LAND-2' }), {
      noun: 'search',
      subject: `s_${n}`,
      move: 'open',
      payload: { person_id: `p_${n}`, matter_id: 'LAND-2', defender_id: 'defender-2' },
      actor: { kind: 'staff', id: 'ana' },
      personId: `p_${n}`,
    })
  }
  await cases.drain()
})
const read = (path: string) => api.call('GET', path, { as: 'defender' })
const rows = async (reason: string): Promise<Record<string, unknown>[]> =>
  (await api.call('GET', '/handoffs?state=OPEN', { as: 'admin' })).body.items.filter(
    (row: { reason: string }) => row.reason === reason,
  )

describe('in an emergency', () => {
  test('a case of others is read, after the team was told and with the reason in the log', async () => {
    expect((await read('/people/p_1')).status).toBe(404)
    const broken = await api.call('POST', '/break-glass', { as: 'defender', json: { person: 'p_1', reason: REASON } })
    expect(broken.status).toBe(201)
    for (const path of ['/people/p_1', '/claims/c_1', '/searches/s_1'])
      expect((await read(path)).status, path).toBe(200)
    expect(await rows('break_glass')).toMatchObject([
      { priority: 'urgent', person_id: 'p_1', about: expect.stringMatching(/^key\//) },
    ])
    const log = await cases.store.accessLog.of('p_1', 5)
    expect(log.map(({ what }) => what)).toEqual(['person', 'break_glass'])
    expect(log[1]).toMatchObject({ reason: REASON, role: 'defender' })
  })

  test('of that person only, to read only, by that key only', async () => {
    for (const path of ['/people/p_2', '/claims/c_2', '/searches/s_2'])
      expect((await read(path)).status, path).toBe(404)
    const move = { move: 'describe', with: { town: 'x' } }
    expect((await api.call('POST', '/people/p_1/moves', { as: 'defender', json: move })).status).toBe(404)
    const other = await api.call('POST', '/api-keys', {
      json: { name: 'other', role: 'defender', matters: ['LAND-1'], of: 'defender-3' },
    })
    expect((await api.call('GET', '/people/p_1', { key: other.body.key })).status).toBe(404)
  })

  test(`for ${GLASS_MINUTES} minutes`, async () => {
    cases.clock.advance(`${GLASS_MINUTES}m`)
    expect((await read('/people/p_1')).status).toBe(404)
  })

  test('not without a reason, nor for nobody', async () => {
    const json = { person: 'p_1', reason: 'please' }
    expect((await api.call('POST', '/break-glass', { as: 'defender', json })).status).toBe(400)
    expect(
      (await api.call('POST', '/break-glass', { as: 'defender', json: { person: 'p_9', reason: REASON } })).status,
    ).toBe(404)
  })
})

describe('a key that reads very many people', () => {
  test('is told of once an hour; a working day is not', async () => {
    const list = () => api.call('GET', '/claims?matter=LAND-2&limit=200', { as: 'staff' })
    for (let n = 0; n < 20; n++) await list()
    await api.hub.clockwork()
    expect(await rows('bulk_reads')).toEqual([])
    const at = cases.clock.now()
    for (let n = 0; n < 201; n++)
      await cases.store.accessLog.note({ at, actor: 'key-copies', role: 'staff', what: 'person', subject: `p_${n}` })
    for (let n = 0; n < 300; n++)
      await cases.store.accessLog.note({ at, actor: 'key-works', role: 'staff', what: 'thread', subject: 'p_1' })
    await api.hub.clockwork()
    await api.hub.clockwork()
    expect(await rows('bulk_reads')).toMatchObject([{ about: 'key/key-copies', priority: 'urgent' }])
  })

  test('a Defender’s sooner, and a list taken away at once', async () => {
    cases.clock.advance('2h')
    const at = cases.clock.now()
    for (let n = 0; n < 41; n++)
      await cases.store.accessLog.note({
        at,
        actor: 'key-of-defender',
        role: 'defender',
        what: 'person',
        subject: `p_${n}`,
      })
    await cases.store.accessLog.note({
      at,
      actor: 'key-exports',
      role: 'staff',
      what: 'export',
      subject: 'person:LAND-1',
    })
    await cases.store.accessLog.note({
      at,
      actor: 'key-pays',
      role: 'finance',
      what: 'export',
      subject: 'hours_report:all',
    })
    await api.hub.clockwork()
    expect((await rows('bulk_reads')).map(({ about }) => about).sort()).toEqual([
      'key/key-copies',
      'key/key-exports',
      'key/key-of-defender',
    ])
  })
})
