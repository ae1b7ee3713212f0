import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { TextRef } from '../../../src/engine/events.ts'
import { ASKED_AFTER_MS } from '../../../src/hub/sending/ask-unconfirmed.ts'
import type { MessageRecord } from '../../../src/store/messages.ts'
import { testHub } from '../../support/hub.ts'
import { type ScriptedChannel, scriptedChannel } from '../../support/scripted-channel.ts'

const test = testHub('2026-03-03T18:00:00Z')
const { hub, store, clock, channels } = test
let whatsapp: ScriptedChannel
let sms: ScriptedChannel
let person = 0

beforeEach(async () => {
  await store.prepare()
  whatsapp = scriptedChannel('whatsapp', clock.now)
  sms = scriptedChannel('sms', clock.now)
  Object.assign(channels, { whatsapp, sms })
  person++
})

const personId = (): string => `p_${person}`
const number = (): string => `+52550000${String(person).padStart(4, '0')}`

/** A person who wrote just now, by WhatsApp; `alsoSms` gives them a second address. */
async function known(alsoSms = false): Promise<string> {
  await store.people.ensure(personId(), clock.now())
  const address = await store.addresses.ensure({ channel: 'whatsapp', value: number() }, 'MX', personId())
  await store.addresses.heard(address, clock.now())
  if (alsoSms) await store.addresses.ensure({ channel: 'sms', value: number() }, 'MX', personId())
  await store.conversations.commit(store.conversations.fresh(personId(), address._id))
  return address._id
}

const ref: TextRef = { flow: 'common', key: 'miss', values: {} }

async function waiting(id: string, change: Partial<MessageRecord> = {}): Promise<void> {
  const key = (await store.people.get(personId()))?.key ?? ''
  const [address] = await store.addresses.ofPerson(personId())
  await store.messages.insert([
    {
      _id: `${id}_${person}`,
      personId: personId(),
      addressId: address?._id ?? '',
      direction: 'out',
      kind: 'reply',
      state: 'queued',
      order: clock.now().getTime() * 1000 + Number(id.replace(/\D/g, '')),
      at: clock.now(),
      notBefore: clock.now(),
      level: 'L0',
      after: [],
      attempts: 0,
      sealed: store.vault.seal(key, JSON.stringify(ref), `messages/${id}_${person}`),
      ...change,
    },
  ])
}
const message = (id: string): Promise<MessageRecord | null> => store.messages.get(`${id}_${person}`)
const deliver = (): Promise<number> => hub.deliver(personId())

