import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { TextRef } from '../../src/engine/events.ts'
import type { MessageRecord } from '../../src/store/messages.ts'
import { createWords } from '../../src/words/words.ts'
import { testHub } from '../support/hub.ts'
import { library } from '../support/library.ts'
import { recordedLocales } from '../support/recorded-locales.ts'
import { type ScriptedChannel, scriptedChannel } from '../support/scripted-channel.ts'

const dir = await recordedLocales(['faq/audio'], ['language/same_town'], ['faq/audio', 'quc'])
const words = createWords(join(dir, 'locales'))
const test = testHub('2026-03-03T18:00:00Z', undefined, undefined, { ...library, words })
const { hub, store, clock, channels, idle } = test
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
const told: TextRef = { flow: 'faq', key: 'audio', values: {} }
const asked: TextRef = { flow: 'language', key: 'same_town', values: {}, options: ['yes', 'no'] }

/** Somebody who wrote just now and said how, and in which language, they want to hear. */
async function known(prefs: Record<string, string>, channel: 'whatsapp' | 'sms' = 'whatsapp'): Promise<void> {
  await store.people.ensure(personId(), clock.now())
  const value = `+52550000${String(person).padStart(4, '0')}`
  const address = await store.addresses.ensure({ channel, value }, 'MX', personId())
  await store.addresses.heard(address, clock.now())
  await store.conversations.commit(store.conversations.fresh(personId(), address._id))
  await tell('prefer', prefs)
}

async function tell(move: string, payload: Record<string, string>): Promise<void> {
  const key = `u_${personId()}_${move}`
  const { key: own = '' } = (await store.people.get(personId())) ?? {}
  await store.updates.insert([
    {
      ...{ _id: key, noun: 'person', subject: personId(), personId: personId(), move, outcome: 'pending' },
      ...{ sealed: store.vault.seal(own, JSON.stringify(payload), `updates/${key}`), actor: { kind: 'staff' } },
      ...{ source: 'test', eventAt: clock.now(), receivedAt: clock.now() },
    },
  ] as never)
  await hub.record({ noun: 'person', subject: personId() })
}

async function waiting(n: number, ref: TextRef, change: Partial<MessageRecord> = {}): Promise<void> {
  const { key = '' } = (await store.people.get(personId())) ?? {}
  const [address] = await store.addresses.ofPerson(personId())
  const _id = `m${n}_${person}`
  await store.messages.insert([
    {
      ...{ _id, personId: personId(), addressId: address?._id ?? '', direction: 'out', kind: 'reply', state: 'queued' },
      ...{ order: clock.now().getTime() * 1000 + n, at: clock.now(), notBefore: clock.now(), level: 'L0', attempts: 0 },
      sealed: store.vault.seal(key, JSON.stringify(ref), `messages/${_id}`),
      ...change,
    } as MessageRecord,
  ])
}
const message = (n: number, end = '') => store.messages.get(`m${n}_${person}${end}`)
const deliver = () => hub.deliver(personId())
/** What was handed over: `voice`, or the first words and what can be tapped. */
const handed = (channel = whatsapp): string[] =>
  channel.handed.map(({ voice, text, options = [] }) =>
    voice ? 'voice' : [text.slice(0, 18), ...options.map(({ label }) => `[${label}]`)].join(' '),
  )
const WRITTEN = '¿Está bien si es a [Sí, está bien] [Mejor de otro lado]'

describe('who prefers audio', () => {
  it('hears what leaves nothing to tap, at an address that is signed', async () => {
    await known({ mode: 'audio' })
    await waiting(1, told)
    await Promise.all([deliver(), deliver()])
    await deliver()
    expect(handed()).toEqual(['voice'])
    const sent = await message(1)
    expect(sent).toMatchObject({ state: 'sent', words: { lang: 'es', hash: expect.stringMatching(/^[0-9a-f]{12}$/) } })
    const recording = words.recordingById(sent?.voice ?? '')
    expect(recording).toMatchObject({ version: sent?.words?.hash })
    expect(whatsapp.handed[0]).toMatchObject({ text: '', messageId: `m1_${person}.1` })
    const url = new URL(whatsapp.handed[0]?.voice?.url ?? '')
    expect(url.origin).toBe('https://hub.test')
    expect(
      hub.parts.links.judge(
        url.pathname.slice('/media/'.length),
        url.searchParams.get('exp'),
        url.searchParams.get('sig'),
      ),
    ).toBe('valid')
  })

  it('hears a question and reads its answers, in this order and each once', async () => {
    await known({ mode: 'audio' })
    await waiting(1, asked)
    await waiting(2, told)
    await Promise.all([deliver(), deliver(), deliver()])
    await deliver()
    expect(handed()).toEqual(['voice', WRITTEN, 'voice'])
    expect(await message(1, 'v')).toMatchObject({ state: 'sent', spoken: true })
  })

  it('reads what is not recorded, what is said before a question, and how to stop', async () => {
    await known({ mode: 'audio' })
    await waiting(1, { flow: 'faq', key: 'cost_not_yet', values: {} })
    await waiting(2, { ...told, before: [{ flow: 'common', key: 'miss', values: {} }] })
    await waiting(3, told, { template: true })
    await deliver()
    expect(handed()).toEqual([
      'No cobramos nada, ',
      'voice',
      expect.stringMatching(/^Perdón/),
      'voice',
      'Claro que sí. De a',
    ])
  })

  it('reads by SMS', async () => {
    await known({ mode: 'audio' }, 'sms')
    await waiting(1, asked)
    await deliver()
    expect(handed(sms)).toHaveLength(1)
    expect(handed()).toEqual([])
  })

  it('reads when they have not written for a day: only approved words go out then', async () => {
    await known({ mode: 'audio' })
    clock.advance('25h')
    await waiting(1, told)
    await deliver()
    expect(handed()).not.toContain('voice')
  })
})

