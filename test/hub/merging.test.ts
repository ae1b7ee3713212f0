import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PersonDoc } from '../../src/cases/person.ts'
import type { SearchDoc } from '../../src/cases/search.ts'
import { createAct } from '../../src/hub/act.ts'
import { readCaseFile } from '../../src/hub/facts/case-file.ts'
import { readThread } from '../../src/hub/people/thread.ts'
import { testHub } from '../support/hub.ts'
import { inbound } from '../support/inbound.ts'
import { claimOf, numberOf, openMatter, row } from '../support/matter.ts'
import { type ScriptedChannel, scriptedChannel } from '../support/scripted-channel.ts'

const test = testHub('2026-03-03T18:00:00Z')
const { hub, store, clock, channels, idle } = test
const MATTER = 'LAND-1'
/** A worker of the list, who writes from a number that the list does not know. */
const OWN = '+525500000145'
let listed = ''
let stranger = ''
const act = createAct({ ...hub.parts, record: hub.records })
let n = 0

beforeAll(async () => {
  await store.prepare()
  await openMatter(test, MATTER, [row(1)], '2026-05-08T23:59:00-05:00')
  listed = (await claimOf(test, MATTER, 1)).personId ?? ''
}, 60_000)
let whatsapp: ScriptedChannel
beforeEach(() => {
  whatsapp = scriptedChannel('whatsapp', clock.now)
  channels.whatsapp = whatsapp
})

const says = async (text: string, from: string): Promise<void> => {
  clock.advance('1m')
  await hub.receive.inbound([inbound(from, text)])
  await idle()
}
const move = async (name: string, payload: Record<string, unknown>, subject = stranger): Promise<void> => {
  clock.advance('1m')
  const { accepted, reason } = await act({
    key: `m${++n}`,
    noun: 'person',
    subject,
    move: name,
    payload,
    actor: { kind: 'staff', id: 'ana' },
    source: 'test',
    eventAt: clock.now(),
    personId: subject,
  })
  expect([accepted, reason]).toEqual([true, null])
  await idle()
}
const texts = async (personId: string) =>
  (await readThread(store, personId, 100))?.messages.map(({ text }) => text) ?? []

describe('a stranger who turns out to be on the list', () => {
  it('is found under the one, with everything of both', async () => {
    await says('hola, soy del ejido', OWN)
    stranger = (await store.addresses.get(store.addresses.idOf({ channel: 'whatsapp', value: OWN })))?.people[0] ?? ''
    expect(stranger).not.toBe(listed)
    const before = { listed: await texts(listed), stranger: await texts(stranger) }
    const claims = await readCaseFile({ store }, listed)
    await move('merge', { into: listed })

    expect((await store.cases.get<PersonDoc>('person', listed))?.doc.merged).toEqual([stranger])
    expect((await texts(listed)).sort()).toEqual([...before.listed, ...before.stranger].sort())
    expect((await readCaseFile({ store }, listed)).claim?.subject).toBe(claims.claim?.subject)

    // What comes from the stranger's number is now the worker's, at level L0 there.
    await says('hola', OWN)
    expect((await store.conversations.get(listed))?.addressId).toBe(
      store.addresses.idOf({ channel: 'whatsapp', value: OWN }),
    )
    expect((await store.cases.get<PersonDoc>('person', listed))?.doc.levels).toEqual({})
  })

  it('is a stranger again when it was a mistake; what was said meanwhile stays with the one', async () => {
    const meanwhile = await texts(stranger)
    await move('unmerge', { from: listed })
    expect((await store.cases.get<PersonDoc>('person', listed))?.doc.merged).toEqual([])
    expect(await texts(stranger)).toEqual(meanwhile)
    expect(await texts(listed)).not.toContain('hola, soy del ejido')
    await says('¿sigue ahí?', OWN)
    expect(await texts(stranger)).toContain('¿sigue ahí?')
    expect((await store.cases.get<PersonDoc>('person', stranger))?.state).not.toBe('MERGED')
  })

  it('leaves the worker’s own number as it was', async () => {
    await says('hola', numberOf(1))
    expect(await texts(listed)).toContain('hola')
  })
})

describe('a stranger who told who they are, sought in two matters', () => {
  const NEW = '+525500000146'
  let addressId = ''
  const searches = async (): Promise<SearchDoc[]> =>
    (await store.cases.list<SearchDoc>({ noun: 'search' }, 10)).map(({ doc }) => doc)
  let one = ''
  let other = ''

  it('is asked whose phone it is once people found whom we look for, and hears no name and no matter', async () => {
    for (const matter of ['LAND-2', 'LAND-3'])
      await openMatter(test, matter, [row(2, { phone: '' })], '2026-05-08T23:59:00-05:00')
    one = (await claimOf(test, 'LAND-2', 2)).personId ?? ''
    other = (await claimOf(test, 'LAND-3', 2)).personId ?? ''
    expect((await searches()).map(({ state }) => state)).toEqual(['OPEN', 'OPEN'])
    await move('merge', { into: one }, other)

    for (const text of ['buenas', 'me dijo mi prima', 'Maximiliano Rubio Castillo', 'La Ceiba Honda'])
      await says(text, NEW)
    addressId = store.addresses.idOf({ channel: 'whatsapp', value: NEW })
    stranger = (await store.addresses.get(addressId))?.people[0] ?? ''
    const before = whatsapp.gotBy(NEW).length
    await move('merge', { into: one })
    const [asked, ...more] = whatsapp.gotBy(NEW).slice(before)
    expect([asked, more]).toEqual([
      expect.stringMatching(/^Gracias\. Antes de seguir, .*¿este teléfono lo usa solo usted\?/),
      [],
    ])
    expect(whatsapp.gotBy(NEW).join(' ')).not.toMatch(/Maximiliano|Green Hollow|dinero|pago|caso|acuerdo/)
  })

  it('is found in both, on their own word alone, until another source says so too', async () => {
    for (const text of ['solo yo', 'por texto', 'español', '2021', 'con don Ray']) await says(text, NEW)
    const doc = (await store.cases.get<PersonDoc>('person', one))?.doc
    expect(doc?.levels[addressId]).toMatchObject({ level: 'L1' })
    expect(doc?.addresses).toMatchObject([{ id: addressId, source: 'came_to_us' }])
    const found = { state: 'LOCATED_UNVERIFIED', route: 'CAME_TO_US', evidence: [{ what: 'OWN_ANSWERS' }] }
    expect(await searches()).toMatchObject([found, found])
    await act({
      ...{ key: 'seen', noun: 'person', subject: one, personId: one, move: 'check_id', source: 'test' },
      payload: { address: addressId, name_on_id: 'Maximiliano Rubio Castillo' },
      actor: { kind: 'defender', id: 'francisco' },
      eventAt: clock.now(),
    })
    await idle()
    expect((await searches()).map(({ state }) => state)).toEqual(['LOCATED', 'LOCATED'])
  })

  it('has no level there any more when it was somebody else', async () => {
    await move('unmerge', { from: one })
    const doc = (await store.cases.get<PersonDoc>('person', one))?.doc
    expect([doc?.levels, doc?.addresses, doc?.reached]).toEqual([{}, [], {}])
  })
})