describe('deliver', () => {
  it('leaves nobody in silence whose answer rests on what the case store refused', async () => {
    await known()
    const id = `u_refused_${person}`
    const told = { noun: 'claim', subject: 'c', move: 'send_form', sealed: '', actor: { kind: 'bot' }, source: 's' }
    const when = { eventAt: clock.now(), receivedAt: clock.now() }
    await store.updates.model.collection.insertOne({
      _id: id,
      ...told,
      ...when,
      outcome: 'refused',
      reason: 'no',
    } as never)
    await waiting('m1', { after: [id] })
    await waiting('m2', { after: [id] })
    await waiting('m3')
    for (let round = 0; round < 3; round++) await deliver()
    expect(whatsapp.got).toEqual([
      'Eso lo va a leer una persona del equipo.',
      expect.stringMatching(/^Perdón, no le entendí/),
    ])
    expect(await message('m1')).toMatchObject({ state: 'refused', code: 'facts-first' })
    expect(await message('m2')).toMatchObject({ state: 'refused', code: 'facts-first' })
  })

  it('asks its sender for as many slots as the text has segments, once', async () => {
    await known(true)
    const key = (await store.people.get(personId()))?.key ?? ''
    const addressId = (await store.addresses.ofPerson(personId())).find(({ channel }) => channel === 'sms')?._id ?? ''
    const long: TextRef = { flow: 'common', key: 'staff', values: { text: 'Le escribo por lo de ayer. '.repeat(9) } }
    const at = `messages/m1_${person}`
    await waiting('m1', { addressId, sealed: store.vault.seal(key, JSON.stringify(long), at) })
    await waiting('m2')
    const asked: unknown[][] = []
    const { one, pass } = hub.parts.pace
    hub.parts.pace.one = async (...of) => {
      asked.push(of)
      return 0
    }
    hub.parts.pace.pass = async (...of) => {
      asked.push(of)
      return () => {}
    }
    await deliver()
    Object.assign(hub.parts.pace, { one, pass })
    expect(asked).toEqual([
      ['sms', 2],
      ['sms', 2, false],
      ['whatsapp', 1],
      ['whatsapp', 1, false],
    ])
  })

  it('holds back what would be one too many this week, but nothing that presses, though it was written later', async () => {
    await known()
    const ours = (daysAgo: number): Partial<MessageRecord> => {
      const at = new Date(clock.now().getTime() - daysAgo * 86_400_000)
      return { kind: 'ours', at, order: at.getTime() * 1000 }
    }
    for (const day of [5, 4, 3, 2, 1]) await waiting(`m${day}`, { ...ours(day), state: 'delivered' })
    await waiting('m10', { kind: 'ours' })
    await waiting('m11', { kind: 'ours', pressing: 'deadline', at: new Date(clock.now().getTime() + 1) })
    await waiting('m12', { kind: 'ours', at: new Date(clock.now().getTime() + 2) })
    await deliver()
    await deliver()
    expect([await message('m10'), await message('m11'), await message('m12')]).toMatchObject([
      { state: 'queued', code: 'weekly-budget', notBefore: new Date(clock.now().getTime() + 2 * 86_400_000) },
      { state: 'sent' },
      { state: 'queued' },
    ])
    expect(whatsapp.handed).toHaveLength(1)
  })

  it('counts what left within the week, whenever it was written, and not what they asked for themselves', async () => {
    await known()
    const left = (daysAgo: number) => new Date(clock.now().getTime() - daysAgo * 86_400_000)
    const written = (daysAgo: number): Partial<MessageRecord> => ({
      kind: 'ours',
      at: left(daysAgo),
      order: left(daysAgo).getTime() * 1000,
      state: 'delivered',
    })
    await waiting('m1', { ...written(9), claimedAt: left(6) })
    for (const day of [5, 4, 3]) await waiting(`m${day}`, { ...written(day), claimedAt: left(day) })
    for (const day of [2.5, 2]) await waiting(`m${day}`, { ...written(day), pressing: 'asked' })
    await waiting('m10', { kind: 'ours', canWait: true })
    await waiting('m11', { kind: 'ours', at: new Date(clock.now().getTime() + 1) })
    await deliver()
    // Four were begun of five: the last place is for what asks, though it was written after the news.
    expect([await message('m10'), await message('m11')]).toMatchObject([
      { state: 'queued', code: 'weekly-budget', notBefore: left(-2) },
      { state: 'sent' },
    ])
  })

  it('hands a message over once, however often and by however many it is run', async () => {
    await known()
    await waiting('m1')
    await Promise.all([deliver(), deliver(), deliver()])
    await deliver()
    expect(whatsapp.handed).toHaveLength(1)
    expect(await message('m1')).toMatchObject({ state: 'sent', attempts: 1 })
  })

  it('keeps the order of a person’s messages', async () => {
    await known()
    for (const id of ['m1', 'm2', 'm3']) await waiting(id)
    await deliver()
    expect(whatsapp.handed.map((each) => each.messageId)).toEqual(['m1', 'm2', 'm3'].map((id) => `${id}_${person}.1`))
  })

  it('keeps the order when another takes the first message a moment before', async () => {
    await known()
    for (const id of ['m1', 'm2']) await waiting(id)
    const started = Promise.withResolvers<void>()
    const answered = Promise.withResolvers<void>()
    whatsapp.during = () => {
      started.resolve()
      return answered.promise
    }
    const claim = store.messages.claim
    let quicker: Promise<number> | undefined
    vi.spyOn(store.messages, 'claim').mockImplementation(async (...args) => {
      // The first to come here has read the list, and is overtaken now.
      if (!quicker) {
        quicker = deliver()
        await started.promise
      }
      return claim(...args)
    })
    await deliver()
    expect(whatsapp.handed.map((each) => each.messageId)).toEqual([`m1_${person}.1`])
    answered.resolve()
    await quicker
    expect(whatsapp.handed.map((each) => each.messageId)).toEqual([`m1_${person}.1`, `m2_${person}.1`])
  })

  it('keeps the words, sealed, as they went out', async () => {
    await known()
    await waiting('m1')
    await deliver()
    const record = await message('m1')
    const key = (await store.people.get(personId()))?.key ?? ''
    expect(store.vault.open(key, record?.sealedText ?? '', `messages/${record?._id}/text`)).toBe(whatsapp.got[0])
    expect(JSON.stringify(record)).not.toContain(whatsapp.got[0])
  })

  it('stops a message when the opt-out comes between the plan and the send', async () => {
    const addressId = await known()
    await waiting('m1')
    clock.advance('1s')
    const conversation = await store.conversations.get(personId())
    if (!conversation) throw new Error('no conversation')
    await store.conversations.commit({ ...conversation, addressId, optedOut: true, optedOutAt: clock.now() })
    await deliver()
    expect(whatsapp.handed).toEqual([])
    expect(await message('m1')).toMatchObject({ state: 'suppressed', code: 'opted-out' })
  })

  it('gives up words that have no value for a placeholder, and tells staff', async () => {
    await known()
    const key = (await store.people.get(personId()))?.key ?? ''
    const hole: TextRef = { flow: 'settlement', key: 'explain', values: {} }
    await waiting('m1', { sealed: store.vault.seal(key, JSON.stringify(hole), `messages/m1_${person}`) })
    await deliver()
    expect(whatsapp.handed).toEqual([])
    expect(await message('m1')).toMatchObject({ state: 'refused', code: 'words' })
    expect(await store.updates.model.countDocuments({ noun: 'handoff', source: `words/m1_${person}` })).toBe(1)
  })
})

