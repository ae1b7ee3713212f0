import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AddressDoc } from '../../../src/cases/address.ts'
import type { HandoffDoc } from '../../../src/cases/handoff.ts'
import type { PersonDoc } from '../../../src/cases/person.ts'
import type { SearchDoc } from '../../../src/cases/search.ts'
import { createAct } from '../../../src/hub/act.ts'
import { createBegin } from '../../../src/hub/outreach/begin-outreach.ts'
import { testHub } from '../../support/hub.ts'
import { inbound } from '../../support/inbound.ts'
import { claimOf, numberOf, openMatter, row } from '../../support/matter.ts'
import { type ScriptedChannel, scriptedChannel } from '../../support/scripted-channel.ts'

/** The number on the list is a stranger's by now; the worker has another one. What the stranger says there is nothing of his. */
const test = testHub('2026-03-03T18:00:00Z')
const { hub, store, clock, channels, idle } = test
const act = createAct({ ...hub.parts, record: hub.records })
const PEOPLE = 20
let n = 0
let told = 0
let whatsapp: ScriptedChannel
let worker = ''

const old = (): string => numberOf(n)
const own = (): string => numberOf(500 + n)
const says = async (from: string, text: string): Promise<string[]> => {
  whatsapp.newsOf(from)
  await hub.receive.inbound([inbound(from, text)])
  await idle()
  return whatsapp.newsOf(from)
}
const tell = async (move: string, payload: object, kind: 'staff' | 'defender' = 'staff'): Promise<boolean> => {
  const about = { noun: 'person', subject: worker, personId: worker, source: 'test', eventAt: clock.now() }
  const { accepted } = await act({
    ...about,
    key: `told-${++told}`,
    move,
    payload: { ...payload },
    actor: { kind, id: 'ana' },
  })
  await idle()
  return accepted
}
const begin = async (flow: string, value: string): Promise<void> => {
  const { _id: addressId } = await store.addresses.ensure({ channel: 'whatsapp', value }, 'MX', worker)
  const content = { kind: 'start', flow } as const
  await store.inbox.add({
    id: `begin-${++told}`,
    addressId,
    personId: worker,
    kind: 'input',
    receivedAt: clock.now(),
    content,
  })
  await hub.converse(addressId)
  await idle()
}
const isHis = async (value: string, vouched: boolean): Promise<void> => {
  const { _id: address } = await store.addresses.ensure({ channel: 'whatsapp', value }, 'MX', worker)
  await tell('add_address', { address, source: 'sister', order: 9 })
  if (vouched) expect(await tell('vouch', { address, how: 'neighbour' })).toBe(true)
}
const doc = async <Doc>(noun: string, subject: string): Promise<Doc | undefined> =>
  (await store.cases.get<Doc>(noun, subject))?.doc
const idOf = (value: string): string => store.addresses.idOf({ channel: 'whatsapp', value })
const stranger = (): string => `p_${idOf(old()).slice(2)}`

beforeAll(async () => {
  await store.prepare()
  await openMatter(
    test,
    'LAND-1',
    Array.from({ length: PEOPLE }, (_, index) => row(index + 1)),
    '2026-05-08T23:59:00-05:00',
  )
}, 120_000)

const another = async (): Promise<void> => {
  n++
  clock.set('2026-03-03T18:00:00Z')
  whatsapp = scriptedChannel('whatsapp', clock.now)
  channels.whatsapp = whatsapp
  worker = (await claimOf(test, 'LAND-1', n)).personId ?? ''
}
beforeEach(another)

describe('the worker at another number', () => {
  it.each([
    ['that was vouched for', true],
    ['that was added', false],
  ])('%s is answered while the stranger’s talk is not over', async (_, vouched) => {
    await begin('settlement', old())
    expect(await says(old(), 'no, número equivocado')).toEqual([expect.stringContaining('Disculpe la molestia')])
    await isHis(own(), vouched)
    expect((await says(own(), 'hola')).length).toBeGreaterThan(0)
    expect(await says(own(), 'quién es usted')).toHaveLength(1)
    // The stranger is no more in it than anybody who writes from a number that we do not know.
    await says(old(), 'y qué querían')
    expect((await store.conversations.get(worker))?.addressId).toBe(idOf(own()))
    expect(await store.conversations.get(stranger())).not.toBeNull()
  })
})

it('asks him at the number that was found since, while the stranger’s talk is not over', async () => {
  await begin('settlement', old())
  await says(old(), 'no soy yo')
  const again = createBegin(hub.parts)
  expect(await again([await claimOf(test, 'LAND-1', n)])).toEqual(['already'])
  await isHis(own(), false)
  whatsapp.newsOf(own())
  expect(await again([await claimOf(test, 'LAND-1', n)])).toEqual(['started'])
  await idle()
  expect(whatsapp.newsOf(own())).toEqual([expect.stringContaining('Maximiliano')])
})

