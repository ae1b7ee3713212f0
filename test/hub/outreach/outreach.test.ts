import { describe, expect, test } from 'vitest'
import { person } from '../../../src/cases/person.ts'
import type { PersonDoc } from '../../../src/cases/person-doc.ts'
import type { ChannelName } from '../../../src/channels/channel.ts'
import { startable } from '../../../src/hub/outreach/begin-outreach.ts'

const at = '2026-03-02T15:00:00Z'
const lead: PersonDoc = {
  ...person.initial('p'),
  state: 'LEAD',
  known: true,
  addresses: ['w', 's'].map((id, index) => ({ id, added_at: at, source: 'class_list', order: index + 1 })),
}
const w = { _id: 'w', channel: 'whatsapp' as const, value: '+525500000001' }
const s = { _id: 's', channel: 'sms' as const, value: '+525500000002' }
const both = (): boolean => true

describe('whom the outreach may write to', () => {
  test.each<
    [string, Partial<PersonDoc>, Parameters<typeof startable>[1], (channel: ChannelName) => boolean, boolean, object]
  >([
    ['the first address', {}, [s, w], both, false, { addressId: 'w' }],
    [
      'the next when the first does not work',
      {},
      [{ ...w, unreachable: 'bad-address' }, s],
      both,
      false,
      { addressId: 's' },
    ],
    ['the next when the first was wrong', { wrong_party: ['w'] }, [w, s], both, false, { addressId: 's' }],
    [
      'nobody at a number that was wrong on the other channel',
      { wrong_party: ['w'] },
      [w, { ...s, value: w.value }],
      both,
      false,
      { reason: 'wrong_number' },
    ],
    ['by SMS where there is no other sender', {}, [w, s], (channel) => channel === 'sms', false, { addressId: 's' }],
    ['nobody without an address', { addresses: [] }, [], both, false, { reason: 'no_address' }],
    [
      'nobody whose numbers are all wrong',
      { wrong_party: ['w', 's'] },
      [w, s],
      both,
      false,
      { reason: 'wrong_number' },
    ],
    ['nobody whose addresses do not work', {}, [{ ...w, unreachable: 'x' }], both, false, { reason: 'unreachable' }],
    ['nobody without a sender', {}, [w], () => false, false, { reason: 'no_sender_for_channel' }],
    ['nobody who said stop, in the case', { opted_out: true }, [w], both, false, { reason: 'opted_out' }],
    ['nobody who said stop, in the conversation', {}, [w], both, true, { reason: 'opted_out' }],
    [
      'nobody on a phone where another person said stop',
      {},
      [
        { ...w, stopped: ['p_2'] },
        { ...s, value: w.value, stopped: ['p_2'] },
      ],
      both,
      false,
      { reason: 'phone_said_stop' },
    ],
    ['the number at which nobody else said stop', {}, [{ ...w, stopped: ['p_2'] }, s], both, false, { addressId: 's' }],
    ['nobody whose death was reported', { death_reported_at: at }, [w], both, false, { reason: 'death_reported' }],
    ['nobody who must be left alone', { state: 'DO_NOT_CONTACT' }, [w], both, false, { reason: 'not_to_be_contacted' }],
  ])('%s', (_, doc, addresses, sender, optedOut, result) => {
    expect(startable({ ...lead, ...doc }, addresses, sender, optedOut)).toEqual(result)
  })
})
