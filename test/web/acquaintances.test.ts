import { beforeAll, expect, test } from 'vitest'
import type { PersonDoc } from '../../src/cases/person.ts'
import type { SearchDoc } from '../../src/cases/search.ts'
import type { ApiRole } from '../../src/store/api-keys.ts'
import { apiServer, LAND_1 } from './api-server.ts'

/** Somebody who may know a person who is sought (B0): who may name them, and what comes of it. */
const api = apiServer()
const { cases } = api
const PHONE = '+525500000091'
async function post(search: string, json: object, as: ApiRole = 'defender', headers: Record<string, string> = {}) {
  const reply = await api.call('POST', `/searches/${search}/acquaintances`, { as, json, headers })
  await cases.drain()
  return reply
}
const search = async (id: string) => (await cases.store.cases.get<SearchDoc>('search', id))?.doc as SearchDoc
const person = async (id: string) => (await cases.store.cases.get<PersonDoc>('person', id))?.doc as PersonDoc
const written = () => cases.store.updates.model.countDocuments()
const listed = (n: number) => ({ noun: 'person', subject: `p_${n}`, personId: `p_${n}` }) as const

async function sought(id: string, personId: string, defender_id = 'defender-1'): Promise<void> {
  const payload = { person_id: personId, matter_id: 'LAND-1', defender_id }
  await cases.tell({ noun: 'search', subject: id, move: 'open', payload, actor: { kind: 'staff' }, personId })
  await cases.drain()
}

beforeAll(async () => {
  await api.call('POST', '/matters', { json: LAND_1 })
  for (const n of [1, 2, 3]) {
    await cases.store.people.ensure(`p_${n}`, cases.clock.now())
    await cases.tell({
      ...listed(n),
      move: 'import',
      payload: { given_name: `Ana ${n}`, region: 'Hidalgo' },
      actor: { kind: 'import' },
    })
  }
  await cases.drain()
  await sought('s_1', 'p_1')
  await sought('s_2', 'p_2')
  await sought('s_of_others', 'p_3', 'another')
}, 60_000)

test('one lead to a person of its own, at L0, to whom nothing is sent until somebody approves it', async () => {
  const { status, body } = await post('s_1', { phone: '55 0000 0091', kind: 'SIBLING', given_name: 'Beto' })
  expect([status, body.state]).toEqual([201, 'WORKING'])
  const [lead, ...more] = (await search('s_1')).leads
  expect([more, lead]).toEqual([[], expect.objectContaining({ kind: 'PERSON', relation: 'SIBLING', trust: 1 })])
  expect(lead).not.toHaveProperty('approved_by')
  const other = await person(lead?.person ?? '')
  // What keeps us from writing to the place of the one who is sought keeps us from writing to them.
  expect([other.given_name, other.region, other.levels, other.may_know]).toEqual(['Beto', 'Hidalgo', {}, ['s_1']])
  expect(await cases.store.inbox.model.countDocuments()).toBe(0)
  expect(JSON.stringify(cases.logged)).not.toMatch(/0091|Beto/)
})

test('told twice, with a key and without, it is one lead; in another search it is the same person', async () => {
  const before = (await search('s_1')).leads
  await post('s_1', { phone: PHONE }, 'defender', { 'idempotency-key': 'twice' })
  await post('s_1', { phone: PHONE }, 'defender', { 'idempotency-key': 'twice' })
  await Promise.all([post('s_1', { phone: PHONE }, 'staff'), post('s_1', { phone: PHONE }, 'staff')])
  expect((await search('s_1')).leads).toEqual(before)
  await post('s_2', { phone: PHONE, given_name: 'Roberto' })
  const [lead] = (await search('s_2')).leads
  expect(lead?.person).toBe(before[0]?.person)
  // The name under which they are known is nobody else's to change.
  expect((await person(lead?.person ?? '')).given_name).toBe('Beto')
})

test.each(['advocate', 'finance', 'complaints'] as const)('is not for the role %s', async (role) => {
  const before = await written()
  expect((await post('s_1', { phone: '+525500000092' }, role)).status).toBe(403)
  expect((await post('s_none', { phone: '+525500000092' }, role)).status).toBe(403)
  expect(await written()).toBe(before)
})

