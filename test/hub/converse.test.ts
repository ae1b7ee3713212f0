import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { MAX_ATTEMPTS } from '../../src/store/inbox.ts'
import type { Store } from '../../src/store/index.ts'
import { testHub } from '../support/hub.ts'
import { inbound } from '../support/inbound.ts'
import { claimOf, numberOf, openMatter, rows } from '../support/matter.ts'
import { Killed, type Mortal, mortal } from '../support/mortal.ts'
import { type ScriptedChannel, scriptedChannel } from '../support/scripted-channel.ts'

let life: Mortal<Store> | undefined
const test = testHub('2026-03-03T18:00:00Z', (store) => {
  life = mortal(store)
  return life.living
})
const { hub, store, clock, channels, idle } = test
const MATTER = 'LAND-1'
/** One for each test and for each death; the last three are sons on their fathers' phones. Importing more takes longer than all tests. */
const PEOPLE = 110
let whatsapp: ScriptedChannel
let n = 0

beforeAll(async () => {
  await store.prepare()
  await openMatter(test, MATTER, rows(PEOPLE), '2026-05-08T23:59:00-05:00')
}, 120_000)

beforeEach(() => {
  whatsapp = scriptedChannel('whatsapp', clock.now)
  channels.whatsapp = whatsapp
  n++
})

const says = async (text: string, from = numberOf(n)): Promise<void> => {
  await hub.receive.inbound([inbound(from, text)])
  await idle()
}
const got = (): string[] => whatsapp.gotBy(numberOf(n))
const addressId = (): string => store.addresses.idOf({ channel: 'whatsapp', value: numberOf(n) })