describe('who prefers another language', () => {
  it.each([
    [{ language: "k'iche'" }, ['voice']],
    [{ language: 'hablo quiché', mode: 'call' }, ['voice']],
    [{ language: 'quc', mode: 'text' }, ['Claro que sí. De a']],
    [{ language: 'mam', mode: 'audio' }, ['Claro que sí. De a']],
    [{ language: 'es', mode: 'text' }, ['Claro que sí. De a']],
  ])('%j', async (prefs, expected) => {
    await known(prefs as Record<string, string>)
    await waiting(1, told)
    await deliver()
    expect(handed()).toEqual(expected)
    if (expected[0] === 'voice') expect(await message(1)).toMatchObject({ words: { lang: 'quc' } })
  })

  it('is told to the team when a list says so and nothing is recorded, once', async () => {
    await known({ mode: 'audio' })
    await tell('describe', { language: 'mam' })
    for (const n of [1, 2]) await waiting(n, told, { kind: 'ours' })
    await deliver()
    await idle()
    expect(await store.updates.model.countDocuments({ noun: 'handoff', source: `interpreter/${personId()}` })).toBe(1)
  })
})

describe('a recording of which nobody knows whether it arrived', () => {
  it('is found at the provider by what it is, and not sent again', async () => {
    await known({ mode: 'audio' })
    await waiting(1, asked)
    whatsapp.next = ['accept and cut']
    await deliver()
    // Nothing overtakes it: the answers wait for the question.
    expect(handed()).toEqual(['voice'])
    expect(await message(1, 'v')).toMatchObject({ state: 'uncertain' })
    expect(await message(1)).toMatchObject({ state: 'queued' })
    clock.advance('10s')
    await deliver()
    expect(handed()).toEqual(['voice', WRITTEN])
    expect(await message(1, 'v')).toMatchObject({ state: 'sent', externalId: expect.stringMatching(/^SM/) })
  })

  it('goes out again when the provider never had it, though it has another voice note and the same words', async () => {
    await known({ mode: 'audio' })
    await waiting(1, told)
    await deliver()
    await waiting(2, told)
    whatsapp.next = ['cut']
    await deliver()
    for (let n = 0; n < 9; n++) {
      clock.advance('10s')
      await deliver()
    }
    expect(handed()).toEqual(['voice', 'voice', 'voice'])
    expect(await message(2)).toMatchObject({ state: 'sent', attempts: 2 })
  })
})

describe('a recording that the provider cannot fetch', () => {
  const refused = { kind: 'refused', policy: 'content', code: '63019' } as const

  it('goes out in writing, and somebody looks at it', async () => {
    await known({ mode: 'audio' })
    await waiting(1, told)
    whatsapp.next = [refused]
    await deliver()
    await deliver()
    expect(handed()).toEqual(['voice', 'Claro que sí. De a'])
    expect(await message(1)).toMatchObject({ state: 'sent', written: true })
    expect((await message(1))?.voice).toBeUndefined()
    expect(await store.updates.model.countDocuments({ noun: 'handoff', source: /^recording\// })).toBe(1)
  })

  it('is told of by callback: the words follow', async () => {
    await known({ mode: 'audio' })
    await waiting(1, told)
    await deliver()
    const sent = await message(1)
    await hub.receive.statuses([
      { messageId: `${sent?._id}.1`, externalId: sent?.externalId ?? '', status: 'failed', errorCode: '63019' },
    ])
    await idle()
    await deliver()
    expect(handed()).toEqual(['voice', 'Claro que sí. De a'])
  })

  it('before a question: the question follows in writing', async () => {
    await known({ mode: 'audio' })
    await waiting(1, asked)
    whatsapp.next = [refused]
    await deliver()
    expect(handed()).toEqual(['voice', WRITTEN])
    expect(await message(1, 'v')).toMatchObject({ state: 'failed', code: '63019' })
  })
})

it('who opts out between the recording and its answers gets neither more', async () => {
  await known({ mode: 'audio' })
  await waiting(1, asked)
  whatsapp.during = async () => {
    const conversation = await store.conversations.get(personId())
    if (conversation && !conversation.optedOut)
      await store.conversations.commit({ ...conversation, optedOut: true, optedOutAt: clock.now() })
  }
  clock.advance('1s')
  await deliver()
  expect(handed()).toEqual(['voice'])
  expect(await message(1)).toMatchObject({ state: 'suppressed', code: 'opted-out' })
})