describe('a stop of the stranger', () => {
  it.each([
    ['after the wrong number', ['no soy yo', 'ALTO']],
    ['in the same words', ['no soy yo, ya no me escriban']],
    ['who wonders first', ['no, se equivocó', 'y qué querían', 'ya no me mande mensajes']],
  ])('%s is theirs: nothing more is said there, and the worker is reached', async (_, words) => {
    await begin('settlement', old())
    for (const text of words) await says(old(), text)
    expect(whatsapp.gotBy(old()).at(-1)).toMatch(/ya no le mandamos/)
    expect(await doc<PersonDoc>('person', worker)).toMatchObject({ opted_out: false, wrong_party: [idOf(old())] })
    expect((await store.conversations.get(worker))?.optedOut).toBe(false)
    expect(await doc<PersonDoc>('person', stranger())).toMatchObject({ opted_out: true })
    expect(await doc<AddressDoc>('address', idOf(old()))).toMatchObject({ state: 'OPTED_OUT' })
    expect((await store.addresses.get(idOf(old())))?.stopped).toEqual([stranger()])
    expect(await says(old(), 'ALTO')).toEqual([])
    await isHis(own(), false)
    whatsapp.newsOf(own())
    await begin('settlement', old())
    expect(whatsapp.newsOf(own())).toEqual([expect.stringContaining('Maximiliano')])
    expect(whatsapp.newsOf(old())).toEqual([])
  })

  it('of the worker counts for him everywhere', async () => {
    await begin('settlement', old())
    await says(old(), 'sí soy yo')
    await says(old(), 'ALTO')
    await isHis(own(), true)
    whatsapp.newsOf(own())
    await begin('enrolled', own())
    expect(whatsapp.newsOf(own())).toEqual([])
    expect((await doc<PersonDoc>('person', worker))?.opted_out).toBe(true)
  })
})

it('keeps for whoever looks for him what the stranger tells, and writes nowhere for it', async () => {
  await begin('settlement', old())
  for (const text of ['no soy yo', 'vive en Tampico', 'su número es 55 0000 0977', 'sí']) await says(old(), text)
  const [search] = await store.cases.list<SearchDoc>({ noun: 'search', personId: worker }, 5)
  expect(search?.doc.leads).toMatchObject([
    { kind: 'PLACE', note: 'vive en Tampico' },
    { kind: 'PHONE', number: '+525500000977', consent_reported: true },
  ])
  expect(search?.doc.leads.every((lead) => lead.approved_by === undefined)).toBe(true)
  await test.later('30h')
  expect(whatsapp.gotBy('+525500000977')).toEqual([])
})

const rowsOf = async (personId: string) => store.cases.list<HandoffDoc>({ noun: 'handoff', personId }, 9)
/** The team is done with what it has of somebody. */
const resolveAll = async (personId: string): Promise<void> => {
  for (const { subject } of await rowsOf(personId)) {
    const about = { noun: 'handoff', subject, personId, source: 'test', eventAt: clock.now() }
    await act({ ...about, key: `done-${++told}`, move: 'resolve', payload: {}, actor: { kind: 'staff', id: 'ana' } })
  }
  await idle()
}

it('was his after all: people learn of it, and once they have cleared the number he is asked again', async () => {
  await begin('settlement', old())
  await says(old(), 'no')
  expect(await says(old(), 'perdon si soy maximiliano, me ekivoque')).toEqual([
    expect.stringContaining('lo revisa una persona'),
  ])
  expect((await rowsOf(worker)).map(({ doc }) => [doc.reason, doc.silent])).toEqual([['wrong_number_says_yes', true]])
  clock.advance('5m')
  expect(await tell('clear_wrong_party', { address: idOf(old()) })).toBe(true)
  await resolveAll(worker)
  expect(whatsapp.newsOf(old())).toEqual([expect.stringContaining('¿Es usted?')])
})

it('is not his yet, for all that staff have found: then nothing is asked there', async () => {
  await begin('settlement', old())
  await says(old(), 'no')
  await says(old(), 'si soy yo, disculpe')
  clock.advance('5m')
  await resolveAll(worker)
  expect(whatsapp.newsOf(old())).toEqual([])
})

it('is none of a number that nobody gave us: we asked for nobody there', async () => {
  const from = numberOf(900 + n)
  await says(from, 'hola')
  await says(from, 'yo no conozco a nadie de esos')
  await says(from, 'Dionisio Rocha Lara')
  await says(from, 'de Xochitla')
  const stranger = `p_${idOf(from).slice(2)}`
  expect(await doc<PersonDoc>('person', stranger)).toMatchObject({ wrong_party: [], said_name: 'Dionisio Rocha Lara' })
  expect((await rowsOf(stranger)).map(({ doc }) => doc.reason)).toEqual(['stranger'])
})

/** What happens at the old number, and to the record, before the worker writes from his own. */
type Step = 'begins' | 'own' | 'vouched' | 'a day' | { stranger: string }
const steps = fc.array(
  fc.oneof(
    fc.constantFrom<Step>('begins', 'own', 'vouched', 'a day'),
    fc.record({
      stranger: fc.constantFrom('no soy yo', 'quién habla', 'ALTO', 'iniciar', 'él ya cambió de número', 'sí'),
    }),
  ),
  { maxLength: 4 },
)
const step = async (each: Step): Promise<void> => {
  if (typeof each === 'object') return void (await says(old(), each.stranger))
  if (each === 'begins') return await begin('settlement', old())
  if (each === 'a day') return await test.later('25h')
  await isHis(own(), each === 'vouched')
}

it('a wrong number at one address silences no other address of that person, whatever comes before and after', async () => {
  await fc.assert(
    fc.asyncProperty(steps, steps, async (before, after) => {
      await another()
      await begin('settlement', old())
      await says(old(), 'no, número equivocado')
      for (const each of before) await step(each)
      await isHis(own(), false)
      for (const each of after) await step(each)
      clock.advance('10m')
      expect((await says(own(), 'hola')).length).toBeGreaterThan(0)
      expect((await doc<PersonDoc>('person', worker))?.opted_out).toBe(false)
      // What we begin goes to him from then on.
      whatsapp.newsOf(old())
      await begin('settlement', old())
      expect(whatsapp.newsOf(old())).toEqual([])
    }),
    { seed: 20_260_303, numRuns: 6 },
  )
}, 60_000)