describe('converse', () => {
  it('answers each message of a burst, in the order of its sender', async () => {
    await hub.receive.inbound([
      inbound(numberOf(n), 'hola'),
      inbound(numberOf(n), 'si soy yo'),
      inbound(numberOf(n), 'solo yo'),
    ])
    await idle()
    expect(got().map((text) => text.slice(0, 24))).toEqual([
      expect.stringContaining('Hola, buenas tardes'),
      expect.stringContaining('Gracias. Antes de seguir'),
      expect.stringContaining('¿Cómo prefiere'),
    ])
  })

  it('handles a message once though three workers take it up at a time, and again later', async () => {
    await hub.receive.inbound([inbound(numberOf(n), 'hola')])
    await Promise.all([hub.converse(addressId()), hub.converse(addressId()), hub.converse(addressId())])
    await idle()
    await hub.converse(addressId())
    await idle()
    expect(got()).toHaveLength(1)
  })

  it('takes a message that the provider delivers three times as one', async () => {
    const message = inbound(numberOf(n), 'hola')
    await Promise.all([hub.receive.inbound([message]), hub.receive.inbound([message])])
    await idle()
    await hub.receive.inbound([message])
    await idle()
    expect(got()).toHaveLength(1)
  })

  it('keeps 07 one person, whether he writes from +521 or +52', async () => {
    await says('hola')
    expect((await store.addresses.find([addressId()]))[0]?.people).toHaveLength(1)
  })

  it('gives a stranger a person of his own, once', async () => {
    await says('Hola', '+525500009999')
    await says('me lo dio mi primo', '+525500009999')
    const [address] = await store.addresses.find([
      store.addresses.idOf({ channel: 'whatsapp', value: '+525500009999' }),
    ])
    expect(address?.people).toHaveLength(1)
    expect(whatsapp.gotBy('+525500009999').length).toBeGreaterThanOrEqual(2)
  })

  /** Staff start the settlement with somebody on this phone. */
  const start = async (personId: string, id: string): Promise<void> => {
    await store.inbox.add({
      id,
      addressId: addressId(),
      personId,
      kind: 'input',
      receivedAt: clock.now(),
      content: { kind: 'start', flow: 'settlement' },
    })
    await hub.converse(addressId())
    await idle()
  }

  it('talks to two people on one phone one after the other', async () => {
    const father = (await claimOf(test, MATTER, n)).personId ?? ''
    const son = (await claimOf(test, MATTER, PEOPLE)).personId ?? ''
    await store.addresses.ensure({ channel: 'whatsapp', value: numberOf(n) }, 'MX', son)
    await start(father, 'start-father')
    await start(son, 'start-son')
    await start(son, 'start-son')
    expect(got()).toHaveLength(1)
    expect(await store.conversations.get(son)).toBeNull()
    await says('no soy yo')
    await test.later('4d')
    expect(await store.conversations.get(father)).toMatchObject({ status: 'idle' })
    expect(await store.conversations.get(son)).toMatchObject({ status: 'open' })
  })

  it('stops only who says stop on a shared phone; the other is left to people, and comes after "INICIAR"', async () => {
    const father = (await claimOf(test, MATTER, n)).personId ?? ''
    const son = (await claimOf(test, MATTER, PEOPLE - 1)).personId ?? ''
    await store.addresses.ensure({ channel: 'whatsapp', value: numberOf(n) }, 'MX', son)
    const left = () => store.cases.count({ noun: 'handoff', facets: { reason: 'phone_said_stop' } })
    await start(father, 'stop-father')
    await start(son, 'stop-son')
    await says('ALTO')
    expect(got().at(-1)).toMatch(/ya no le mandamos/)
    expect(got()).toHaveLength(2)
    expect(await store.conversations.get(father)).toMatchObject({ optedOut: true, queue: [] })
    expect(await store.conversations.get(son)).toBeNull()
    expect(await left()).toBe(1)
    // On each channel of the number, and for whatever comes later.
    const sms = { channel: 'sms', value: numberOf(n) } as const
    expect(await store.addresses.get(store.addresses.idOf(sms))).toMatchObject({ stopped: [father] })
    await start(son, 'stop-son-later')
    expect([got().length, await left()]).toEqual([2, 2])

    await says('INICIAR')
    expect(await store.addresses.get(addressId())).toMatchObject({ stopped: [] })
    await says('no soy yo')
    await test.later('4d')
    await start(son, 'stop-son-at-last')
    expect(await store.conversations.get(son)).toMatchObject({ status: 'open' })
    expect(await left()).toBe(2)
  })

  it('takes a number that was wrong by SMS as wrong by WhatsApp too', async () => {
    const { personId = '' } = await claimOf(test, MATTER, n)
    const sms = store.addresses.idOf({ channel: 'sms', value: numberOf(n) })
    await store.updates.insert([
      {
        _id: `wrong-${n}`,
        noun: 'person',
        subject: personId,
        move: 'wrong_party',
        personId,
        sealed: store.vault.seal(
          (await store.people.get(personId))?.key ?? '',
          JSON.stringify({ address: sms }),
          `updates/wrong-${n}`,
        ),
        actor: { kind: 'bot' },
        source: 'test',
        eventAt: clock.now(),
        receivedAt: clock.now(),
        outcome: 'pending',
      },
    ])
    await hub.record({ noun: 'person', subject: personId })
    await says('hola')
    // Whoever writes from there is somebody else.
    expect(await store.conversations.get(personId)).toBeNull()
    expect(got()).toHaveLength(1)
    const [address] = await store.addresses.find([addressId()])
    expect(address?.people).toContain(`p_${addressId().slice(2)}`)
  })

  it('goes on with the same person after a death, though another has the phone meanwhile', async () => {
    const father = (await claimOf(test, MATTER, n)).personId ?? ''
    const son = (await claimOf(test, MATTER, PEOPLE - 2)).personId ?? ''
    await store.addresses.ensure({ channel: 'whatsapp', value: numberOf(n) }, 'MX', son)
    const handled = vi.spyOn(store.inbox, 'handled').mockRejectedValueOnce(new Killed())
    await says('hola').catch(() => {})
    handled.mockRestore()
    await idle()
    expect(got()).toHaveLength(1)
    const before = await store.conversations.get(father)
    if (!before) throw new Error('no conversation')
    await store.conversations.commit({ ...before, status: 'idle' })
    await store.conversations.commit({ ...store.conversations.fresh(son, addressId()), status: 'open' })
    clock.advance('15s')
    await test.sweep()
    expect(got()).toHaveLength(1)
    expect(await store.conversations.get(son)).toMatchObject({ version: 1, handled: [] })
    expect(await store.inbox.waiting(addressId(), 1)).toEqual([])
  })

  it('puts a message aside that fails again and again, and goes on with the next', async () => {
    const bad = inbound(numberOf(n), 'hola')
    await hub.receive.inbound([bad])
    await store.inbox.model.updateOne({ _id: `twilio.${bad.externalId}` }, { $set: { attempts: MAX_ATTEMPTS } })
    await says('hola')
    expect(await store.inbox.model.findById(`twilio.${bad.externalId}`).lean()).toMatchObject({ state: 'quarantined' })
    expect(got()).toHaveLength(1)
    expect(await store.cases.count({ noun: 'handoff', facets: { reason: 'message_failed' } })).toBe(1)
  })

  it('does not count the store’s absence against a message', async () => {
    const message = inbound(numberOf(n), 'hola')
    await hub.receive.inbound([message])
    for (let round = 0; round < 5; round++) {
      life?.killAt(3, 'before')
      await hub.converse(addressId()).catch(() => {})
      life?.revive()
      await store.inbox.model.updateOne({ _id: `twilio.${message.externalId}` }, { $set: { attempts: 0 } })
    }
    await hub.converse(addressId())
    await idle()
    expect(got()).toHaveLength(1)
  })
})

