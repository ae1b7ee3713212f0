import { readFileSync } from 'node:fs'
import { beforeAll, expect, it } from 'vitest'
import type { QueueName } from '../../src/queues/queues.ts'
import { workers } from '../../workers/index.ts'
import { broadcasts } from '../support/broadcast.ts'
import { openGroup } from '../support/group.ts'
import { testHub } from '../support/hub.ts'
import { inbound } from '../support/inbound.ts'
import { claimOf, numberOf, openMatter, row } from '../support/matter.ts'
import { scriptedChannel } from '../support/scripted-channel.ts'
import { testStore } from '../support/store.ts'

/** Every job of every worker is done twice: the second time nothing in the store changes, and nothing is sent. */
const shared = testStore()
const ran = new Map<QueueName, number>()
const changed: string[] = []
const test = testHub('2026-03-03T18:00:00Z', undefined, shared, undefined, async (queue, run) => {
  const first = await written()
  await run()
  const once = await written()
  if (once !== first) ran.set(queue, (ran.get(queue) ?? 0) + 1)
  await run()
  if ((await written()) !== once) changed.push(queue)
})
const { hub, store, clock, channels, outside, idle } = test
const whatsapp = scriptedChannel('whatsapp', clock.now)
const photo = readFileSync(new URL('../../simulator/samples/photo.jpg', import.meta.url))
const posted: string[] = []
/** Of a wake-up call that only wakes others: what it woke. */
const NOTHING_WRITTEN: readonly QueueName[] = ['arrivals']

async function written(): Promise<string> {
  const collections = (await shared.connection.db?.collections()) ?? []
  const all = await Promise.all(
    collections.map(async (one) => [one.collectionName, await one.find().sort({ _id: 1 }).toArray()] as const),
  )
  return JSON.stringify([whatsapp.handed, posted, all.sort(([a], [b]) => (a < b ? -1 : 1))])
}

beforeAll(async () => {
  await store.prepare()
  whatsapp.fetchMedia = async () => ({ kind: 'fetched', bytes: photo })
  whatsapp.deleteMedia = async () => true
  channels.whatsapp = whatsapp
  outside.post = async (_address, headers) => {
    posted.push(headers['webhook-id'] ?? '')
    return { status: 200 }
  }
  const about = { name: 'firm', url: 'https://hooks.example/', events: ['*'], createdBy: 'admin' }
  await store.webhooks.add({ ...about, _id: 'wh_1', createdAt: clock.now() })
  await openMatter(test, 'LAND-1', [row(1), row(2)], '2026-05-08T23:59:00-05:00')
}, 60_000)

it('changes nothing', async () => {
  const { personId = '' } = await claimOf(test, 'LAND-1', 1)
  const [address] = await store.addresses.ofPerson(personId)
  const addressId = address?._id ?? ''
  await hub.receive.inbound([inbound(numberOf(1), 'Hola'), inbound(numberOf(1), 'sí, soy yo')])
  await idle()
  await hub.receive.inbound([
    inbound(numberOf(1), '', { media: [{ url: 'https://api.twilio.com/1', contentType: 'image/jpeg' }] }),
  ])
  await idle()
  // The provider tells what became of two of them.
  const [arrived, lost] = await store.messages.model.find({ personId, direction: 'out', state: 'sent' }).lean()
  const about = (sent: typeof arrived) => ({ messageId: `${sent?._id}.1`, externalId: sent?.externalId ?? '' })
  await hub.receive.statuses([
    { ...about(arrived), status: 'delivered' },
    { ...about(lost), status: 'undelivered', errorCode: '63003' },
  ])
  await idle()
  // Something is said to a group.
  const group = await openGroup(test, 'LAND-1', 'g1')
  await group.join(2, 'Chuy')
  await group.act('post', 'p_1', 'write', { group_id: 'g1', matter_id: 'LAND-1', text: 'Nos vemos el sábado' })
  // A process died between its commit and the copying out.
  const left = { id: 'i_left', type: 'input', addressId, input: { kind: 'start', flow: 'settlement', answers: {} } }
  await store.conversations.model.updateOne({ _id: personId }, { $set: { outbox: [left], outboxSince: clock.now() } })
  await hub.parts.wake('relay', { personId })
  await idle()
  const { scheduled } = broadcasts(test)
  await scheduled({ draft: { pressing: 'news' } })
  await test.sweep()
  await hub.clockwork()
  await idle()
  await hub.erase.begin({ personId, actor: 'admin', role: 'admin', reason: 'asked for it' })
  await idle()

  expect(changed).toEqual([])
  const queues = workers.map(({ queue }) => queue)
  expect(queues.filter((queue) => !ran.has(queue) && !NOTHING_WRITTEN.includes(queue))).toEqual([])
}, 60_000)

it('of a worker that only wakes others are the calls that it makes', async () => {
  const woken: string[] = []
  const parts = {
    ...hub.parts,
    wake: async (_name: string, payload: object) => void woken.push(JSON.stringify(payload)),
  }
  const arrivals = workers.find(({ queue }) => queue === 'arrivals')
  await arrivals?.run({ group: 'g', addressIds: ['a_1', 'a_2'] } as never, { ...hub, parts } as never)
  expect(woken).toEqual(['{"addressId":"a_1"}', '{"addressId":"a_2"}'])
})
