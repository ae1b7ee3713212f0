import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { createAct } from '../../../src/hub/act.ts'
import { createKeepFile } from '../../../src/hub/group/files.ts'
import { COLLECTIONS, KIND_NAMES, KINDS } from '../../../src/hub/retention/kinds.ts'
import type { Removed } from '../../../src/hub/retention/retention.ts'
import { testHub } from '../../support/hub.ts'
import { inbound } from '../../support/inbound.ts'
import { claimOf, numberOf, openMatter, row } from '../../support/matter.ts'
import { scriptedChannel } from '../../support/scripted-channel.ts'

const test = testHub('2026-03-03T18:00:00Z')
const { hub, store, clock, channels, idle } = test
const photo = readFileSync(new URL('../../../simulator/samples/photo.jpg', import.meta.url))
const DAY = 86_400_000
const STRANGER = '+525500009001'
let told = 0

beforeAll(async () => {
  await store.prepare()
  const whatsapp = scriptedChannel('whatsapp', clock.now)
  whatsapp.fetchMedia = async () => ({ kind: 'fetched', bytes: photo })
  whatsapp.deleteMedia = async () => true
  channels.whatsapp = whatsapp
  await openMatter(test, 'LAND-1', [row(1), row(2)], '2026-05-08T23:59:00-05:00')
  await hub.receive.inbound([inbound(numberOf(1), 'Hola'), inbound(STRANGER, 'Hola')])
  await idle()
  await hub.receive.inbound([
    inbound(numberOf(1), '', { media: [{ url: 'https://api.twilio.com/1', contentType: 'image/jpeg' }] }),
  ])
  await idle()
}, 60_000)

const tell = async (noun: string, subject: string, move: string, payload: object = {}, kind = 'staff') => {
  const acted = await createAct({ ...hub.parts, record: hub.records })({
    key: `told:${++told}`,
    noun,
    subject,
    move,
    payload: { ...payload },
    actor: { kind, id: 'ana' } as never,
    source: 'test',
    eventAt: clock.now(),
    ...(noun === 'person' ? { personId: subject } : {}),
  })
  expect(acted.reason).toBeNull()
}
const personOf = async (n: number): Promise<string> => (await claimOf(test, 'LAND-1', n)).personId ?? ''
const strangerId = async (): Promise<string> =>
  (await store.addresses.get(store.addresses.idOf({ channel: 'whatsapp', value: STRANGER })))?.people[0] ?? ''
const counts = (change: Partial<Record<keyof Removed, [removed: number, held: number]>>): Removed =>
  Object.fromEntries(
    KIND_NAMES.map((kind) => [kind, { removed: change[kind]?.[0] ?? 0, held: change[kind]?.[1] ?? 0 }]),
  ) as Removed
const resolveRows = async (): Promise<void> => {
  for (const { subject } of await store.cases.list({ noun: 'handoff', state: 'OPEN' }, 50))
    await tell('handoff', subject, 'resolve')
}
const dry = () => hub.retention.run({ dryRun: true })

describe('the table', () => {
  it('says of every collection what takes from it, or why nothing does', () => {
    const collections = Object.values(store.connection.models).map(({ collection }) => collection.name)
    expect(Object.keys(COLLECTIONS).sort()).toEqual(collections.sort())
  })

  it.each(KIND_NAMES)('of %s is used, and gives its reason', (kind) => {
    expect(Object.values(COLLECTIONS).some((each) => each.includes(kind))).toBe(true)
    expect(KINDS[kind].why.length).toBeGreaterThan(20)
  })
})

