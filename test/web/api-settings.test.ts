import { expect, test } from 'vitest'
import { apiServer } from './api-server.ts'

const api = apiServer()

test('the hub says who it is, and an administrator may change it', async () => {
  const before = await api.call('GET', '/settings')
  expect(before.body).toEqual({
    alias: 'Portavoz',
    public_phone: null,
    staff_name: null,
    complaints_name: null,
    weekly_contacts: 5,
    weekly_advocate_contacts: 3,
    prices: [],
    price_currency: 'USD',
    desk: { from: 9, to: 18, zone: 'America/Mexico_City' },
  })

  const prices = [{ channel: 'sms', country: 'MX', price: 0.05 }]
  const changed = await api.call('PATCH', '/settings', {
    json: {
      alias: 'Voz y Camino',
      staff_name: 'Carmen',
      complaints_name: 'Rosa',
      weekly_contacts: 3,
      weekly_advocate_contacts: 2,
      prices,
      desk: { from: 8, to: 16, zone: 'America/Tegucigalpa' },
    },
  })
  expect([changed.status, changed.body.alias]).toEqual([200, 'Voz y Camino'])
  expect((await api.call('GET', '/settings')).body).toEqual({
    alias: 'Voz y Camino',
    public_phone: null,
    staff_name: 'Carmen',
    complaints_name: 'Rosa',
    weekly_contacts: 3,
    weekly_advocate_contacts: 2,
    prices,
    price_currency: 'USD',
    desk: { from: 8, to: 16, zone: 'America/Tegucigalpa' },
  })
  for (const desk of [
    { from: 17, to: 9, zone: 'America/Mexico_City' },
    { from: 9, to: 17, zone: 'Mars/Olympus' },
  ])
    expect((await api.call('PATCH', '/settings', { json: { desk } })).status).toBe(400)
})

test('an alias that no template could carry is refused', async () => {
  const refused = await api.call('PATCH', '/settings', {
    json: { alias: 'a name of far more than fourteen characters' },
  })
  expect(refused.status).toBe(400)
})
