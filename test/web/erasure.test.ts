import { beforeAll, expect, test } from 'vitest'
import { listed } from '../support/listed.ts'
import { apiServer, LAND_1 } from './api-server.ts'

const api = apiServer()
const { cases } = api
const hold = { hold: 'order-12', reason: 'The court asked for the records' }
const move = (move: string, fields: object, as: 'staff' | 'safety' | 'defender' = 'staff', key?: string) =>
  api.call('POST', '/people/p_ana/moves', {
    as,
    json: { move, with: fields },
    ...(key ? { headers: { 'idempotency-key': key } } : {}),
  })
const erase = () => api.call('POST', '/people/p_ana/erasure', { as: 'safety', json: { reason: 'Asked for it' } })

beforeAll(async () => {
  await api.call('POST', '/matters', { json: LAND_1 })
  await cases.tell(...listed('p_ana', 'Ana Quiterio'))
  await cases.drain()
})

test('a Defender places no hold, and a hold tells what it is', async () => {
  expect((await move('place_legal_hold', hold, 'defender')).status).toBe(404)
  const placed = await move('place_legal_hold', hold)
  expect(placed.body.legal_holds).toMatchObject([{ ...hold, by: expect.any(String) }])
})

test('an erasure under a hold is refused in words, waits, and is done when the hold ends', async () => {
  const refused = await erase()
  expect([refused.status, refused.body.type]).toEqual([409, 'urn:portavoz:problem:legally_held'])
  expect(refused.body.detail).toMatch(/legal hold .* waits, and is done when the hold ends/)
  await api.hub.clockwork()
  expect((await api.call('GET', '/people/p_ana')).status).toBe(200)

  const described = await move('describe', { town: 'Xochitla' }, 'staff', 'described')
  expect(described.body).toMatchObject({ id: 'p_ana', given_name: 'Ana Quiterio' })
  expect((await move('describe', { town: 'Xochitla' }, 'staff', 'described')).body).toEqual(described.body)

  expect((await move('lift_legal_hold', { hold: 'order-12', reason: 'Done' }, 'safety')).status).toBe(200)
  expect((await api.hub.clockwork()).erased).toBe(1)
  await api.hub.erase.clear('p_ana')
  expect((await api.call('GET', '/people/p_ana')).status).toBe(404)
})

test('no kept answer names an erased person, and nothing is done twice for that', async () => {
  const again = await move('describe', { town: 'Xochitla' }, 'staff', 'described')
  expect([again.status, again.body.type]).toEqual([409, 'urn:portavoz:problem:erased'])
  const kept = await cases.store.idempotency.model.find().lean()
  expect(kept).toMatchObject([{ forgotten: true, status: 200 }])
  expect(kept[0]).not.toHaveProperty('sealed')
})

test('only addresses of the person are named in a move', async () => {
  await cases.tell(...listed('p_b', 'B'))
  await cases.drain()
  const refused = await api.call('POST', '/people/p_b/moves', {
    as: 'staff',
    json: { move: 'check_id', with: { address: 'a_of_another', name_on_id: 'B' } },
  })
  expect(refused.status).toBe(404)
})
