import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { HandoffDoc } from '../../../src/cases/handoff.ts'
import type { MessageRecord } from '../../../src/store/messages.ts'
import { audienceId } from '../../../src/store/recipients.ts'
import { broadcasts, type Wanted } from '../../support/broadcast.ts'
import { testHub } from '../../support/hub.ts'
import { inbound } from '../../support/inbound.ts'
import { claimOf, numberOf, openMatter, row } from '../../support/matter.ts'
import { noPace } from '../../support/no-pace.ts'
import { type ScriptedChannel, scriptedChannel } from '../../support/scripted-channel.ts'

const NOON = '2026-03-03T18:00:00Z' // Tuesday 12:00 in Mexico City
const NIGHT = '2026-03-04T03:30:00Z' // 21:30 there
const MORNING = '2026-03-04T15:30:00Z'
const test = testHub(NOON)
const { hub, store, clock, channels, idle, sweep } = test
const { doc, move, tellPerson, tellClaim, scheduled, frozen } = broadcasts(test)
let whatsapp: ScriptedChannel
let sms: ScriptedChannel
/** Each test has a matter and a broadcast of its own, and people whom no other has. */
let matter = ''
let b = ''
let first = 0
let tests = 0

beforeAll(() => store.prepare())
beforeEach(() => {
  clock.set(NOON)
  matter = `LAND-${++tests}`
  b = `b${tests}`
  first = tests * 100
  whatsapp = scriptedChannel('whatsapp', clock.now)
  sms = scriptedChannel('sms', clock.now)
  Object.assign(channels, { whatsapp, sms })
  Object.assign(hub.parts.pace, noPace)
})

/** So few at a time, that something can happen in between. */
const slowly = (most: number): void => {
  hub.parts.pace.many = async (_, { length }) => ({ granted: Math.min(length, most), waitMs: 0, stepMs: 0 })
}
const people = (n: number, ...changes: Parameters<typeof row>[1][]) =>
  openMatter(
    test,
    matter,
    Array.from({ length: n }, (_, i) => row(first + i, changes[i])),
    '2026-05-08T23:59:00-05:00',
  )
const plan = (wanted: Wanted = {}): Promise<string> => scheduled({ id: b, matter, ...wanted })
const send = async (wanted: Wanted = {}): Promise<void> => {
  await plan(wanted)
  await sweep()
  await sweep()
}
const personOf = async (n: number): Promise<string> => (await claimOf(test, matter, first + n)).personId ?? ''
const audience = async (): Promise<string> => audienceId(b, (await doc(b)).freezing ?? '')
const recipients = async () => store.recipients.page(await audience(), 500)
const states = async (): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {}
  for (const { state, code, n } of await store.recipients.counts(await audience()))
    counts[code === null ? state : `${state} ${code}`] = n
  return counts
}
const rows = async (n: number): Promise<string[]> =>
  (await store.cases.list<HandoffDoc>({ noun: 'handoff', personId: await personOf(n) }, 100)).map(
    (one) => one.doc.reason,
  )
const gone = (): string[] => whatsapp.handed.map(({ to }) => to.value)
/** The phone of whoever comes at this place of the audience. */
const phoneAt = async (place: number): Promise<{ personId: string; phone: string }> => {
  const part = `${await audience()}/000000`
  await store.recipients.open(part)
  const due = await store.recipients.due(part, new Date('2027-01-01'), 500)
  const personId = due[place]?.personId ?? ''
  const [address] = await store.addresses.ofPerson(personId)
  return { personId, phone: address ? store.addresses.value(address).value : '' }
}