describe('an unknown send', () => {
  it('that arrived is found at the provider and not sent again', async () => {
    await known()
    await waiting('m1')
    whatsapp.next = ['accept and cut']
    await deliver()
    expect(await message('m1')).toMatchObject({ state: 'uncertain' })
    clock.advance('10s')
    await deliver()
    expect(await message('m1')).toMatchObject({ state: 'sent', externalId: expect.stringMatching(/^SM/) })
    expect(whatsapp.got).toHaveLength(1)
  })

  it('that never left is sent before what came after it', async () => {
    await known()
    await waiting('m1', { state: 'claimed', claimedAt: clock.now(), attempts: 1 })
    await waiting('m2')
    await deliver()
    expect(whatsapp.handed).toEqual([])
    clock.advance('25s')
    await deliver()
    expect(whatsapp.handed.map((each) => each.messageId)).toEqual([`m1_${person}.2`, `m2_${person}.1`])
  })

  it('that never arrived is sent again when that is sure, within 90 s', async () => {
    await known()
    await waiting('m1')
    whatsapp.next = ['cut']
    await deliver()
    for (let seconds = 0; seconds < 90 && (await message('m1'))?.state !== 'sent'; seconds += 5) {
      clock.advance('5s')
      await deliver()
    }
    expect(await message('m1')).toMatchObject({ state: 'sent', attempts: 2 })
    expect(whatsapp.got).toHaveLength(1)
  })

  it('holds back what comes after it, so that the order stays', async () => {
    await known()
    await waiting('m1')
    await waiting('m2')
    whatsapp.next = ['accept and cut']
    await deliver()
    expect(whatsapp.handed).toHaveLength(1)
    clock.advance('10s')
    await deliver()
    expect(whatsapp.handed.map((each) => each.messageId)).toEqual([`m1_${person}.1`, `m2_${person}.1`])
  })

  it('is not sent again while the provider cannot be asked', async () => {
    await known()
    await waiting('m1')
    whatsapp.next = ['accept and cut']
    await deliver()
    whatsapp.deaf = true
    for (let n = 0; n < 20; n++) {
      clock.advance('30s')
      await deliver()
    }
    expect(whatsapp.handed).toHaveLength(1)
    whatsapp.deaf = false
    clock.advance('30s')
    await deliver()
    expect(await message('m1')).toMatchObject({ state: 'sent' })
    expect(whatsapp.got).toHaveLength(1)
  })

  it('of two equal messages finds each its own', async () => {
    await known()
    await waiting('m1')
    await deliver()
    await waiting('m2')
    whatsapp.next = ['cut']
    await deliver()
    clock.advance('10s')
    await deliver()
    expect(await message('m2')).toMatchObject({ state: 'uncertain' })
  })

  it('left by a process that died is looked up, not repeated', async () => {
    await known()
    await waiting('m1')
    // The process handed it over and died before it could write down the answer.
    whatsapp.during = async () => {
      throw new Error('killed')
    }
    await deliver()
    whatsapp.during = null
    await store.messages.model.updateOne({ _id: `m1_${person}` }, { $set: { state: 'claimed' }, $unset: { code: 1 } })
    await deliver()
    expect(whatsapp.handed).toHaveLength(1)
    clock.advance('25s')
    await deliver()
    expect(await message('m1')).toMatchObject({ state: 'uncertain' })
  })

  it('is settled by a callback that comes first', async () => {
    await known()
    await waiting('m1')
    whatsapp.during = async () => {
      await hub.receive.statuses([
        { messageId: `m1_${person}.1`, externalId: `SM${'f'.repeat(32)}`, status: 'delivered' },
      ])
    }
    await deliver()
    expect(await message('m1')).toMatchObject({ state: 'delivered', externalId: `SM${'f'.repeat(32)}` })
  })
})