describe('as time goes by', () => {
  it('removes nothing while a case or a row of the queue is open', async () => {
    await tell('handoff', 'h_stranger', 'open', { reason: 'question', person_id: await strangerId() })
    clock.advance(300 * DAY)
    expect(await dry()).toEqual(counts({}))
  })

  it('forgets a stranger after 90 days, unless a hold stands', async () => {
    const stranger = await strangerId()
    await resolveRows()
    await tell('person', stranger, 'place_legal_hold', { hold: 'order-12', reason: 'Asked by the court' })
    clock.advance(91 * DAY)
    expect((await dry()).strangers).toEqual({ removed: 0, held: 1 })
    await hub.retention.run({ dryRun: false })
    expect(await store.people.get(stranger)).not.toBeNull()
    await tell('person', stranger, 'lift_legal_hold', { hold: 'order-12', reason: 'Done' })
    clock.advance(91 * DAY)
    expect((await dry()).strangers).toEqual({ removed: 1, held: 0 })
    expect(await store.people.get(stranger)).not.toBeNull()

    expect((await hub.retention.run({ dryRun: false })).strangers).toEqual({ removed: 1, held: 0 })
    await idle()
    expect(await store.people.get(stranger)).toBeNull()
    expect(await store.accessLog.of(stranger, 1)).toMatchObject([{ actor: 'retention', what: 'erasure' }])
  })

  it('takes words and unasked files a year after the matter ended, and the people of the list with them', async () => {
    const one = await personOf(1)
    await tell('claim', (await claimOf(test, 'LAND-1', 1)).subject, 'decide_none')
    await tell('matter', 'LAND-1', 'close')
    clock.advance(364 * DAY)
    expect((await dry()).listed).toEqual({ removed: 0, held: 0 })
    await tell('matter', 'LAND-1', 'place_legal_hold', { hold: 'order-13', reason: 'Asked by the court' })
    clock.advance(366 * DAY)
    expect(await dry()).toMatchObject({ listed: { removed: 0, held: 2 } })
    await tell('matter', 'LAND-1', 'lift_legal_hold', { hold: 'order-13', reason: 'Done' })
    clock.advance(366 * DAY)
    expect(await dry()).toMatchObject({ listed: { removed: 2, held: 0 }, words: { removed: 0, held: 0 } })
    await hub.retention.run({ dryRun: false })
    await idle()
    expect(await store.people.get(one)).toBeNull()
    expect(await store.cases.count({ noun: 'claim', matterId: 'LAND-1' })).toBe(2)
  })

  it('forgets from where a message came, and never that it came', async () => {
    const items = await store.inbox.model.find({ kind: 'inbound' }).lean()
    expect(items.map(({ state, addressId, personId }) => [state, addressId, personId])).toEqual(
      items.map(() => ['forgotten', '', undefined]),
    )
    expect(await store.inbox.known(items.map(({ _id }) => _id))).toEqual(new Set(items.map(({ _id }) => _id)))
  })
})