describe('an opt-out', () => {
  it('is confirmed once; a second one and thanks get nothing; an ordinary message one line a day', async () => {
    await says('hola')
    await says('ALTO')
    const confirmed = got().length
    expect(got().at(-1)).toMatch(/ya no le mandamos/)
    await says('alto')
    expect(got()).toHaveLength(confirmed)
    await says('oiga y luego')
    expect(got()).toHaveLength(confirmed + 1)
    expect(got().at(-1)).toMatch(/INICIAR/)
    await says('otra cosa')
    expect(got()).toHaveLength(confirmed + 1)
    clock.advance('25h')
    await says('buenas')
    expect(got()).toHaveLength(confirmed + 2)
    await says('INICIAR')
    expect(await store.conversations.get((await claimOf(test, MATTER, n)).personId ?? '')).toMatchObject({
      optedOut: false,
    })
  })

  it('that the provider has confirmed is kept and not answered', async () => {
    await says('hola')
    const before = got().length
    await hub.receive.inbound([inbound(numberOf(n), 'STOP', { optOut: 'STOP' })])
    await idle()
    expect(got()).toHaveLength(before)
    expect(await store.conversations.get((await claimOf(test, MATTER, n)).personId ?? '')).toMatchObject({
      optedOut: true,
    })
  })

  it('stops what was waiting for the morning', async () => {
    const claim = await claimOf(test, MATTER, n)
    clock.set('2026-03-10T03:00:00Z')
    await store.inbox.add({
      id: `start:${claim.subject}`,
      addressId: addressId(),
      personId: claim.personId ?? '',
      kind: 'input',
      receivedAt: clock.now(),
      content: { kind: 'start', flow: 'settlement' },
    })
    await hub.converse(addressId())
    await idle()
    expect(got()).toEqual([])
    await says('no me escriban')
    const said = got().length
    clock.set('2026-03-10T16:00:00Z')
    await test.sweep()
    expect(got()).toHaveLength(said)
  })
})

describe('a process that dies', () => {
  /** The whole of one exchange, from the webhook to the provider. */
  const exchange = async (): Promise<void> => {
    await hub.receive.inbound([inbound(numberOf(n), 'si soy yo')])
    await idle()
  }
  const recover = async (): Promise<void> => {
    life?.revive()
    for (let round = 0; round < 8; round++) {
      clock.advance('15s')
      await test.sweep()
    }
  }

  it('at any call to the store, before or after it was carried out, loses nothing and repeats nothing', async () => {
    await says('hola')
    life?.revive()
    await exchange()
    const calls = life?.calls() ?? 0
    expect(calls).toBeGreaterThan(15)
    expect(n + calls).toBeLessThan(PEOPLE - 2)
    const [, right] = got()
    expect(right).toMatch(/Antes de seguir/)

    for (let call = 1; call <= calls; call++) {
      // Before and after in turn: dying after one call is nearly dying before the next.
      const when = call % 2 === 0 ? 'before' : 'after'
      n++
      whatsapp = scriptedChannel('whatsapp', clock.now)
      channels.whatsapp = whatsapp
      await says('hola')
      life?.killAt(call, when)
      const died = await exchange().then(
        () => false,
        (error: unknown) => {
          if (error instanceof Killed) return true
          throw error
        },
      )
      await recover()
      // A webhook that was not acknowledged is the provider's to deliver again.
      if (died && got().length === 1) {
        await exchange()
        await recover()
      }
      expect({ call, when, got: got().slice(1) }).toEqual({ call, when, got: [right] })
      const claim = await claimOf(test, MATTER, n)
      const updates = await store.updates.of('person', claim.personId ?? '')
      expect(updates.filter((update) => update.move === 'reach')).toHaveLength(1)
    }
  }, 180_000)
})
