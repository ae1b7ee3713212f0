import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { apiServer, LAND_1, type Reply } from './api-server.ts'

const api = apiServer()
const CLASS_LIST = [
  'no,nombre,apellido,telefono,ultimo_ano',
  '1,Maximiliano,Rubio,+525500000001,2021',
  '2,=1+1,Rubio,+525500000002,2020',
  '3,Ponciano,Rubio,+525500000001,2019',
].join('\n')
const rowsOf = ({ body }: Reply): Record<string, string>[] => parse(body, { bom: true, columns: true })
const idOf = async (no: string): Promise<string> =>
  (await api.call('GET', `/people?matter=LAND-1&list_no=${no}`)).body.items[0].id

beforeAll(async () => {
  const headers = { 'content-type': 'text/csv' }
  for (const id of ['LAND-1', 'OTHER-1']) await api.call('POST', '/matters', { json: { ...LAND_1, id } })
  await api.call('POST', '/matters/LAND-1/class-list', { raw: CLASS_LIST, headers })
  await api.call('POST', '/matters/OTHER-1/class-list', { raw: 'no,nombre\n1,Delfino', headers })
  for (const country of ['MX', 'GT'])
    await api.call('POST', '/organisations', { json: { id: `org-${country}`, with: { name: 'Casa', country } } })
})

describe('an export', () => {
  test('is a file with all that the list would give, by the same filters', async () => {
    const reply = await api.call('GET', '/exports/claims?matter=LAND-1&reason=audit')
    expect([reply.status, reply.headers.get('content-type'), reply.headers.get('content-disposition')]).toEqual([
      200,
      'text/csv; charset=utf-8',
      'attachment; filename="claims.csv"',
    ])
    const listed = (await api.call('GET', '/claims?matter=LAND-1')).body.items
    expect(rowsOf(reply).map(({ id, list_no, last_year }) => [id, list_no, last_year])).toEqual(
      listed.map((each: Record<string, unknown>) => [each.id, each.list_no, String(each.last_year)]),
    )
    expect(rowsOf(await api.call('GET', '/exports/claims?state=JOINED&reason=audit'))).toEqual([])
    expect(rowsOf(await api.call('GET', '/exports/organisations?country=GT&reason=audit'))).toMatchObject([
      { id: 'org-GT' },
    ])
  })

  test('of people holds those of the matter, no formula and no number of a phone', async () => {
    const reply = await api.call('GET', '/exports/people?matter=LAND-1&reason=audit')
    const names = rowsOf(reply).map(({ given_name }) => given_name)
    expect(names.toSorted()).toEqual(["'=1+1", 'Maximiliano', 'Ponciano'])
    expect(reply.body).not.toMatch(/5500000/)
    expect(rowsOf(await api.call('GET', '/exports/people?reason=audit'))).toHaveLength(4)
  })

  test('leaves out whoever was erased', async () => {
    const id = await idOf('3')
    expect((await api.call('POST', `/people/${id}/erasure`, { json: { reason: 'asked' } })).status).toBe(200)
    const rows = rowsOf(await api.call('GET', '/exports/people?matter=LAND-1&reason=audit'))
    expect(rows.map((row) => row.id)).not.toContain(id)
  })

  test('is logged before it is given, with the reason, which it needs', async () => {
    expect((await api.call('GET', '/exports/claims?matter=LAND-1')).status).toBe(400)
    await api.call('GET', '/exports/claims?matter=LAND-1&reason=court%20order', { as: 'staff' })
    const [entry] = await api.cases.store.accessLog.of('claim:LAND-1', 1)
    expect(entry).toMatchObject({ role: 'staff', what: 'export', reason: 'court order' })
  })

  test('gives an Advocate the own matter and no more, and a Defender none', async () => {
    const own = await api.call('GET', '/exports/claims?reason=work', { as: 'advocate' })
    expect(new Set(rowsOf(own).map(({ matter_id }) => matter_id))).toEqual(new Set(['LAND-1']))
    expect(new Set(rowsOf(own).map(({ last_year }) => last_year))).toEqual(new Set(['']))
    expect((await api.call('GET', '/exports/claims?matter=OTHER-1&reason=x', { as: 'advocate' })).status).toBe(404)
    expect((await api.call('GET', '/exports/people?reason=x', { as: 'advocate' })).status).toBe(403)
    expect((await api.call('GET', '/exports/claims?reason=x', { as: 'defender' })).status).toBe(403)
  })
})
