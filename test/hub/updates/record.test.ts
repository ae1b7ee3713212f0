import { expect, test } from 'vitest'
import type { ClaimDoc } from '../../../src/cases/claim.ts'
import type { HandoffDoc } from '../../../src/cases/handoff.ts'
import type { Input } from '../../../src/engine/input.ts'
import { caseHub } from '../case-store.ts'

const hub = caseHub()
const bot = { kind: 'bot' } as const

/** A person with an address, and a claim that is explained and understood. */
async function informed(id: string): Promise<{ claim: string; person: string; address: string }> {
  const person = `p_${id}`
  const claim = `c_${id}`
  await hub.store.people.ensure(person, hub.clock.now())
  const address = await hub.store.addresses.ensure({ channel: 'whatsapp', value: `+5255000${id}` }, 'MX', person)
  const about = { noun: 'claim', subject: claim, personId: person }
  await hub.tell(
    { ...about, move: 'import', actor: { kind: 'import' }, payload: { person_id: person, matter_id: 'LAND-1' } },
    {
      noun: 'person',
      subject: person,
      personId: person,
      move: 'import',
      actor: { kind: 'import' },
      payload: { given_name: 'Zenón' },
    },
    {
      noun: 'person',
      subject: person,
      personId: person,
      move: 'add_address',
      actor: { kind: 'import' },
      payload: { address: address._id },
    },
    { ...about, move: 'verify' },
    { ...about, move: 'inform', payload: { text_version: 'A6.1' } },
    { ...about, move: 'understand' },
  )
  await hub.drain()
  return { claim, person, address: address._id }
}
const claimOf = (id: string) => hub.store.cases.get<ClaimDoc>('claim', id)

test('updates become a document, sealed; only ids, codes and counts stand in the clear', async () => {
  const { claim, person } = await informed('0001')
  expect(await claimOf(claim)).toMatchObject({
    state: 'INFORMED',
    personId: person,
    matterId: 'LAND-1',
    facets: { notices: 0 },
  })
  const raw =
    JSON.stringify(await hub.store.cases.model.find({}).lean()) +
    JSON.stringify(await hub.store.updates.model.find({}).lean())
  expect(raw).not.toMatch(/Zenón|A6\.1|5255000/)
})

test('run twice, and by two at once, it changes nothing', async () => {
  const { claim, person } = await informed('0002')
  const before = await claimOf(claim)
  await hub.record.drain({ noun: 'claim', subject: claim })
  await Promise.all([1, 2, 3].map(() => hub.record.drain({ noun: 'claim', subject: claim })))
  expect(await claimOf(claim)).toEqual(before)
  await hub.tell({ key: 'same', noun: 'claim', subject: claim, move: 'intend', personId: person })
  await hub.tell({ key: 'same', noun: 'claim', subject: claim, move: 'decline', personId: person })
  await Promise.all([1, 2, 3, 4].map(() => hub.record.drain({ noun: 'claim', subject: claim })))
  expect((await claimOf(claim))?.state).toBe('INTENDS_TO_JOIN')
})

test('a refused update is kept with its reason; a late one can turn it', async () => {
  const { claim, person } = await informed('0003')
  const about = { noun: 'claim', subject: claim, personId: person }
  const at = hub.clock.advance('1h')
  hub.clock.advance('1h')
  await hub.tell({
    ...about,
    key: 'join3',
    move: 'join',
    actor: { kind: 'advocate', id: 'dana' },
    payload: { filed_on: '2026-03-02' },
  })
  await hub.drain()
  expect(await hub.store.updates.get('join3')).toMatchObject({
    outcome: 'refused',
    reason: expect.stringContaining('from CONSENT_SIGNED'),
  })
  expect((await claimOf(claim))?.state).toBe('INFORMED')

  await hub.tell({
    ...about,
    move: 'sign',
    actor: { kind: 'defender', id: 'francisco' },
    payload: { form: 'f', signed_on: '2026-03-02' },
    eventAt: at,
  })
  await hub.drain()
  const join = await hub.store.updates.get('join3')
  expect([join?.outcome, join?.reason]).toEqual(['accepted', undefined])
  expect((await claimOf(claim))?.state).toBe('JOINED')
})

