import { beforeAll, describe, expect, test } from 'vitest'
import { listed } from '../support/listed.ts'
import { apiServer, LAND_1 } from './api-server.ts'

const api = apiServer()
const { cases } = api
const PHONE = '+525500000001'

beforeAll(async () => {
  await api.call('POST', '/matters', { json: LAND_1 })
  await cases.tell(...['1', '2', '3', '4'].flatMap((n) => listed(`p_${n}`, `Ana ${n}`)))
  await cases.drain()
})
const request = (id: string, person: string, kind: string, scope = 'ALL') =>
  api.call('POST', '/privacy-requests', { as: 'staff', json: { id, with: { kind, scope, person_id: person } } })
const move = (id: string, move: string, fields: object = {}) =>
  api.call('POST', `/privacy-requests/${id}/moves`, { as: 'staff', json: { move, with: fields } })
const granted = async (id: string, person: string, kind: string, scope?: string): Promise<void> => {
  expect((await request(id, person, kind, scope)).status).toBe(201)
  await move(id, 'check_id', { how: 'called the number on file' })
  expect((await move(id, 'decide', { decision: 'GRANTED' })).status).toBe(200)
}
const read = (id: string) => api.call('GET', `/privacy-requests/${id}`, { as: 'staff' })
const minute = async (): Promise<number> => {
  const { erased } = await api.hub.clockwork()
  await cases.drain()
  return erased
}

describe('a request to erase that was granted', () => {
  test('erases, and says afterwards what went and when', async () => {
    await cases.store.messages.insert([{ _id: 'm1', personId: 'p_1', sealedText: 'x' } as never])
    await granted('r1', 'p_1', 'ERASE')
    expect(await minute()).toBe(1)
    expect(await cases.store.people.get('p_1')).toBeNull()
    expect((await api.call('GET', '/people/p_1')).status).toBe(404)
    const { status, body } = await read('r1')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      state: 'DONE',
      kind: 'ERASE',
      erased: true,
      removed_messages: 1,
      removed_files: 0,
      removed_records: expect.any(Number),
      done_at: expect.any(String),
    })
    expect(body.removed_records).toBeGreaterThanOrEqual(2)
    expect(body).not.toHaveProperty('checked_how')
    const listed = await api.call('GET', '/privacy-requests?state=DONE', { as: 'staff' })
    expect(listed.body.items).toMatchObject([{ id: 'r1', erased: true }])
    expect(await minute()).toBe(0)
  })

  test('for a part only is left to people', async () => {
    await granted('r2', 'p_2', 'ERASE', 'PART')
    expect(await minute()).toBe(0)
    expect((await read('r2')).body.state).toBe('DECIDED')
  })

  test('waits for the end of a legal hold, somebody is told once, and is done then', async () => {
    const hold = (name: string) =>
      api.call('POST', '/people/p_3/moves', {
        as: 'safety',
        json: { move: name, with: { hold: 'o', reason: 'court' } },
      })
    await hold('place_legal_hold')
    await granted('r3', 'p_3', 'ERASE')
    expect([await minute(), await minute()]).toEqual([0, 0])
    expect((await read('r3')).body.state).toBe('DECIDED')
    const rows = await api.call('GET', '/handoffs', { as: 'staff' })
    expect(rows.body.items.filter((each: { reason: string }) => each.reason === 'erasure_held')).toHaveLength(1)
    await hold('lift_legal_hold')
    expect(await minute()).toBe(1)
    expect((await read('r3')).body).toMatchObject({ state: 'DONE', erased: true })
  })
})

describe('a request to see what is held', () => {
  test('gives nothing before it was granted', async () => {
    await request('r4', 'p_4', 'ACCESS')
    const early = await api.call('GET', '/privacy-requests/r4/export', { as: 'staff' })
    expect([early.status, early.body.type]).toEqual([409, 'urn:portavoz:problem:move_refused'])
    expect((await api.call('GET', '/privacy-requests/r2/export', { as: 'staff' })).status).toBe(409)
  })

  test('gives a file of all that is held, without complaints, and the read is logged', async () => {
    const { store } = cases
    const { key } = await store.people.ensure('p_4', cases.clock.now())
    const address = await store.addresses.ensure({ channel: 'whatsapp', value: PHONE }, 'MX', 'p_4')
    await store.messages.insert([
      {
        _id: 'm4',
        personId: 'p_4',
        addressId: address._id,
        direction: 'in',
        kind: 'reply',
        state: 'received',
        order: 1,
        at: cases.clock.now(),
        sealedText: store.vault.seal(key, 'Quiero ver mis datos', 'messages/m4/text'),
      },
    ])
    await api.call('POST', '/complaints', {
      as: 'staff',
      json: { with: { about: 'STAFF', what: 'They did not call', person_id: 'p_4' } },
    })
    await move('r4', 'check_id', { how: 'called the number on file' })
    await move('r4', 'decide', { decision: 'GRANTED' })
    const file = await api.call('GET', '/privacy-requests/r4/export', { as: 'staff' })
    expect([file.status, file.headers.get('content-disposition')]).toEqual([200, 'attachment; filename="r4.json"'])
    expect(file.body).toMatchObject({
      person: 'p_4',
      records: expect.arrayContaining([expect.objectContaining({ noun: 'person', given_name: 'Ana 4' })]),
      addresses: [{ value: PHONE, channel: 'whatsapp' }],
      messages: [{ id: 'm4', text: 'Quiero ver mis datos' }],
      files: [],
      told: expect.arrayContaining([expect.objectContaining({ noun: 'person', move: 'import' })]),
    })
    expect(JSON.stringify(file.body)).not.toMatch(/They did not call|"complaint"/)
    expect(await store.accessLog.of('p_4', 1)).toMatchObject([{ what: 'export', reason: 'privacy request r4' }])
    for (const as of ['defender', 'finance', 'advocate'] as const)
      expect((await api.call('GET', '/privacy-requests/r4/export', { as })).status).toBe(403)
  })
})