test('nobody learns of the search of another Defender, nor whether there is one', async () => {
  const before = await written()
  const [others, none] = [await post('s_of_others', { phone: PHONE }), await post('s_none', { phone: PHONE })]
  expect([others.status, none.status]).toEqual([404, 404])
  expect(others.body.detail).toBe(none.body.detail)
  expect(await written()).toBe(before)
})

test.each([
  ['no number', { phone: '12' }, 400],
  ['a number in words', { phone: 'el de mi prima' }, 400],
  ['a channel that there is not', { phone: PHONE, channels: ['fax'] }, 400],
  ['an unknown relation', { phone: PHONE, kind: 'BOSS' }, 400],
  ['more than a route takes', { phone: PHONE, approved_by: 'me' }, 400],
])('%s: nothing is half written', async (_, json, status) => {
  const before = await written()
  expect((await post('s_1', json)).status).toBe(status)
  expect(await written()).toBe(before)
})

test('refuses a number of the one who is sought, of whoever works with us, and a search that is over', async () => {
  const { store, clock } = cases
  await store.addresses.ensure({ channel: 'sms', value: '+525500000093' }, 'MX', 'p_1')
  await store.people.ensure('p_defender', clock.now())
  await store.addresses.ensure({ channel: 'whatsapp', value: '+525500000094' }, 'MX', 'p_defender')
  await cases.tell({
    ...{ noun: 'defender', subject: 'lucia', move: 'register', actor: { kind: 'staff' }, personId: 'p_defender' },
    payload: { person_id: 'p_defender', name: 'Lucía Pérez', country: 'MX' },
  })
  await cases.tell({
    ...{ noun: 'search', subject: 's_2', move: 'stop', actor: { kind: 'staff' }, personId: 'p_2' },
    payload: { reason: 'settled otherwise' },
  })
  await cases.drain()
  const before = await written()
  for (const [id, phone] of [
    ['s_1', '+525500000093'],
    ['s_1', '+525500000094'],
    ['s_2', '+525500000095'],
  ] as const)
    expect([phone, (await post(id, { phone })).status]).toEqual([phone, 409])
  expect(await written()).toBe(before)
  expect(await store.addresses.find([store.addresses.idOf({ channel: 'sms', value: '+525500000095' })])).toEqual([])
})

test('what is not safe is not approved', async () => {
  await post('s_1', { phone: '+525500000096', safe_to_contact: false })
  const lead = (await search('s_1')).leads.at(-1)
  const approve = { move: 'approve_contact', with: { lead: lead?.key } }
  expect((await api.call('POST', '/searches/s_1/moves', { as: 'defender', json: approve })).status).toBe(409)
  expect(await cases.store.inbox.model.countDocuments()).toBe(0)
})

test('a slip of paper has the words of B7 and a word, by which the team finds for whom it was left', async () => {
  const leave = (word: string, as: ApiRole = 'defender', id = 's_1') =>
    api.call('POST', `/searches/${id}/slips`, { as, json: { word, place: 'la tienda de doña Meche' } })
  expect((await leave('dos palabras')).status).toBe(409)
  expect((await leave('zapote', 'advocate')).status).toBe(403)
  expect((await leave('zapote', 'defender', 's_of_others')).status).toBe(404)
  const { status, body } = await leave('zapote')
  expect([status, body.text]).toEqual([
    201,
    'Ana: soy Francisco Ruiz, +52 55 0000 0100. Quiero platicar con usted de algo personal. No es deuda ni problema, y no cobro nada. Pregunte por mí en la tienda de doña Meche. Mi palabra: ZAPOTE.',
  ])
  await cases.drain()
  expect((await search('s_1')).attempts.at(-1)).toMatchObject({ channel: 'LETTER', automated: false })

  // Where the clue was asked for, or in what they wrote first.
  for (const [id, payload] of [
    ['p_stranger', { name: 'Juana', clue: 'un papelito que dice ZAPOTE' }],
    ['p_other_stranger', { opening: 'Buenas, traigo un papelito que dice zapote', clue: 'mi comadre' }],
  ] as const) {
    await cases.store.people.ensure(id, cases.clock.now())
    await cases.tell({ noun: 'person', subject: id, personId: id, move: 'introduce', payload })
    await cases.drain()
    const { items } = (await api.call('GET', `/people/${id}/matches`, { as: 'staff' })).body
    expect(items).toMatchObject([{ person_id: 'p_1', claim_id: null, certainty: 'likely', reasons: ['slip'] }])
  }
})
