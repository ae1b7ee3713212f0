import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { HandoffDoc } from '../../src/cases/handoff.ts'
import type { Actor } from '../../src/cases/noun.ts'
import type { PersonDoc } from '../../src/cases/person.ts'
import type { SearchDoc } from '../../src/cases/search.ts'
import { createAct } from '../../src/hub/act.ts'
import { createClockwork } from '../../src/hub/clockwork.ts'
import { testHub } from '../support/hub.ts'
import { inbound } from '../support/inbound.ts'
import { claimOf, numberOf, openMatter, row } from '../support/matter.ts'
import { type ScriptedChannel, scriptedChannel } from '../support/scripted-channel.ts'

/** An acquaintance is asked about somebody (4b), on the store: who begins, what is said, and what the search hears of it. */
const test = testHub('2026-03-03T18:00:00Z')
const { hub, store, clock, channels, idle, later } = test
const act = createAct({ ...hub.parts, record: hub.records })
const francisco: Actor = { kind: 'defender', id: 'francisco' }
const ana: Actor = { kind: 'staff', id: 'ana' }
const COUSIN = numberOf(90)
const NEIGHBOUR = numberOf(91)
const SISTER = numberOf(92)
let whatsapp: ScriptedChannel
let told = 0

const tell = async (noun: string, subject: string, move: string, payload: object, actor: Actor, personId: string) => {
  const at = { source: 'test', eventAt: clock.now(), key: `told-${++told}` }
  const update = { ...at, noun, subject, move, payload: { ...payload }, actor, personId }
  const { accepted, reason } = await act(update)
  await idle()
  return accepted ? 'accepted' : reason
}
const search = async (id: string): Promise<SearchDoc> =>
  (await store.cases.get<SearchDoc>('search', id))?.doc as SearchDoc
const says = async (text: string, number = COUSIN): Promise<void> => {
  await hub.receive.inbound([inbound(number, text)])
  await idle()
}
const got = (): string[] => whatsapp.gotBy(COUSIN)

/** An acquaintance with a number, as a lead of the search. */
async function named(id: string, sought: string, person: string, number: string, relation?: string): Promise<string> {
  await store.people.ensure(person, clock.now())
  const { _id: address } = await store.addresses.ensure({ channel: 'whatsapp', value: number }, 'MX', person)
  const lead = { kind: 'PERSON', person, address, ...(relation ? { relation } : {}) }
  await tell('search', id, 'add_lead', lead, francisco, sought)
  return (await search(id)).leads.at(-1)?.key ?? ''
}

/** A search for the n-th person of the list. */
async function begun(n: number): Promise<{ id: string; sought: string }> {
  const sought = (await claimOf(test, 'LAND-1', n)).personId ?? ''
  const about = { person_id: sought, matter_id: 'LAND-1', defender_id: 'francisco' }
  await tell('search', `S${n}`, 'open', about, ana, sought)
  return { id: `S${n}`, sought }
}

/** The same, with the cousin's number as a lead. */
async function opened(n: number): Promise<{ id: string; sought: string; lead: string; cousin: string }> {
  const { id, sought } = await begun(n)
  return { id, sought, lead: await named(id, sought, 'p_cousin', COUSIN), cousin: 'p_cousin' }
}

beforeAll(async () => {
  await store.prepare()
  // Of the first no number is known.
  const people = Array.from({ length: 7 }, (_, index) => row(index + 1, index === 0 ? { phone: '' } : {}))
  await openMatter(test, 'LAND-1', people, '2026-05-08T23:59:00-05:00')
}, 120_000)
beforeEach(() => {
  whatsapp = scriptedChannel('whatsapp', clock.now)
  channels.whatsapp = whatsapp
})

it('asks nobody until somebody of the team approves it, then says a first name and an initial, and no more', async () => {
  const { id, sought, lead, cousin } = await opened(1)
  expect(got()).toEqual([])
  expect(await tell('search', id, 'approve_contact', { lead }, francisco, sought)).toBe('accepted')
  expect(got()).toEqual([
    expect.stringMatching(/^Hola, buenas tardes, disculpe la molestia\..*Maximiliano R\. por un asunto personal/),
  ])
  expect((await search(id)).attempts).toMatchObject([
    { channel: 'THIRD_PARTY', automated: true, result: 'MESSAGE_LEFT', lead },
  ])

  await says('sí, es mi primo')
  await says('yo le digo')
  await says('55 0000 0077')
  await says('me dijo que sí')
  await says('sí')
  const { attempts, leads } = await search(id)
  expect(attempts).toMatchObject([{ result: 'LEAD_GIVEN' }])
  expect(leads.at(-1)).toMatchObject({ kind: 'PHONE', number: '+525500000077', consent_reported: true })
  // Told of the one who is sought: it goes when he is erased, and stays when his cousin is.
  const updates = (await store.updates.of('search', id)).filter(({ move }) => move === 'answered')
  expect(new Set(updates.map((update) => update.personId))).toEqual(new Set([sought]))
  expect(got().join('\n')).not.toMatch(/Rubio|Castillo|Green|Hollow|dinero|pago|caso|acuerdo|abogad|visa/i)
  expect((await store.cases.get<PersonDoc>('person', cousin))?.doc.may_know).toEqual([id])
})

