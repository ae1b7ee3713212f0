import { expect, it } from 'vitest'
import { parseInbound } from '../../../src/channels/twilio/parse.ts'
import { sid } from './stub.ts'

it('keeps nothing of a location but that one was sent', () => {
  const params = {
    MessageSid: sid(1),
    From: 'whatsapp:+525500000001',
    To: 'whatsapp:+15125550101',
    Body: '',
    Latitude: '21.3841',
    Longitude: '-98.9899',
    Address: 'Ejido La Ceiba Honda',
    Label: 'Mi casa',
  }
  const found = parseInbound(params, { own: [], mediaOrigins: [] })
  expect(found).toMatchObject({ location: true })
  expect(JSON.stringify(found)).not.toMatch(/21\.3841|98\.9899|Ceiba|casa/)
})
