import { beforeAll, expect, it } from 'vitest'
import { testHub } from '../support/hub.ts'
import { inbound } from '../support/inbound.ts'
import { library } from '../support/library.ts'
import { numberOf, openMatter, row } from '../support/matter.ts'
import { scriptedChannel } from '../support/scripted-channel.ts'

/** Must-hold check 5 on the whole hub: after STOP whatever staff, a date or a case begins says nothing, on any channel. */
const test = testHub('2026-03-03T18:00:00Z')
const { hub, store, clock, channels, idle, later } = test
const NUMBER = numberOf(1)
const [whatsapp, sms] = [scriptedChannel('whatsapp', clock.now), scriptedChannel('sms', clock.now)]
const heard = (): number => whatsapp.handed.length + sms.handed.length

/** What flows are handed that staff, a date or a case begins. */
const HANDED = {
  what: 'PAYEE',
  document: 'su INE',
  reason: 'falta una firma',
  question: '¿Y la visa?',
  answer: 'Nadie la promete.',
}
const begun = library.flows
  .filter(({ start, audience }) => start.staff && (audience === 'migrant' || audience === 'anyone'))
  .map(({ name }) => name)

const says = async (text: string): Promise<void> => {
  await hub.receive.inbound([inbound(NUMBER, text)])
  await idle()
}

beforeAll(async () => {
  await store.prepare()
  Object.assign(channels, { whatsapp, sms })
  await openMatter(test, 'LAND-1', [row(1)], '2026-05-08T23:59:00-05:00')
}, 120_000)

it('says nothing to who has stopped, whatever is begun, until they come back', async () => {
  await says('hola')
  const person =
    (await store.addresses.find([store.addresses.idOf({ channel: 'whatsapp', value: NUMBER })]))[0]?.people[0] ?? ''
  const text = await store.addresses.ensure({ channel: 'sms', value: NUMBER }, 'MX', person)
  const written = await store.addresses.ensure({ channel: 'whatsapp', value: NUMBER }, 'MX', person)
  const before = heard()
  await says('ya no me escriba')
  expect(heard()).toBe(before + 1)
  expect(begun.length).toBeGreaterThan(15)
  const begins = [...begun.map((flow) => [flow, written] as const), ['settlement', text] as const]
  for (const [flow, { _id: addressId }] of begins) {
    const content = { kind: 'start', flow, answers: HANDED } as const
    const id = `${flow}/${addressId}`
    await store.inbox.add({ id, addressId, personId: person, kind: 'input', receivedAt: clock.now(), content })
    await hub.converse(addressId)
    await idle()
    // Closes what was opened, and is told nothing again.
    await says('alto')
    expect(heard(), flow).toBe(before + 1)
  }
  for (const days of ['3d', '20d', '45d']) await later(days)
  expect(heard()).toBe(before + 1)
  clock.set('2026-05-20T18:00:00Z')
  await says('iniciar')
  expect(heard()).toBeGreaterThan(before + 1)
})