it('writes to the number that the cousin gave once somebody approves it, and finds him on two words', async () => {
  const { leads, person_id: sought = '' } = await search('S1')
  const number = '+525500000077'
  await act({
    ...{ key: 'start', noun: 'matter', subject: 'LAND-1', move: 'start_outreach', payload: {}, source: 'test' },
    ...{ actor: ana, eventAt: clock.now() },
  })
  expect(await tell('search', 'S1', 'approve_contact', { lead: leads.at(-1)?.key }, francisco, sought)).toBe('accepted')
  await createClockwork({ ...hub.parts, record: hub.records }).run()
  await idle()
  expect(whatsapp.gotBy(number)).toEqual([expect.stringContaining('Quisiera hablar con Maximiliano')])
  const at = async (text: string) => {
    await hub.receive.inbound([inbound(number, text)])
    await idle()
    const { state, evidence } = await search('S1')
    return [state, evidence.map(({ what }) => what)]
  }
  expect(await at('sí soy yo')).toEqual(['LOCATED_UNVERIFIED', ['ACQUAINTANCE']])
  for (const text of ['solo yo', 'por texto', 'español', '2021']) await at(text)
  expect(await at('con don Ray')).toEqual(['LOCATED', ['ACQUAINTANCE', 'OWN_ANSWERS']])
})

it('asks the same cousin about another, who does not learn that they belong together, one after the other', async () => {
  const { id, sought, lead } = await opened(2)
  await tell('search', id, 'approve_contact', { lead }, francisco, sought)
  await says('no lo conozco')
  const { attempts, leads } = await search(id)
  expect(attempts).toMatchObject([{ result: 'WRONG_PERSON' }])
  expect(leads[0]).not.toHaveProperty('approved_by')
  expect((await search('S1')).attempts).toHaveLength(1)
})

it('hears a death of the one who is sought, and of nobody else, until people have looked into it', async () => {
  const { id, sought, lead, cousin } = await opened(3)
  await tell('search', id, 'approve_contact', { lead }, francisco, sought)
  await says('ya falleció')
  const doc = async (person: string) => (await store.cases.get<PersonDoc>('person', person))?.doc
  expect([(await doc(sought))?.death_reported_at, (await doc(sought))?.state]).toEqual([expect.any(String), 'LEAD'])
  expect((await doc(cousin))?.death_reported_at).toBeUndefined()
  await says('con su esposa')
  const rows = await store.cases.list<HandoffDoc>({ noun: 'handoff', personId: cousin }, 20)
  expect(rows.map((each) => each.doc.reason)).toContain('family_tells')
})

it('tries three times on other days at other hours, then leaves it to a person', async () => {
  const { id, sought, lead } = await opened(4)
  for (const row of await store.cases.list<HandoffDoc>({ noun: 'handoff', personId: 'p_cousin', state: 'OPEN' }, 20))
    await tell('handoff', row.subject, 'resolve', {}, ana, 'p_cousin')
  await tell('search', id, 'approve_contact', { lead }, francisco, sought)
  for (let hours = 0; hours < 182; hours += 13) await later('13h')
  const { attempts } = await search(id)
  expect(attempts).toHaveLength(3)
  expect(got().filter((text) => text.includes('disculpe la molestia'))).toHaveLength(3)
  const reasons = (await store.cases.list<HandoffDoc>({ noun: 'handoff' }, 100)).map((each) => each.doc.reason)
  expect(reasons).toContain('search_needs_a_person')
})

