import { expect, test } from 'vitest'
import type { AddressDoc } from '../../../src/cases/address.ts'
import { createDelivered } from '../../../src/hub/sending/delivered.ts'
import { caseHub } from '../case-store.ts'

const hub = caseHub()
const stateOf = async (address: string) => (await hub.store.cases.get<AddressDoc>('address', address))?.state

test('a first delivery makes an address reachable, once, and never the right person', async () => {
  const message = (id: string, addressId: string) => ({
    _id: id,
    addressId,
    personId: 'p',
    direction: 'out',
    kind: 'ours',
  })
  await hub.store.messages.model.collection.insertMany([
    message('m1', 'a1'),
    message('m2', 'a1'),
    message('m3', 'a2'),
    message('m4', 'a1'),
  ] as never[])
  await hub.tell({ noun: 'address', subject: 'a2', move: 'right_party', payload: { person_id: 'p' } })
  await hub.drain()
  const delivered = createDelivered({ ...hub, wake: hub.wake as never })
  await delivered(['m1', 'm2', 'm3', 'of-nobody'])
  await hub.drain()
  expect([await stateOf('a1'), await stateOf('a2')]).toEqual(['REACHABLE', 'RIGHT_PARTY'])
  const told = () => hub.store.updates.model.countDocuments({ move: 'deliver' })
  expect(await told()).toBe(1)
  await delivered(['m1', 'm2'])
  await hub.drain()
  expect(await told()).toBe(1)

  await hub.tell({ noun: 'address', subject: 'a1', move: 'unreachable', payload: { code: 'bad-address' } })
  await hub.drain()
  await delivered(['m4'])
  await hub.drain()
  expect(await stateOf('a1')).toBe('REACHABLE')
})

test('two deliveries at one moment are told once', async () => {
  const messages = ['n1', 'n2'].map((_id) => ({ _id, addressId: 'a3', personId: 'p', direction: 'out', kind: 'ours' }))
  await hub.store.messages.model.collection.insertMany(messages as never[])
  const delivered = createDelivered({ ...hub, wake: hub.wake as never })
  await delivered(['n1'])
  await delivered(['n2'])
  await hub.drain()
  const told = await hub.store.updates.model.find({ subject: 'a3' }).lean()
  expect(told.map(({ move, outcome }) => [move, outcome])).toEqual([['deliver', 'accepted']])
})