describe('a broadcast', () => {
  it('reaches each person once, stands in their thread, and is done', async () => {
    await people(5)
    await send()
    expect(whatsapp.got).toHaveLength(5)
    expect(new Set(gone()).size).toBe(5)
    expect(whatsapp.got[0]).toBe('Hola, Maximiliano. Soy Voz y Camino. El lunes no atendemos por teléfono.')
    expect(whatsapp.handed[0]?.template?.name).toMatch(/^pv_common_broadcast_es_/)
    expect(await states()).toEqual({ done: 5 })
    expect((await doc(b)).state).toBe('DONE')
    const thread = await store.messages.thread([await personOf(4)], 10)
    expect(thread).toMatchObject([
      { state: 'sent', kind: 'ours', flow: 'broadcast', broadcast: b, words: { lang: 'es' } },
    ])
  })

  it('sends nothing twice, whoever dispatches at the same time and however often', async () => {
    await people(4)
    slowly(1)
    await plan()
    await hub.sweep()
    const part = `${await audience()}/000000`
    await Promise.all([hub.broadcasts.dispatch(part), hub.broadcasts.dispatch(part)])
    // A process that died before it took these out of the plan.
    await store.recipients.model.updateMany({ audience: await audience() }, { $set: { state: 'planned' } })
    await hub.broadcasts.dispatch(part)
    expect(gone()).toHaveLength(4)
    await sweep()
    expect([(await doc(b)).state, await states()]).toEqual(['DONE', { done: 4 }])
  })

  it('waits for each person’s own hour, and is over when it is over', async () => {
    clock.set(NIGHT)
    await people(2, {}, { country: 'US', state: 'Hawaii' })
    await send({ days: 1 })
    // It is afternoon in Hawaii.
    expect(await states()).toEqual({ 'planned hours': 1, done: 1 })
    expect(gone()).toEqual([numberOf(first + 1)])
    clock.set(MORNING)
    await sweep()
    expect(gone()).toEqual([numberOf(first + 1), numberOf(first)])
    clock.set('2026-03-05T03:30:00Z')
    b = `${b}x`
    await send({ days: 0.25, repeatReason: 'another night' })
    clock.advance('7h')
    await test.later('12h')
    expect(gone()).toHaveLength(3)
    expect([(await doc(b)).state, await states()]).toEqual(['DONE', { 'planned hours': 1, done: 1 }])
  })

  it('waits for the hour that was said, at each person’s place', async () => {
    await people(2, {}, { country: 'US', state: 'Hawaii' })
    await plan({ atHour: 13 })
    await sweep()
    await sweep()
    // Noon in Mexico, eight in the morning in Hawaii.
    expect([gone(), await states()]).toEqual([[], { 'planned broadcast': 2 }])
    clock.advance('1h')
    await sweep()
    expect(gone()).toEqual([numberOf(first)])
    clock.advance('4h')
    await sweep()
    await sweep()
    expect([gone().length, (await doc(b)).state]).toEqual([2, 'DONE'])
  })

  it('leaves out whom it must not reach, says why, and hands on whom only a person can tell', async () => {
    await people(8, {}, {}, {}, { language: 'en' }, { language: 'nhe' }, { phone: '' })
    const [stopped, barred, deaf] = await Promise.all([0, 1, 2].map(personOf))
    await hub.receive.inbound([inbound(numberOf(first), 'ALTO')])
    await idle()
    await tellPerson(barred ?? '', 'do_not_contact', { why: 'asked by phone' })
    for (const { _id } of await store.addresses.ofPerson(deaf ?? '')) await store.addresses.unreachable(_id, '63003')
    whatsapp.handed.length = 0
    await send()
    expect(gone()).toHaveLength(2)
    // What was told at the freezing is what came.
    const foreseen = (await doc(b)).foreseen?.map(({ fate, code, people: n }) => [`${fate} ${code}`, n]) ?? []
    expect({ ...Object.fromEntries(foreseen), done: 2 }).toEqual(await states())
    expect(await states()).toEqual({
      'excluded opted_out': 1,
      'excluded not_to_be_contacted': 1,
      'excluded unreachable': 1,
      'excluded no_address': 1,
      'staff no_text_in_language': 2,
      done: 2,
    })
    const why = (await recipients()).find(({ personId }) => personId === stopped)
    expect(why?.reason).toBe('The person does not want automatic messages.')
    expect([await rows(3), await rows(6)]).toEqual([['broadcast_no_text_in_language'], []])
    // The same once more is a repetition for those who got it, and not for whoever was left out.
    expect(await frozen({ id: `${b}-again`, matter })).toEqual({ repeated: 2 })
  })

  it('is for nobody any more whose claim has left the states that it was aimed at, in a segment too', async () => {
    await people(3)
    await store.segments.add({
      _id: `s-${b}`,
      matterId: matter,
      title: 'Not contacted',
      audience: { states: ['NOT_CONTACTED', 'JOINED'] },
      createdAt: clock.now(),
      by: 'ana',
    })
    await plan({ audience: { segment: `s-${b}`, states: ['NOT_CONTACTED', 'NOTIFIED'] } })
    const { subject, personId = '' } = await claimOf(test, matter, first)
    await tellClaim(subject, personId, 'notify')
    await sweep()
    await sweep()
    expect([gone().length, await states(), (await doc(b)).states]).toEqual([
      2,
      { 'excluded state_changed': 1, done: 2 },
      ['NOT_CONTACTED'],
    ])
  })

  it('may ask something itself: a "sí" behind it is no answer to what we had asked before', async () => {
    await people(1)
    await hub.receive.inbound([inbound(numberOf(first), 'Buenas')])
    await idle()
    clock.advance('1h')
    await send()
    await hub.receive.inbound([inbound(numberOf(first), 'Sí')])
    await idle()
    expect(whatsapp.got.at(-1)).toMatch(/^Gracias por contestar\.[\s\S]*¿Es usted\?/)
  })

  it('tells nobody more than their level allows, and those who are known', async () => {
    await people(2)
    const personId = await personOf(1)
    const [address] = await store.addresses.ofPerson(personId)
    await tellPerson(
      personId,
      'vouch',
      { address: address?._id, level: 'L1', how: 'knows them' },
      { kind: 'defender', id: 'd1' },
    )
    const texts = [{ lang: 'es', text: 'Su caso sigue. La empresa contestó.', sms: 'Su caso sigue. Para salir, ALTO.' }]
    await send({ level: 'L1', texts })
    expect(await states()).toEqual({ 'excluded level_too_low': 1, done: 1 })
    expect(gone()).toEqual([numberOf(first + 1)])
  })

  it('goes on the next day when its sender has begun with as many people as it may', async () => {
    await people(3)
    const admitted = ['']
    Object.assign(hub.parts.pace, {
      tier: 250,
      admit: async (_: string, ids: string[]) => {
        if (admitted.length < 3) admitted.push(...ids.slice(0, 2))
        const in24 = ids.filter((id) => admitted.includes(id))
        return { admitted: in24, waitMs: in24.length < ids.length ? 86_400_000 : 0 }
      },
    })
    await send()
    expect([gone().length, await states()]).toEqual([2, { done: 2, 'planned warm-up': 1 }])
    admitted.splice(0, 3)
    clock.advance('1d')
    await sweep()
    await sweep()
    expect([gone().length, (await doc(b)).state]).toEqual([3, 'DONE'])
  })

  it('counts against the week what we began, and not the talk of a group that they wanted', async () => {
    await people(2)
    const had = async (n: number, group?: string) => {
      const personId = await personOf(n)
      const [address] = await store.addresses.ofPerson(personId)
      const at = (k: number) => new Date(clock.now().getTime() - (k + 1) * 3_600_000)
      await store.messages.insert(
        Array.from({ length: 5 }, (_, k) => ({
          ...{ _id: `${b}-${n}-${k}`, personId, addressId: address?._id ?? '', direction: 'out', kind: 'ours' },
          ...{ state: 'delivered', order: at(k).getTime() * 1000, at: at(k), ...(group ? { group } : {}) },
        })) as MessageRecord[],
      )
    }
    await had(0)
    await had(1, 'g1')
    await send()
    expect([gone(), await states()]).toEqual([[numberOf(first + 1)], { 'planned weekly-budget': 1, done: 1 }])
  })

  it('needs the person’s own yes for what is not about their case', async () => {
    await people(2)
    await tellPerson(await personOf(0), 'give_consent', { purpose: 'GROUP', text_version: '1' })
    await send({ draft: { purpose: 'GROUP' } })
    expect(await states()).toEqual({ 'excluded no_consent': 1, done: 1 })
  })
})

