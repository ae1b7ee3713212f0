import { beforeAll, describe, expect, test } from 'vitest'
import { apiServer, LAND_1 } from './api-server.ts'

const api = apiServer()
const HUASTECA = { country: 'MX', region: 'Huasteca' }

beforeAll(async () => {
  await api.call('POST', '/matters', { json: LAND_1 })
  const francisco = { name: 'Francisco Ruiz', country: 'MX', languages: ['es'], regions: ['Huasteca'] }
  expect((await api.call('POST', '/defenders', { json: { id: 'defender-1', with: francisco } })).status).toBe(201)
})

const veto = (json: object, as: 'defender' | 'staff' = 'defender') => api.call('POST', '/places/vetoes', { as, json })
const vetoes = async (region: string): Promise<unknown[]> => {
  const { body } = await api.call('GET', '/places')
  return body.items.find((place: { region: string }) => place.region === region)?.vetoes ?? []
}

describe('a veto of somebody who knows the place', () => {
  test.each<[string, object, number]>([
    ['of a region of theirs', HUASTECA, 201],
    ['of a town in it, however it is written', { country: 'MX', region: ' HUASTECA', town: 'La Ceiba' }, 201],
    ['of another region', { country: 'MX', region: 'Jalisco' }, 403],
    ['of a region of that name in another country', { country: 'GT', region: 'Huasteca' }, 403],
    ['of a whole country', { country: 'MX' }, 403],
  ])('as a Defender, %s: %o gives %i', async (_, place, status) => {
    const reply = await veto(place)
    expect(reply.status).toBe(status)
    if (status === 403) expect(reply.body.detail).toMatch(/your regions/)
  })

  test('of a place where people of their cases live, and of no other', async () => {
    const csv = [
      'list_no,given_name,first_surname,second_surname,phone,town,state,country,language,last_year,employer',
      '1,Maximiliano,Rubio,Castillo,+525500000001,El Refugio,Hidalgo,MX,es,2021,Green Hollow',
    ].join('\n')
    const before = await veto({ country: 'MX', region: 'Hidalgo' })
    expect(before.status).toBe(403)
    const imported = await api.call('POST', '/matters/LAND-1/class-list', {
      raw: csv,
      headers: { 'content-type': 'text/csv' },
    })
    expect(imported.body).toMatchObject({ accepted: 1 })
    expect((await veto({ country: 'MX', region: 'Hidalgo' })).status).toBe(201)
    expect((await veto({ country: 'MX', region: 'Hidalgo', town: 'El Refugio' })).status).toBe(201)
    expect((await veto({ country: 'MX', region: 'Hidalgo', town: 'Otro Pueblo' })).status).toBe(403)
  })

  test('is lifted by whom it is, or by the team; one of the team is not lifted by a Defender', async () => {
    const [own, theirs, another] = await Promise.all([
      veto({ ...HUASTECA, town: 'Uno' }),
      veto({ ...HUASTECA, town: 'Dos' }, 'staff'),
      veto({ ...HUASTECA, town: 'Tres' }),
    ])
    const lift = (reply: { body: { id: string } }, as: 'defender' | 'staff') =>
      api.call('DELETE', `/places/vetoes/${reply.body.id}`, { as })
    expect((await lift(theirs, 'defender')).status).toBe(404)
    expect((await lift(own, 'defender')).status).toBe(200)
    expect((await lift(own, 'defender')).status).toBe(404)
    expect((await lift(another, 'staff')).status).toBe(200)
    expect((await lift(theirs, 'staff')).status).toBe(200)
  })

  test('ends after it begins; the same request twice is one', async () => {
    const where = { country: 'MX', region: 'Jalisco' }
    const wrong = await veto({ ...where, from: '2026-03-05T00:00:00Z', until: '2026-03-04T00:00:00Z' }, 'staff')
    expect(wrong.status).toBe(400)
    const json = { ...where, from: '2026-03-05T00:00:00Z', until: '2026-03-09T00:00:00Z' }
    const headers = { 'idempotency-key': 'veto-once' }
    for (let n = 0; n < 2; n++)
      expect((await api.call('POST', '/places/vetoes', { as: 'staff', json, headers })).status).toBe(201)
    expect(await vetoes('Jalisco')).toEqual([
      {
        id: expect.any(String),
        from: '2026-03-05T00:00:00.000Z',
        until: '2026-03-09T00:00:00.000Z',
        by: expect.any(String),
      },
    ])
  })
})

describe('the feasts of a place', () => {
  test('are set by whoever knows it, and replace what stood there', async () => {
    const set = (feasts: string[], region = 'Huasteca') =>
      api.call('POST', '/places/feasts', { as: 'defender', json: { country: 'MX', region, feasts } })
    expect((await set(['05-15', '12-12'])).status).toBe(200)
    expect((await set(['05-15'])).body).toEqual({ feasts: ['05-15'] })
    expect((await set(['05-15'], 'Jalisco')).status).toBe(403)
    expect((await set(['02-31', '13-01'])).status).toBe(400)
  })
})