describe('a refusal of the provider', () => {
  const refusal = (
    policy:
      | 'later'
      | 'slow-down'
      | 'bad-address'
      | 'content'
      | 'configuration'
      | 'opted-out'
      | 'never-now'
      | 'template-needed',
    code: string,
  ) => ({ kind: 'refused', policy, code }) as const

  it('"later" waits longer each time and is told to staff at last', async () => {
    await known()
    await waiting('m1')
    whatsapp.next = Array(20).fill(refusal('slow-down', '63018'))
    const waits: number[] = []
    for (let n = 0; n < 8; n++) {
      await deliver()
      const record = await message('m1')
      if (record?.state !== 'queued') break
      waits.push((record.notBefore?.getTime() ?? 0) - clock.now().getTime())
      clock.advance(waits.at(-1) ?? 0)
    }
    expect(waits).toEqual([...waits].sort((a, b) => a - b))
    expect(waits.length).toBe(7)
    expect(await message('m1')).toMatchObject({ state: 'failed', code: '63018' })
    expect(await store.updates.model.countDocuments({ noun: 'handoff', source: `failed/m1_${person}/63018` })).toBe(1)
  })

  it('"later" with a time of its own waits that long', async () => {
    await known()
    await waiting('m1')
    whatsapp.next = [{ ...refusal('slow-down', '20429'), retryAfterMs: 7_000 }]
    await deliver()
    expect((await message('m1'))?.notBefore?.getTime()).toBe(clock.now().getTime() + 7_000)
    clock.advance('7s')
    await deliver()
    expect(await message('m1')).toMatchObject({ state: 'sent' })
  })

  it('"slow down" is about the sender: all of it rests', async () => {
    await known()
    await waiting('m1')
    const held: [string, number][] = []
    hub.parts.pace.hold = async (channel, ms) => void held.push([channel, ms])
    whatsapp.next = [refusal('slow-down', '63018'), { ...refusal('slow-down', '20429'), retryAfterMs: 7_000 }]
    await deliver()
    clock.advance('1m')
    await deliver()
    expect(held).toEqual([
      ['whatsapp', 5_000],
      ['whatsapp', 7_000],
    ])
  })

  it('"bad address" marks the address and goes on by another channel', async () => {
    const addressId = await known(true)
    await waiting('m1')
    whatsapp.next = [refusal('bad-address', '63003')]
    await deliver()
    expect(await store.addresses.get(addressId)).toMatchObject({ unreachable: '63003' })
    await deliver()
    expect(sms.got).toHaveLength(1)
  })

  it('a number that leads nowhere is one row for the team, whatever else waits for it', async () => {
    await known()
    await waiting('m1')
    whatsapp.next = [refusal('bad-address', '63003')]
    await deliver()
    for (const later of ['m2', 'm3']) {
      await waiting(later, { kind: 'ours' })
      await deliver()
      expect(await message(later)).toMatchObject({ state: 'refused', code: 'reachable' })
    }
    expect(whatsapp.handed).toHaveLength(1)
    expect(
      await store.updates.model.countDocuments({ noun: 'handoff', source: { $regex: `^dead/${personId()}/` } }),
    ).toBe(1)
  })

  it('"opted out" is ours, on every channel', async () => {
    await known(true)
    await waiting('m1')
    whatsapp.next = [refusal('opted-out', '21610')]
    await deliver()
    expect(await message('m1')).toMatchObject({ state: 'failed', code: '21610' })
    await test.idle()
    expect(await store.conversations.get(personId())).toMatchObject({ optedOut: true })
  })

  it.each([
    ['content', '30007'],
    ['never-now', '63049'],
    ['template-needed', '63016'],
  ] as const)('"%s" is not tried again and a person looks', async (policy, code) => {
    await known()
    await waiting('m1')
    whatsapp.next = [refusal(policy, code)]
    await deliver()
    await deliver()
    expect(whatsapp.handed).toHaveLength(1)
    expect(await message('m1')).toMatchObject({ state: 'failed', code })
    expect(await store.updates.model.countDocuments({ noun: 'handoff', source: `failed/m1_${person}/${code}` })).toBe(1)
  })

  it('that comes by callback is dealt with in the same way', async () => {
    await known(true)
    await waiting('m1')
    await deliver()
    await hub.receive.statuses([
      {
        messageId: `m1_${person}.1`,
        externalId: (await message('m1'))?.externalId ?? '',
        status: 'undelivered',
        errorCode: '63003',
      },
    ])
    await test.idle()
    expect(sms.got).toHaveLength(1)
    expect(await message('m1')).toMatchObject({ state: 'sent', channel: 'sms' })
  })
})