describe('a stop', () => {
  it('of a person in the middle of it counts: nothing goes out after it', async () => {
    await people(6)
    slowly(2)
    await plan()
    const { personId, phone } = await phoneAt(5)
    whatsapp.during = async () => {
      whatsapp.during = null
      const fresh = store.conversations.fresh(personId, '')
      await store.conversations.commit({ ...fresh, optedOut: true, optedOutAt: clock.now() })
    }
    await sweep()
    await sweep()
    expect(gone()).toHaveLength(5)
    expect(gone()).not.toContain(phone)
    expect((await doc(b)).state).toBe('DONE')
  })

  it('of a person between the claim and the look before the send counts, too', async () => {
    await people(2)
    await plan()
    const { personId, phone } = await phoneAt(0)
    const { claimNew } = store.messages
    store.messages.claimNew = async (records) => {
      store.messages.claimNew = claimNew
      const claimed = await claimNew(records)
      const fresh = store.conversations.fresh(personId, '')
      await store.conversations.commit({ ...fresh, optedOut: true, optedOutAt: clock.now() })
      return claimed
    }
    await sweep()
    await sweep()
    expect(gone()).toHaveLength(1)
    expect(gone()).not.toContain(phone)
    expect(await store.messages.model.distinct('state', { personId, broadcast: b })).toEqual(['suppressed'])
  })

  it('of a person who waits for their slot counts, too', async () => {
    await people(2)
    await plan()
    hub.parts.pace.many = async (_, { length }) => ({ granted: length, waitMs: 200, stepMs: 0 })
    const { personId, phone } = await phoneAt(0)
    const { claimNew } = store.messages
    const { many } = store.conversations
    store.messages.claimNew = (records) => {
      store.messages.claimNew = claimNew
      // After the look that follows the claim.
      store.conversations.many = async (ids) => {
        store.conversations.many = many
        const found = await many(ids)
        const fresh = store.conversations.fresh(personId, '')
        await store.conversations.commit({ ...fresh, optedOut: true, optedOutAt: clock.now() })
        return found
      }
      return claimNew(records)
    }
    await sweep()
    await sweep()
    expect(gone()).toHaveLength(1)
    expect(gone()).not.toContain(phone)
    expect(await store.messages.model.distinct('state', { personId, broadcast: b })).toEqual(['suppressed'])
  })

  it('of staff counts at once, and what was paused goes on where it was', async () => {
    await people(6)
    slowly(2)
    await plan()
    whatsapp.during = async () => {
      whatsapp.during = null
      await move(b, 'pause', { reason: 'wait' })
    }
    await sweep()
    await test.later('10m')
    expect(gone()).toHaveLength(2)
    const told = await hub.parts.metrics.registry.metrics()
    expect(told).toMatch(/hub_broadcast_recipients{state="planned"} [1-9]/)
    expect(told).toMatch(/hub_broadcast_eta_seconds 0\.0?[1-9]/)
    await move(b, 'resume')
    await sweep()
    await test.later('1m')
    expect(new Set(gone()).size).toBe(6)
    expect(gone()).toHaveLength(6)
    expect((await doc(b)).state).toBe('DONE')
  })

  it('of staff after the claim counts for what was claimed', async () => {
    await people(2)
    await plan()
    const { claimNew } = store.messages
    store.messages.claimNew = async (records) => {
      store.messages.claimNew = claimNew
      const claimed = await claimNew(records)
      await move(b, 'cancel', { reason: 'the wrong day' })
      return claimed
    }
    await sweep()
    await test.later('1h')
    expect(gone()).toEqual([])
    expect((await doc(b)).state).toBe('CANCELLED')
  })

  it('comes by itself when more than five of a hundred object, and goes on only when somebody says why', async () => {
    await people(6)
    await plan()
    const later = await phoneAt(5)
    await store.recipients.model.updateOne(
      { personId: later.personId },
      { $set: { dueAt: new Date('2026-03-03T19:00:00Z') } },
    )
    await sweep()
    expect(gone()).toHaveLength(5)
    const [one = '', two = '', three = ''] = gone()
    clock.advance('1m')
    await hub.receive.inbound([inbound(one, 'ALTO')])
    await idle()
    await sweep()
    expect((await doc(b)).state).toBe('SENDING')
    await hub.receive.inbound([inbound(two, '¿es una estafa?')])
    await idle()
    await sweep()
    expect(await doc(b)).toMatchObject({ state: 'HALTED', objections: 2, reason: 'OBJECTIONS' })
    await test.later('2h')
    expect(gone()).not.toContain(later.phone)
    await move(b, 'resume', { reason: 'Both were called.' })
    await hub.receive.inbound([inbound(three, 'gracias')])
    await test.later('1m')
    expect(gone()).toContain(later.phone)
    expect((await doc(b)).state).toBe('DONE')
  })
})