describe('what somebody who joined leaves', () => {
  it('is kept for years, without their words and without what they sent unasked', async () => {
    await openMatter(test, 'LAND-2', [row(3)], new Date(clock.now().getTime() + 30 * DAY).toISOString())
    await hub.receive.inbound([inbound(numberOf(3), 'Hola')])
    await idle()
    await hub.receive.inbound([
      inbound(numberOf(3), '', { media: [{ url: 'https://api.twilio.com/2', contentType: 'image/jpeg' }] }),
    ])
    await idle()
    const { subject, personId = '' } = await claimOf(test, 'LAND-2', 3)
    const today = clock.now().toISOString().slice(0, 10)
    for (const [move, payload, kind] of [
      ['verify', {}, 'staff'],
      ['inform', { text_version: '1', in_person: true }, 'staff'],
      ['sign', { form: 'f', signed_on: today }, 'staff'],
      ['join', { filed_on: today }, 'advocate'],
      ['close', { reason: 'not claimed' }, 'staff'],
    ] as const)
      await tell('claim', subject, move, payload, kind)
    await tell('matter', 'LAND-2', 'close')
    await idle()
    await resolveRows()
    await idle()
    const files = await store.media.ofPerson(personId, 10)
    expect(files.map(({ state, asked }) => [state, asked])).toEqual([['kept', false]])
    clock.advance(366 * DAY)
    const before = await dry()
    expect(before).toMatchObject({ participants: { removed: 0 }, files: { removed: 1 } })
    expect(before.words.removed).toBeGreaterThan(1)
    await hub.retention.run({ dryRun: false })
    await idle()
    expect(await store.messages.countOf([personId])).toBe(0)
    expect((await store.media.ofPerson(personId, 10)).map(({ state }) => state)).toEqual(['expired'])
    expect(await store.connection.db?.collection('files.files').countDocuments({})).toBe(0)
    expect(await store.cases.get('claim', subject)).not.toBeNull()
    expect(await hub.retention.run({ dryRun: false })).toEqual(counts({}))

    clock.advance(KINDS.participants.days * DAY)
    expect((await dry()).participants).toEqual({ removed: 1, held: 0 })
  })

  it('or said by voice: the recording goes half a year after somebody wrote down what it says', async () => {
    const person = await store.people.ensure('p_voice', clock.now())
    const voice = { _id: 'v.0', personId: person._id, kind: 'audio', state: 'kept', heardAt: clock.now() }
    await store.files.write(voice._id, person._id, person.key, photo)
    await store.media.insert([
      { ...voice, addressId: 'a', channel: 'whatsapp', messageId: 'v', at: clock.now(), asked: true } as never,
    ])
    clock.advance(179 * DAY)
    expect((await dry()).voice_notes).toEqual({ removed: 0, held: 0 })
    clock.advance(2 * DAY)
    await hub.retention.run({ dryRun: false })
    expect(await store.media.get('v.0')).toMatchObject({ state: 'expired' })
    expect((await dry()).voice_notes).toEqual({ removed: 0, held: 0 })
  })
})

it('takes what was sent to a group a year after its matter ended, unless a hold stands', async () => {
  await openMatter(test, 'LAND-3', [row(4)], new Date(clock.now().getTime() + 30 * DAY).toISOString())
  await tell('group', 'g3', 'propose', { kind: 'RELAY', matter_id: 'LAND-3', people: 3 })
  await tell('group', 'g3', 'open')
  await createKeepFile(hub.parts)('g3', photo, 'leaflet', { kind: 'staff', id: 'ana' })
  const kept = async (): Promise<number> => {
    let files = 0
    for await (const _ of store.files.ofGroups()) files++
    return files
  }
  clock.advance(366 * DAY)
  expect((await dry()).group_files).toEqual({ removed: 0, held: 0 })
  await tell('matter', 'LAND-3', 'close')
  clock.advance(364 * DAY)
  expect((await dry()).group_files).toEqual({ removed: 0, held: 0 })
  await tell('matter', 'LAND-3', 'place_legal_hold', { hold: 'order-14', reason: 'Asked by the court' })
  clock.advance(366 * DAY)
  expect((await dry()).group_files).toEqual({ removed: 0, held: 1 })
  await tell('matter', 'LAND-3', 'lift_legal_hold', { hold: 'order-14', reason: 'Done' })
  clock.advance(366 * DAY)
  expect([(await dry()).group_files, await kept()]).toEqual([{ removed: 1, held: 0 }, 1])
  await hub.retention.run({ dryRun: false })
  expect([(await dry()).group_files, await kept()]).toEqual([{ removed: 0, held: 0 }, 0])
})

it('runs once a day, by the clockwork, and tells how much', async () => {
  clock.set('2040-01-01T08:00:00Z')
  await hub.clockwork()
  expect((await idle()).retention).toBeUndefined()
  clock.advance('1h')
  await hub.clockwork()
  await hub.clockwork()
  expect((await idle()).retention).toBe(1)
  const run = await store.retentionRuns.model.findById('2040-01-01').lean()
  expect(Object.keys(run?.removed ?? {})).toEqual(KIND_NAMES)
  clock.advance('1h')
  await hub.clockwork()
  expect((await idle()).retention).toBeUndefined()
})
