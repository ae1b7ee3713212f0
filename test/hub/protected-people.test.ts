import { expect, test } from 'vitest'
import type { AddressDoc } from '../../src/cases/address.ts'
import type { ClaimDoc } from '../../src/cases/claim.ts'
import type { ConsentDoc } from '../../src/cases/consent.ts'
import type { HandoffDoc } from '../../src/cases/handoff.ts'
import type { PersonDoc } from '../../src/cases/person.ts'
import type { SearchDoc } from '../../src/cases/search.ts'
import { caseHub } from './case-store.ts'

/** What protects people, on the store: incidents freeze, sources that differ are put to somebody, addresses hear. */
const hub = caseHub()
const staff = { kind: 'staff', id: 'ana' } as const
const safety = { kind: 'staff', id: 'sol', role: 'safety' } as const
const advocate = { kind: 'advocate', id: 'dana' } as const

/** Somebody who joined, with one address, and what else is told then. */
async function joined(id: string): Promise<{ person: string; claim: string; address: string }> {
  const [person, claim, address] = [`p_${id}`, `c_${id}`, `a_${id}`]
  await hub.store.people.ensure(person, hub.clock.now())
  const ofPerson = { noun: 'person', subject: person, personId: person }
  const ofClaim = { noun: 'claim', subject: claim, personId: person }
  await hub.tell(
    { ...ofPerson, move: 'import', actor: { kind: 'import' }, payload: { given_name: 'Venancio' } },
    { ...ofPerson, move: 'add_address', actor: { kind: 'import' }, payload: { address } },
    { ...ofPerson, move: 'identify', payload: { address, level: 'L1', how: 'questions' } },
    { ...ofClaim, move: 'import', actor: { kind: 'import' }, payload: { person_id: person, matter_id: 'LAND-1' } },
    { ...ofClaim, move: 'verify' },
    { ...ofClaim, move: 'inform', payload: { text_version: 'A6.1' } },
    { ...ofClaim, move: 'understand' },
    { ...ofClaim, move: 'intend' },
    { ...ofClaim, move: 'sign', actor: staff, payload: { form: 'f', signed_on: '2026-03-02' } },
    { ...ofClaim, move: 'join', actor: advocate, payload: { filed_on: '2026-03-02' } },
    { ...ofClaim, move: 'accept_documents', actor: staff },
  )
  await hub.drain()
  return { person, claim, address }
}
const doc = async <Doc>(noun: string, subject: string): Promise<Doc> =>
  (await hub.store.cases.get<Doc>(noun, subject))?.doc as Doc
const outcomeOf = async (key: string) => (await hub.store.updates.get(key))?.outcome
const rows = async (person: string): Promise<string[]> =>
  (await hub.store.cases.list<HandoffDoc>({ noun: 'handoff', personId: person }, 50)).map((each) => each.doc.reason)

test('20 is asked for ten per cent: payout and outreach freeze, and only the safety lead lifts it', async () => {
  const { person, claim } = await joined('20')
  const about = { noun: 'incident', subject: 'i20', personId: person }
  await hub.tell({ ...about, move: 'report', payload: { kind: 'EXTORT', person_id: person } })
  await hub.drain()
  expect((await doc<PersonDoc>('person', person)).frozen_by).toEqual(['i20'])
  expect((await doc<ClaimDoc>('claim', claim)).frozen_by).toEqual(['i20'])
  const choose = { noun: 'claim', subject: claim, personId: person, move: 'choose_method', payload: { method: 'BANK' } }
  await hub.tell({ ...choose, key: 'while-frozen' })
  await hub.drain()
  expect([await outcomeOf('while-frozen'), (await doc<ClaimDoc>('claim', claim)).state]).toEqual(['refused', 'DOCS_OK'])

  await hub.tell(
    { ...about, move: 'triage', actor: staff, payload: { severity: 'HIGH', plan: 'Call' } },
    { ...about, key: 'not-theirs', move: 'close', actor: staff, payload: { reason: 'x' } },
  )
  await hub.drain()
  expect([await outcomeOf('not-theirs'), (await doc<PersonDoc>('person', person)).frozen_by]).toEqual([
    'refused',
    ['i20'],
  ])
  await hub.tell({ ...about, move: 'close', actor: safety, payload: { reason: 'A stranger' } })
  await hub.drain()
  await hub.tell({ ...choose, key: 'after' })
  await hub.drain()
  expect([await outcomeOf('after'), (await doc<PersonDoc>('person', person)).frozen_by]).toEqual(['accepted', []])
  expect(await rows(person)).toContain('incident')
})

test('of two records that are one person, an incident of one freezes what both are owed', async () => {
  const [one, other] = [await joined('merged'), await joined('goes-on')]
  const merge = { noun: 'person', subject: one.person, personId: one.person, move: 'merge', actor: staff }
  await hub.tell({ ...merge, payload: { into: other.person } })
  await hub.drain()
  const about = { noun: 'incident', subject: 'i_both', personId: other.person }
  await hub.tell({ ...about, move: 'report', payload: { kind: 'EXTORT', person_id: other.person } })
  await hub.drain()
  const frozen = () =>
    Promise.all([one, other].map(async ({ claim }) => (await doc<ClaimDoc>('claim', claim)).frozen_by))
  expect(await frozen()).toEqual([['i_both'], ['i_both']])
  await hub.tell(
    { ...about, move: 'triage', actor: safety, payload: { severity: 'LOW', plan: 'Call' } },
    { ...about, move: 'close', actor: safety, payload: { reason: 'Over' } },
  )
  await hub.drain()
  expect(await frozen()).toEqual([[], []])
  expect((await hub.store.cases.get('claim', one.claim))?.personId).toBe(one.person)
})

