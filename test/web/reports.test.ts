import { beforeAll, describe, expect, test } from 'vitest'
import { reports } from '../../src/hub/reports/index.ts'
import { API_ROLES } from '../../src/store/api-keys.ts'
import { apiServer, LAND_1 } from './api-server.ts'

const api = apiServer()
const CLASS_LIST = [
  'no,nombre,apellido,telefono,idioma',
  '1,Maximiliano,Rubio,+525500000001,es',
  '2,Eusebio,Rubio,+525500000002,nhe',
  '3,Ponciano,Rubio,,=1+1',
].join('\n')

beforeAll(async () => {
  await api.call('POST', '/matters', { json: LAND_1 })
  await api.call('POST', '/matters', { json: { ...LAND_1, id: 'OTHER-1' } })
  const headers = { 'content-type': 'text/csv' }
  expect((await api.call('POST', '/matters/LAND-1/class-list', { raw: CLASS_LIST, headers })).body.accepted).toBe(3)
})
type CellView = { shown: string; people: string | null; value: number }
const cellOf = (
  body: { sections: { name: string; rows: { name: string; cells: CellView[] }[] }[] },
  section: string,
  row: string,
): CellView | undefined =>
  body.sections.find(({ name }) => name === section)?.rows.find(({ name }) => name === row)?.cells[0]

test('every figure of people opens its people, by pages', async () => {
  const { status, body } = await api.call('GET', '/reports/settlement?matter=LAND-1&language=en')
  expect([status, body.title, body.matter]).toEqual([200, 'Settlement', 'LAND-1'])
  const list = cellOf(body, 'located', 'not_located')
  expect(list?.shown).toBe('3/3 (100.0 %)')
  const first = await api.call('GET', `${list?.people}&limit=2`)
  expect(first.body.items).toHaveLength(2)
  const second = await api.call('GET', `${list?.people}&limit=2&after=${first.body.next}`)
  expect([second.body.items.length, second.body.next]).toEqual([1, null])
  const hrefs = [...first.body.items, ...second.body.items].map(({ href }: { href: string }) => href)
  expect(new Set(hrefs).size).toBe(3)
  for (const href of hrefs) expect((await api.call('GET', href)).body.matter_id).toBe('LAND-1')
})

test('a figure that is none is not found', async () => {
  for (const figure of ['located.nobody', 'money.list.awarded', '__proto__.x'])
    expect((await api.call('GET', `/reports/settlement/figures?matter=LAND-1&figure=${figure}`)).status).toBe(404)
})

describe('as a file', () => {
  test('CSV: a mark for Excel, and no formula', async () => {
    const { body, headers } = await api.call('GET', '/reports/coverage?format=csv&language=en')
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(headers.get('content-disposition')).toBe('attachment; filename="coverage.csv"')
    expect(body.split('\r\n')[0]).toContain('section,figure,column,value,unit,of,percent,status,people')
    expect(body).not.toMatch(/(^|,)"?[=+@]/m)
  })

  test('a page to print: no script, nothing from elsewhere, its own style only', async () => {
    const { body, headers } = await api.call('GET', '/reports/settlement?matter=LAND-1&format=page')
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/)
    expect(body).toMatch(
      /<html lang="es">[\s\S]*Personas localizadas[\s\S]*@media print|@media print[\s\S]*Personas localizadas/,
    )
    expect(body).not.toMatch(/<script|javascript:|\son\w+=|https?:\/\/|\sstyle=/)
    expect(body).not.toMatch(/Maximiliano|Rubio|\+?5255/)
  })
})

describe('who may read what', () => {
  test.each(reports.map((report) => [report.name, report] as const))('%s', async (name, report) => {
    const query = report.about === 'matter' ? '?matter=LAND-1' : ''
    for (const role of API_ROLES) {
      const { status } = await api.call('GET', `/reports/${name}${query}`, { as: role })
      expect([role, status]).toEqual([role, report.roles.includes(role) ? 200 : 403])
    }
  })

  test('partners read no other matter, and a report of a matter needs one', async () => {
    for (const as of ['advocate', 'defender'] as const)
      expect((await api.call('GET', '/reports/settlement?matter=OTHER-1', { as })).status).toBe(404)
    expect((await api.call('GET', '/reports/settlement?matter=NONE')).status).toBe(404)
    expect((await api.call('GET', '/reports/settlement')).status).toBe(400)
  })

  test('an Advocate opens claims, and no people', async () => {
    const { body } = await api.call('GET', '/reports/settlement?matter=LAND-1', { as: 'advocate' })
    expect(cellOf(body, 'located', 'not_located')?.people).toContain('figure=located.not_located')
    expect(cellOf(body, 'stops', 'stop')?.people).toBeNull()
    const people = await api.call('GET', '/reports/settlement/figures?matter=LAND-1&figure=stops.stop', {
      as: 'advocate',
    })
    expect(people.status).toBe(404)
    expect(JSON.stringify(body)).not.toMatch(/Maximiliano|Eusebio|Ponciano|Rubio/)
  })

  test('a partner’s key that does not say whose it is gets nothing of anybody’s work', async () => {
    const made = await api.call('POST', '/api-keys', { json: { name: 'x', role: 'advocate', matters: ['LAND-1'] } })
    const { status } = await api.call('GET', '/reports/settlement?matter=LAND-1', { key: made.body.key })
    expect(status).toBe(403)
    expect((await api.call('GET', '/reports/funnel?matter=LAND-1', { key: made.body.key })).status).toBe(200)
  })

  test('each read is logged, with what was opened', async () => {
    const of = (subject: string) => api.cases.store.accessLog.of(subject, 10)
    const before = (await of('funnel:LAND-1')).length
    await api.call('GET', '/reports/funnel?matter=LAND-1', { as: 'finance' })
    expect(await of('funnel:LAND-1')).toHaveLength(before + 1)
    await api.call('GET', '/reports/locating/figures?matter=LAND-1&figure=located.located')
    expect(await of('locating:LAND-1:located.located')).toMatchObject([{ what: 'report', role: 'admin' }])
  })
})

test('the year that runs is not exported', async () => {
  const { status, body } = await api.call('GET', '/reports/trend?year=2026')
  expect([status, body.detail]).toEqual([400, 'This report is made of years that are over.'])
})