describe('a message of which no callback came', () => {
  const asked = (): number => whatsapp.asked.filter((to) => to === number()).length

  it('is asked about after a while, and is as far as the provider says', async () => {
    await known()
    await waiting('m1')
    await deliver()
    whatsapp.fate = { delivery: 'delivered' }
    clock.advance('9m')
    await hub.catchUp()
    expect([asked(), (await message('m1'))?.state]).toEqual([0, 'sent'])
    clock.advance('1m')
    await hub.catchUp()
    expect([asked(), (await message('m1'))?.state]).toEqual([1, 'delivered'])
    clock.advance('100h')
    await hub.catchUp()
    expect(asked()).toBe(1)
  })

  it('goes another way when it failed unheard', async () => {
    await known(true)
    await waiting('m1')
    await deliver()
    whatsapp.fate = { delivery: 'undelivered', errorCode: '63003' }
    clock.advance('10m')
    await hub.catchUp()
    await test.idle()
    expect(sms.got).toHaveLength(1)
    expect(await message('m1')).toMatchObject({ state: 'sent', channel: 'sms', attempts: 2 })
  })

  it('is asked about five times and then left as it is', async () => {
    await known()
    await waiting('m1')
    await deliver()
    const after = [...ASKED_AFTER_MS, 30 * 24 * 3_600_000]
    for (const [index, ms] of after.entries()) {
      clock.advance(ms - (after[index - 1] ?? 0))
      for (let round = 0; round < 2; round++) await hub.catchUp()
      expect(asked()).toBe(Math.min(index + 1, ASKED_AFTER_MS.length))
    }
    expect(await message('m1')).toMatchObject({ state: 'sent' })
  })

  it('is asked about again when the provider could not be asked', async () => {
    await known()
    await waiting('m1')
    await deliver()
    clock.advance('10m')
    whatsapp.deaf = true
    await hub.catchUp()
    expect(await message('m1')).toMatchObject({ state: 'sent' })
    Object.assign(whatsapp, { deaf: false, fate: { delivery: 'read' } })
    await hub.catchUp()
    expect(await message('m1')).toMatchObject({ state: 'read' })
  })
})
