import { expect, test } from 'vitest'
import { apiServer } from './api-server.ts'

const api = apiServer()
const FILED = { about: 'DEFENDER', about_id: 'defender-1', what: 'Francisco shouted at my mother' }

test('a complaint about Francisco is invisible to Francisco, and to everybody who does not handle complaints', async () => {
  const filed = await api.call('POST', '/complaints', { as: 'staff', json: { id: 'q-1', with: FILED } })
  expect([filed.status, Object.keys(filed.body).sort()]).toEqual([201, ['id', 'state', 'updated_at', 'version']])
  await api.cases.drain()

  for (const as of ['defender', 'advocate', 'staff', 'admin', 'safety', 'finance', 'integration'] as const) {
    const calls = [
      api.call('GET', '/complaints', { as }),
      api.call('GET', '/complaints/q-1', { as }),
      api.call('GET', '/complaints/q-1/updates', { as }),
      api.call('POST', '/complaints/q-1/moves', { as, json: { move: 'take' } }),
      api.call('POST', '/complaints', { as, json: { id: 'q-1', with: FILED } }),
      api.call('GET', '/updates?limit=200', { as }),
      api.call('GET', '/updates?noun=complaint', { as }),
      api.call('GET', '/handoffs', { as }),
    ]
    for (const { body } of await Promise.all(calls)) expect(JSON.stringify(body)).not.toMatch(/shouted|defender-1|q-1/)
  }
  const queue = await api.call('GET', '/handoffs', { as: 'staff' })
  expect(queue.body.items.map((each: { reason: string }) => each.reason)).toEqual(['sealed_complaint'])

  const read = await api.call('GET', '/complaints/q-1', { as: 'complaints' })
  expect(read.body).toMatchObject({ state: 'RECEIVED', about_id: 'defender-1' })
  const taken = await api.call('POST', '/complaints/q-1/moves', { as: 'complaints', json: { move: 'take' } })
  expect(taken.body.state).toBe('IN_REVIEW')
  expect((await api.call('GET', '/complaints/q-1/updates', { as: 'complaints' })).body.items).toHaveLength(2)
})

test('only the safety lead closes an incident, whoever reported it', async () => {
  const json = { id: 'i-1', with: { kind: 'THREAT', what: 'A car at night' } }
  expect((await api.call('POST', '/incidents', { as: 'defender', json })).status).toBe(201)
  expect((await api.call('GET', '/incidents/i-1', { as: 'defender' })).status).toBe(403)
  const move = (as: 'staff' | 'safety', name: string, fields: object) =>
    api.call('POST', '/incidents/i-1/moves', { as, json: { move: name, with: fields } })
  expect((await move('staff', 'triage', { severity: 'HIGH', plan: 'Call' })).status).toBe(200)
  expect((await move('staff', 'close', { reason: 'x' })).body.detail).toMatch(/safety lead/)
  expect((await move('safety', 'close', { reason: 'Over' })).body.state).toBe('CLOSED')
})