describe('a provider that fails', () => {
  const settled = async (): Promise<void> => {
    for (let n = 0; n < 8; n++) await test.later('15s')
  }

  it('did not answer and has no trace of it: the team is told, and it is not sent again on the chance', async () => {
    await people(2)
    whatsapp.next = ['cut']
    await send()
    await settled()
    expect(gone()).toHaveLength(2)
    expect([...(await rows(0)), ...(await rows(1))]).toEqual(['message_failed_at_provider'])
    expect((await doc(b)).state).toBe('DONE')
  })

  it('took it and did not say so: it is found', async () => {
    await people(2)
    whatsapp.next = ['accept and cut']
    await send()
    await settled()
    expect(gone()).toHaveLength(2)
    expect(await store.messages.ofBroadcast(b)).toEqual({ sent: 2 })
    expect((await doc(b)).state).toBe('DONE')
  })

  it('knows nobody there on WhatsApp: an SMS, where they can answer it', async () => {
    await people(1)
    await store.addresses.ensure({ channel: 'sms', value: numberOf(first) }, 'MX', await personOf(0))
    whatsapp.next = [{ kind: 'refused', policy: 'bad-address', code: '63003' }]
    await send()
    await sweep()
    expect(sms.got).toEqual(['Hola, soy Voz y Camino. El lunes no atendemos por telefono. Para salir, ALTO.'])
    await sweep()
    expect((await doc(b)).state).toBe('DONE')
  })

  it('asks us to slow down: the sender rests, and each gets it once', async () => {
    await people(3)
    const held: number[] = []
    hub.parts.pace.hold = async (_, ms) => void held.push(ms)
    whatsapp.next = [{ kind: 'refused', policy: 'slow-down', code: '63018' }]
    await send()
    expect(held).toEqual([5_000])
    await test.later('20s')
    await sweep()
    expect(gone()).toHaveLength(4)
    expect(await store.messages.ofBroadcast(b)).toEqual({ sent: 3 })
    expect((await doc(b)).state).toBe('DONE')
  })

  it('refuses our account: it is halted', async () => {
    await people(4)
    slowly(2)
    whatsapp.next = Array.from({ length: 2 }, () => ({ kind: 'refused', policy: 'configuration', code: '20003' }))
    await send()
    expect(await doc(b)).toMatchObject({ state: 'HALTED', reason: 'OUR_ACCOUNT' })
    expect(gone()).toHaveLength(2)
  })
})