test('joining starts the good news once, however often it is applied', async () => {
  const { claim, person, address } = await informed('0004')
  const about = { noun: 'claim', subject: claim, personId: person }
  await hub.tell(
    { ...about, move: 'sign', actor: { kind: 'staff', id: 'ana' }, payload: { form: 'f', signed_on: '2026-03-02' } },
    {
      ...about,
      key: 'join4',
      move: 'join',
      actor: { kind: 'external', id: 'court' },
      payload: { filed_on: '2026-03-02' },
    },
  )
  await hub.drain()
  await hub.record.drain({ noun: 'claim', subject: claim })
  // As after a crash between telling and the mark that it was told.
  await hub.store.updates.model.updateOne({ _id: 'join4' }, { $unset: { told: 1 } })
  await hub.record.drain({ noun: 'claim', subject: claim })

  const items = await hub.store.inbox.model.find({ personId: person }).sort({ order: 1 }).lean()
  expect(items.map((item) => hub.store.inbox.content<Input>(item))).toEqual([
    { kind: 'event', event: 'claim.signed' },
    { kind: 'start', flow: 'signed' },
    { kind: 'event', event: 'claim.joined' },
    { kind: 'start', flow: 'enrolled' },
  ])
  expect(items.every((item) => item.addressId === address)).toBe(true)
})

test('a tell to staff becomes one row of the queue, about the person and the claim', async () => {
  const { claim, person } = await informed('0005')
  await hub.tell({
    noun: 'claim',
    subject: claim,
    personId: person,
    key: 'ask5',
    move: 'question',
    actor: { kind: 'defender', id: 'francisco' },
    payload: { text: '¿y mi visa?' },
  })
  await hub.drain()
  await hub.record.drain({ noun: 'claim', subject: claim })
  await hub.drain()
  const rows = await hub.store.cases.list<HandoffDoc>({ noun: 'handoff', personId: person }, 10)
  expect(rows.map(({ state, doc }) => [state, doc.reason, doc.claim_id, doc.silent])).toEqual([
    ['OPEN', 'question', claim, false],
  ])
})

test('resolving a hand-off of a conversation wakes the bot there', async () => {
  const { person, address } = await informed('0006')
  const about = { noun: 'handoff', subject: 'h6', personId: person }
  await hub.tell(
    { ...about, move: 'open', actor: bot, payload: { reason: 'asked', person_id: person, address } },
    { ...about, move: 'resolve', actor: { kind: 'staff', id: 'ana' } },
  )
  await hub.record.drain({ noun: 'handoff', subject: 'h6' })
  expect(hub.woken.filter(({ name }) => name === 'converse').map(({ payload }) => payload)).toContainEqual({
    addressId: address,
  })
  const [item] = await hub.store.inbox.waiting(address, 1)
  expect(item && hub.store.inbox.content<Input>(item)).toEqual({ kind: 'event', event: 'handoff.resolved' })
})

test('a refused first move makes no document, and an unknown noun is refused', async () => {
  await hub.tell(
    { noun: 'claim', subject: 'c_none', move: 'intend', key: 'none' },
    { noun: 'dragon', subject: 'd', move: 'fly', key: 'dragon' },
  )
  await hub.drain()
  expect(await claimOf('c_none')).toBeNull()
  expect((await hub.store.updates.many(['none', 'dragon'])).map(({ outcome }) => outcome)).toEqual([
    'refused',
    'refused',
  ])
})

test('updates of an erased person are refused and the counts stay', async () => {
  const { claim, person } = await informed('0007')
  await hub.store.people.model.deleteOne({ _id: person })
  await hub.store.updates.insert([
    {
      _id: 'late7',
      noun: 'claim',
      subject: claim,
      move: 'decline',
      personId: person,
      sealed: 'AAAA',
      actor: bot,
      source: 's',
      eventAt: hub.clock.now(),
      receivedAt: hub.clock.now(),
      outcome: 'pending',
    },
  ])
  await hub.record.drain({ noun: 'claim', subject: claim })
  expect((await hub.store.updates.get('late7'))?.outcome).toBe('refused')
  expect(await hub.store.updates.model.countDocuments({ subject: claim, outcome: 'accepted' })).toBe(4)
  expect(await hub.store.cases.count({ noun: 'claim', matterId: 'LAND-1', state: 'INFORMED' })).toBeGreaterThan(0)
})

test('shuffled arrival over many documents gives the same state', async () => {
  const moves = ['notify', 'verify', 'inform', 'understand', 'undecide', 'intend', 'decline', 'reconsider'] as const
  for (const order of [
    [0, 1, 2, 3, 4, 5, 6, 7],
    [7, 6, 5, 4, 3, 2, 1, 0],
    [3, 0, 7, 5, 1, 6, 2, 4],
  ]) {
    const subject = `c_s${order.join('')}`
    const start = hub.clock.now().getTime()
    for (const index of order) {
      await hub.tell({
        noun: 'claim',
        subject,
        move: moves[index] ?? '',
        payload: { text_version: 'A6.1' },
        eventAt: new Date(start + index * 60_000),
      })
      await hub.drain()
    }
    expect((await claimOf(subject))?.state).toBe('UNDECIDED')
  }
})

test('logs hold ids and nothing else', () => {
  expect(hub.logged.join('')).not.toMatch(/Zenón|visa|5255000/)
})