test('14 knows 20, and gets neither beyond L1 nor the payout', async () => {
  const { person, claim, address } = await joined('14')
  const impostor = { noun: 'person', subject: person, personId: person }
  await hub.tell(
    { ...impostor, move: 'identify', payload: { address: 'a_other', level: 'L1', how: 'questions' } },
    { ...impostor, key: 'L3', move: 'identify', payload: { address: 'a_other', level: 'L3', how: 'questions' } },
    { ...impostor, key: 'payee', move: 'approve_payee', actor: staff, payload: { address: 'a_other' } },
  )
  await hub.tell(
    { noun: 'claim', subject: claim, personId: person, move: 'choose_method', payload: { method: 'BANK' } },
    {
      ...{ noun: 'claim', subject: claim, personId: person, key: 'pay14', move: 'confirm_payee', actor: staff },
      payload: { level: 'L1' },
    },
  )
  await hub.drain()
  expect(await Promise.all(['L3', 'payee', 'pay14'].map(outcomeOf))).toEqual(['refused', 'refused', 'refused'])
  expect((await doc<PersonDoc>('person', person)).levels[address]?.level).toBe('L1')
})

test('two sources that tell different outcomes are put to somebody, who decides; arrival does not matter', async () => {
  const tellings = [
    { move: 'open', actor: staff, payload: { person_id: 'p_20', matter_id: 'LAND-1', defender_id: 'd1' } },
    {
      move: 'find',
      actor: { kind: 'defender', id: 'd1' },
      payload: { route: 'RELATIVE', what: 'RELATIVE', from: 'aunt' },
    },
    { move: 'confirm', actor: { kind: 'defender', id: 'd1' }, payload: { what: 'VISIT', from: 'd1' } },
    { move: 'decline_contact', actor: { kind: 'person', id: 'x' } },
  ] as const
  for (const order of [
    [0, 1, 2, 3],
    [3, 2, 1, 0],
  ]) {
    const subject = `s_${order.join('')}`
    const start = hub.clock.now().getTime()
    for (const at of order) {
      const { move, ...rest } = tellings[at] as (typeof tellings)[number]
      const eventAt = new Date(start + at * 60_000)
      await hub.tell({ ...rest, noun: 'search', subject, key: `${subject}${move}`, personId: 'p_20', move, eventAt })
      await hub.drain()
    }
    const found = await hub.store.cases.get<SearchDoc>('search', subject)
    expect([found?.state, found?.facets.conflicts]).toEqual(['LOCATED', 1])
    expect(await hub.store.updates.get(`${subject}decline_contact`)).toMatchObject({
      outcome: 'refused',
      contradicts: `${subject}confirm`,
    })
  }
  expect((await rows('p_20')).filter((reason) => reason === 'sources_differ')).toHaveLength(2)

  hub.clock.advance('1h')
  await hub.tell({ noun: 'search', subject: 's_0123', personId: 'p_20', move: 'decline_contact', actor: staff })
  await hub.drain()
  const decided = await hub.store.cases.get<SearchDoc>('search', 's_0123')
  expect([decided?.state, decided?.facets.conflicts]).toEqual(['LOCATED_DECLINES_CONTACT', undefined])
})

test('an address hears what a person says there: right, wrong, shared, consents, stop', async () => {
  const { person, address } = await joined('hears')
  const about = { noun: 'person', subject: person, personId: person }
  expect(await doc<AddressDoc>('address', address)).toMatchObject({ state: 'RIGHT_PARTY', right_for: [person] })
  await hub.tell(
    { ...about, move: 'prefer', payload: { shared: true, address } },
    { ...about, move: 'give_consent', payload: { purpose: 'GROUP', address, text_version: 'E1.1' } },
  )
  await hub.drain()
  const group = `${person}.${address}.GROUP`
  expect(await doc<ConsentDoc>('consent', group)).toMatchObject({ state: 'GIVEN', text_version: 'E1.1' })
  await hub.tell({ ...about, move: 'opt_out', payload: { address } })
  await hub.drain()
  expect((await doc<ConsentDoc>('consent', group)).state).toBe('WITHDRAWN')
  expect(await doc<AddressDoc>('address', address)).toMatchObject({ state: 'OPTED_OUT', shared: true })
  await hub.tell({ ...about, move: 'opt_in', payload: { address } })
  await hub.drain()
  const states = ['GROUP', 'CASE'].map((purpose) => doc<ConsentDoc>('consent', `${person}.${address}.${purpose}`))
  expect((await Promise.all(states)).map(({ state }) => state)).toEqual(['WITHDRAWN', 'GIVEN'])
  await hub.tell({ ...about, move: 'wrong_party', payload: { address } })
  await hub.drain()
  expect(await doc<AddressDoc>('address', address)).toMatchObject({ state: 'WRONG_PARTY', wrong_for: [person] })
})
