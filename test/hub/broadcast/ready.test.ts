import { expect, it } from 'vitest'
import { type Ready, slotsOf } from '../../../src/hub/broadcast/ready.ts'
import { candidate } from '../candidate.ts'

const ready = (channel: 'sms' | 'whatsapp', text: string): Ready => ({
  recipient: {} as Ready['recipient'],
  candidate: candidate({ address: { channel }, text }),
})

it('takes a slot of the sender for each segment of an SMS, and one for a message of WhatsApp, however long', () => {
  const wave = [
    ready('sms', 'a'.repeat(160)),
    ready('sms', 'a'.repeat(161)),
    ready('sms', 'é'),
    ready('sms', '日'.repeat(71)),
  ]
  expect(slotsOf(wave)).toEqual([
    { units: 1, before: 0 },
    { units: 2, before: 1 },
    { units: 1, before: 3 },
    { units: 2, before: 4 },
  ])
  expect(slotsOf([ready('whatsapp', 'a'.repeat(900)), ready('whatsapp', 'a')])).toEqual([
    { units: 1, before: 0 },
    { units: 1, before: 1 },
  ])
})