it('keeps for the search what is told after "later" and days after the talk, in the words of who tells it, and writes to nobody for it', async () => {
  const { id, sought, lead } = await opened(5)
  for (const row of await store.cases.list<HandoffDoc>({ noun: 'handoff', personId: 'p_cousin', state: 'OPEN' }, 20))
    await tell('handoff', row.subject, 'resolve', {}, ana, 'p_cousin')
  await tell('search', id, 'approve_contact', { lead }, francisco, sought)
  await says('luego le digo')
  await says('ya no vive aqui, se fue a monterrey')
  await says('con su mama doña chayo')
  const { told, leads, state } = await search(id)
  expect(told).toMatchObject([{ says: 'AWAY', lead, note: 'ya no vive aqui, se fue a monterrey' }])
  expect(leads.at(-1)).toMatchObject({ kind: 'PERSON', note: 'con su mama doña chayo', told_by: 'p_cousin' })
  expect(state).toBe('WORKING')
  expect((await store.cases.get<PersonDoc>('person', 'p_cousin'))?.doc.wrong_party).toEqual([])

  for (const row of await store.cases.list<HandoffDoc>({ noun: 'handoff', personId: 'p_cousin', state: 'OPEN' }, 20))
    await tell('handoff', row.subject, 'resolve', {}, ana, 'p_cousin')
  await later('9d')
  await says('oiga, dicen que lo metieron preso')
  expect((await search(id)).told).toHaveLength(2)
  const before = whatsapp.handed.length
  const key = (await search(id)).leads.at(-1)?.key
  expect(await tell('search', id, 'approve_contact', { lead: key }, francisco, sought)).toBe('accepted')
  await later('1d')
  expect(whatsapp.handed).toHaveLength(before)
})

it('takes an answer of Monday to what was planned on Saturday and left on Monday, and asks nothing again', async () => {
  const { id, sought, lead } = await opened(6)
  for (const row of await store.cases.list<HandoffDoc>({ noun: 'handoff', personId: 'p_cousin', state: 'OPEN' }, 20))
    await tell('handoff', row.subject, 'resolve', {}, ana, 'p_cousin')
  clock.set('2026-04-18T20:00:00-06:00')
  await tell('search', id, 'approve_contact', { lead }, francisco, sought)
  expect(got()).toEqual([])
  await later('38h')
  expect(got()).toEqual([expect.stringContaining('disculpe la molestia')])
  await later('1h')
  await says('sí, es mi primo')
  expect(got().slice(1)).toEqual([expect.stringContaining('¿Le puede pasar mi número')])
})

it('is sure of nobody on one word, however often it is said, and is on two that do not depend on each other', async () => {
  const { id, sought } = await begun(7)
  const leads = [
    await named(id, sought, 'p_neighbour', NEIGHBOUR, 'NEIGHBOUR'),
    await named(id, sought, 'p_sister', SISTER, 'SIBLING'),
  ]
  for (const lead of leads)
    expect(await tell('search', id, 'approve_contact', { lead }, francisco, sought)).toBe('accepted')

  await says('si lo conozco', NEIGHBOUR)
  await says('vive en Tampico, por el mercado', NEIGHBOUR)
  for (const text of ['es mi hermano', 'yo le digo', '55 0000 0079', 'me dijo que sí', 'está bien'])
    await says(text, SISTER)
  const told = (await search(id)).leads.slice(2)
  expect(told).toMatchObject([
    { kind: 'PLACE', note: 'vive en Tampico, por el mercado', told_by: 'p_neighbour' },
    { kind: 'PHONE', number: '+525500000079', told_by: 'p_sister', consent_reported: true },
  ])

  const made = { lead: told[0]?.key, channel: 'VISIT', result: 'REACHED' }
  expect(await tell('search', id, 'attempt', made, francisco, sought)).toBe('accepted')
  const found = { route: 'VISIT', what: 'VISIT', from: 'francisco' }
  expect(await tell('search', id, 'find', found, francisco, sought)).toBe('accepted')
  const again = [{}, { what: 'VISIT', from: 'francisco' }, { what: 'ACQUAINTANCE', from: 'francisco' }]
  for (const one of [...again, { what: 'VISIT', from: 'p_neighbour' }])
    expect(await tell('search', id, 'confirm', one, francisco, sought)).toMatch(/^An outcome needs two sources/)
  expect(await search(id)).toMatchObject({ state: 'LOCATED_UNVERIFIED', evidence: [{ what: 'VISIT' }] })
  const other = { what: 'ACQUAINTANCE', from: 'p_neighbour' }
  expect(await tell('search', id, 'confirm', other, ana, sought)).toBe('accepted')
  expect(await search(id)).toMatchObject({ state: 'LOCATED', route: 'VISIT', evidence: [{ what: 'VISIT' }, other] })
})
