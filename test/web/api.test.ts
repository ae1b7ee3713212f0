import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { PersonDoc } from '../../src/cases/person.ts'
import type { Input } from '../../src/engine/input.ts'
import { ADMIN_KEY, apiServer, LAND_1 } from './api-server.ts'

const api = apiServer()
const list = readFileSync(join(import.meta.dirname, '../../simulator/seed/class-list.csv'))
const csv = { 'content-type': 'text/csv' }

beforeAll(async () => {
  expect((await api.call('POST', '/matters', { json: LAND_1 })).status).toBe(201)
  expect((await api.call('POST', '/matters/LAND-1/class-list', { raw: list, headers: csv })).body).toMatchObject({
    accepted: 46,
  })
})
const claimOf = async (no: string) =>
  (await api.call('GET', '/claims?matter=LAND-1&limit=200')).body.items.find(
    (claim: { list_no: string }) => claim.list_no === no,
  )

describe('a matter', () => {
  test('is created open, read, listed and changed; a new deadline reaches its claims', async () => {
    expect((await api.call('GET', '/matters/LAND-1')).body).toMatchObject({
      id: 'LAND-1',
      state: 'OPEN',
      outreach: 'none',
      facts: { alias: 'Voz y Camino' },
    })
    expect((await api.call('GET', '/matters')).body.items).toHaveLength(1)
    const changed = await api.call('PATCH', '/matters/LAND-1', {
      json: { place: 'la casa ejidal', deadline: '2026-05-15T23:59:00-05:00' },
    })
    expect(changed.body).toMatchObject({
      deadline: '2026-05-15T23:59:00-05:00',
      facts: { place: 'la casa ejidal', alias: 'Voz y Camino' },
    })
    expect((await claimOf('1')).deadline).toBe('2026-05-15T23:59:00-05:00')
  })

  test('created twice is refused with the reason', async () => {
    const again = await api.call('POST', '/matters', { json: LAND_1 })
    expect([again.status, again.headers.get('content-type')]).toEqual([409, 'application/problem+json; charset=utf-8'])
    expect(again.body).toMatchObject({
      type: 'urn:portavoz:problem:move_refused',
      status: 409,
      detail: expect.stringContaining('it is OPEN'),
    })
  })

  test('imports twice without a change, and dry without a write', async () => {
    const dry = await api.call('POST', '/matters/LAND-1/class-list?dry_run=true', {
      raw: 'no,nombre\n99,Nueva\n',
      headers: csv,
    })
    expect(dry.body).toMatchObject({ dry_run: true, accepted: 1 })
    const again = await api.call('POST', '/matters/LAND-1/class-list', { raw: list, headers: csv })
    expect(again.body).toMatchObject({ accepted: 0, unchanged: 46 })
    expect((await api.call('GET', '/matters/LAND-1/funnel')).body.claims).toBe(46)
  })

  test('starts its outreach once for each who can be written to, and says who cannot', async () => {
    const started = await api.call('POST', '/matters/LAND-1/outreach', { json: { action: 'start' } })
    expect(started.body.outreach).toBe('running')
    expect(
      started.body.started +
        started.body.not_started.reduce((sum: number, each: { count: number }) => sum + each.count, 0),
    ).toBe(46)
    expect(started.body.not_started).toContainEqual(
      expect.objectContaining({ reason: 'no_address', words: 'We know no number of this person.', count: 15 }),
    )
    const items = await api.cases.store.inbox.model.find({}).lean()
    expect(items.map((item) => api.cases.store.inbox.content<Input>(item))).toEqual(
      Array(31).fill({ kind: 'start', flow: 'settlement' }),
    )
    const again = await api.call('POST', '/matters/LAND-1/outreach', { json: { action: 'start' } })
    expect(again.body).toMatchObject({ started: 0, already: 31 })
    expect(await api.cases.store.inbox.model.countDocuments()).toBe(31)
  })

  test('holds waiting messages back while paused and lets them go again', async () => {
    const { person_id } = await claimOf('1')
    const at = api.cases.clock.now()
    const message = {
      _id: 'm_wait',
      personId: person_id,
      addressId: 'a_x',
      direction: 'out',
      kind: 'ours',
      state: 'queued',
      order: 1,
      at,
      notBefore: at,
    } as const
    await api.cases.store.messages.insert([message])
    const state = async () => (await api.cases.store.messages.get('m_wait'))?.state
    expect(
      (await api.call('POST', '/matters/LAND-1/outreach', { json: { action: 'pause', reason: 'storm' } })).body,
    ).toMatchObject({ outreach: 'paused', messages: 1 })
    expect(await state()).toBe('suppressed')
    expect((await api.call('POST', '/matters/LAND-1/outreach', { json: { action: 'start' } })).body).toMatchObject({
      outreach: 'running',
      messages: 1,
      started: 0,
    })
    expect(await state()).toBe('queued')
    expect(api.cases.woken).toContainEqual({ name: 'deliver', payload: { personId: person_id } })
    await api.cases.store.messages.model.deleteOne({ _id: 'm_wait' })
  })
})

describe('a claim', () => {
  test('is moved by those who may, up to joined, and its updates tell the story', async () => {
    const { id, person_id } = await claimOf('12')
    const move = (as: 'admin' | 'staff' | 'defender' | 'advocate' | 'integration', name: string, fields: object = {}) =>
      api.call('POST', `/claims/${id}/moves`, { as, json: { move: name, with: fields } })
    expect((await move('defender', 'verify')).body.state).toBe('VERIFIED')
    expect((await move('defender', 'inform', { text_version: 'A6.1', in_person: true })).body.state).toBe('INFORMED')
    api.cases.clock.advance('1m')
    expect((await move('defender', 'sign', { form: 'photo', signed_on: '2026-03-02' })).body.state).toBe(
      'CONSENT_SIGNED',
    )
    api.cases.clock.advance('1m')
    const refused = await move('admin', 'join', { filed_on: '2026-03-02' })
    expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('not for staff')])
    const before = (await api.call('GET', '/matters/LAND-1/funnel')).body
    expect([before.joined, before.consent_signed]).toEqual([0, 1])
    expect((await move('advocate', 'join', { filed_on: '2026-03-02' })).body.state).toBe('JOINED')
    expect((await api.call('GET', '/matters/LAND-1/funnel', { as: 'advocate' })).body.joined).toBe(1)

    const updates = (await api.call('GET', `/claims/${id}/updates`)).body.items
    expect(updates.map((update: { move: string; outcome: string }) => `${update.move} ${update.outcome}`)).toEqual([
      'import accepted',
      'set_deadline accepted',
      'verify accepted',
      'inform accepted',
      'sign accepted',
      'join refused',
      'join accepted',
    ])
    const inbox = await api.cases.store.inbox.model.find({ personId: person_id, _id: /^tell:/ }).lean()
    expect(inbox.map((item) => api.cases.store.inbox.content<Input>(item))).toContainEqual({
      kind: 'start',
      flow: 'enrolled',
    })
  })

  test('refuses fields that a move does not have, and events of the future', async () => {
    const { id } = await claimOf('2')
    const strange = await api.call('POST', `/claims/${id}/moves`, {
      json: { move: 'verify', with: { state: 'JOINED' } },
    })
    expect([strange.status, strange.body.detail]).toEqual([400, expect.stringContaining('no fields')])
    const future = await api.call('POST', `/claims/${id}/moves`, {
      json: { move: 'verify', event_at: '2027-01-01T00:00:00Z' },
    })
    expect(future.status).toBe(400)
    expect((await claimOf('2')).state).toBe('NOT_CONTACTED')
  })

  test('lists page by page without gaps', async () => {
    const seen: string[] = []
    for (let after = ''; ; ) {
      const page: { items: { id: string }[]; next: string | null } = (
        await api.call('GET', `/claims?matter=LAND-1&limit=20${after}`)
      ).body
      seen.push(...page.items.map((claim) => claim.id))
      if (page.next === null) break
      after = `&after=${page.next}`
    }
    expect([seen.length, new Set(seen).size]).toEqual([46, 46])
  })

  test('shows an Advocate no answers of identity questions', async () => {
    const { id } = await claimOf('3')
    expect((await api.call('GET', `/claims/${id}`)).body.last_year).toBe(2019)
    expect((await api.call('GET', `/claims/${id}`, { as: 'advocate' })).body).not.toHaveProperty('last_year')
  })
})

describe('a person', () => {
  test('is found by number, by claim and by list number, and the read is logged', async () => {
    const { id, person_id } = await claimOf('7')
    for (const query of ['phone=%2B5215500000007', 'phone=55 0000 0007', `claim=${id}`, 'matter=LAND-1&list_no=7']) {
      const { body } = await api.call('GET', `/people?${query}&reason=call`)
      expect(
        body.items.map((person: { id: string }) => person.id),
        query,
      ).toEqual([person_id])
    }
    expect(await api.cases.store.accessLog.of(person_id, 10)).toHaveLength(4)
    expect(await api.cases.store.accessLog.of(person_id, 1)).toMatchObject([
      { actor: 'admin', what: 'person', reason: 'call' },
    ])
  })

  test('gets a number that was found later, on both channels, once, and at level L0', async () => {
    const { person_id } = await claimOf('15')
    const add = (headers: Record<string, string> = {}) =>
      api.call('POST', `/people/${person_id}/addresses`, {
        as: 'defender',
        json: { phone: '55 0000 0209', source: 'sister' },
        headers,
      })
    const before = (await api.call('GET', `/people/${person_id}`)).body.addresses.length
    const { status, body } = await add({ 'Idempotency-Key': 'found-later-15' })
    expect([status, body.addresses.length]).toEqual([201, before + 2])
    await add({ 'Idempotency-Key': 'found-later-15' })
    await add()
    const { addresses } = (await api.call('GET', `/people/${person_id}`)).body
    expect(addresses).toHaveLength(before + 2)
    expect(addresses.slice(before)).toMatchObject(
      ['whatsapp', 'sms'].map((channel) => ({ channel, value: '+525500000209', level: 'L0', source: 'sister' })),
    )
    const refused = await api.call('POST', `/people/${person_id}/addresses`, {
      json: { phone: '12', source: 'sister' },
    })
    expect([refused.status, JSON.stringify(refused.body)]).toEqual([400, expect.not.stringContaining('12"')])
  })

  test.each(['defender', 'staff'] as const)(
    'is vouched for at an address of theirs by %s, and at no other',
    async (as) => {
      const { person_id } = await claimOf(as === 'staff' ? '11' : '14')
      const other = await claimOf('1')
      const addressOf = async (personId: string): Promise<string> =>
        (await api.call('GET', `/people/${personId}`)).body.addresses[0].id
      const vouch = (address: string) =>
        api.call('POST', `/people/${person_id}/vouch`, { as, json: { address, how: 'neighbour' } })
      const address = await addressOf(person_id)
      const { status, body } = await vouch(address)
      expect([status, body.state, body.addresses[0].level]).toEqual([200, 'VERIFIED_L1', 'L1'])
      expect((await vouch(await addressOf(other.person_id))).status).toBe(404)
      const { doc } = (await api.cases.store.cases.get<PersonDoc>('person', person_id)) ?? {}
      expect(doc?.levels).toEqual({ [address]: expect.objectContaining({ level: 'L1', how: 'vouched: neighbour' }) })
    },
  )

  test('shows numbers in full to staff and hidden to a Defender', async () => {
    const { person_id } = await claimOf('1')
    const value = async (as: 'staff' | 'defender') =>
      (await api.call('GET', `/people/${person_id}`, { as })).body.addresses[0].value
    expect([await value('staff'), await value('defender')]).toEqual(['+525500000001', '…01'])
  })

  test('has a thread in both directions, opened, newest first', async () => {
    const { person_id } = await claimOf('4')
    const { store, clock } = api.cases
    const key = (await store.people.get(person_id))?.key ?? ''
    const seal = (id: string, text: string) => store.vault.seal(key, text, `messages/${id}/text`)
    const common = { personId: person_id, addressId: 'a_x', at: clock.now() }
    await store.messages.insert([
      {
        ...common,
        _id: 'm_out',
        direction: 'out',
        kind: 'ours',
        state: 'delivered',
        order: 1,
        sealedText: seal('m_out', 'Hola.'),
        flow: 'settlement',
        node: 'is_it_you',
        level: 'L0',
      },
      {
        ...common,
        _id: 'm_in',
        direction: 'in',
        kind: 'reply',
        state: 'received',
        order: 2,
        sealedText: seal('m_in', 'si soy yo'),
      },
    ])
    const { body } = await api.call('GET', `/people/${person_id}/thread?reason=complaint`, { as: 'safety' })
    expect(
      body.items.map((each: { direction: string; state: string; text: string }) => [
        each.direction,
        each.state,
        each.text,
      ]),
    ).toEqual([
      ['in', 'received', 'si soy yo'],
      ['out', 'delivered', 'Hola.'],
    ])
    expect(await store.accessLog.of(person_id, 1)).toMatchObject([
      { what: 'thread', role: 'safety', reason: 'complaint' },
    ])
    const first = await api.call('GET', `/people/${person_id}/thread?limit=1`)
    const second = await api.call('GET', `/people/${person_id}/thread?limit=1&after=${first.body.next}`)
    expect([first.body.items[0].id, second.body.items[0].id]).toEqual(['m_in', 'm_out'])
  })
})

test('a hand-off is taken and resolved, and the bot hears of it', async () => {
  const { person_id } = await claimOf('5')
  const address = (await api.cases.store.addresses.ofPerson(person_id))[0]?._id ?? ''
  await api.cases.tell({
    noun: 'handoff',
    subject: 'h_1',
    personId: person_id,
    move: 'open',
    payload: { reason: 'asked', priority: 'high', person_id, address },
  })
  await api.cases.drain()
  expect(
    (await api.call('GET', '/handoffs?state=OPEN&priority=high')).body.items.map((each: { id: string }) => each.id),
  ).toEqual(['h_1'])
  api.cases.clock.advance('1m')
  expect((await api.call('POST', '/handoffs/h_1/take', { as: 'staff' })).body.state).toBe('TAKEN')
  api.cases.clock.advance('1m')
  const other = await api.call('POST', '/handoffs/h_1/take', { as: 'safety' })
  expect([other.status, other.body.detail]).toEqual([409, 'Somebody else has taken this hand-off.'])
  api.cases.clock.advance('1m')
  expect(
    (await api.call('POST', '/handoffs/h_1/resolve', { as: 'staff', json: { note: 'called' } })).body,
  ).toMatchObject({ state: 'RESOLVED', note: 'called' })
  // That somebody has it, and that it is over.
  expect(await api.cases.store.inbox.model.countDocuments({ _id: /^tell:/, addressId: address })).toBe(2)
})

test('hand-offs are listed by urgency, then by age, a page at a time', async () => {
  const { person_id } = await claimOf('6')
  // Opened in this order; the ids say nothing.
  const opened = [
    ['h_9', 'normal'],
    ['h_8', 'urgent'],
    ['h_7', 'normal'],
    ['h_6', 'high'],
    ['h_5', 'urgent'],
  ] as const
  for (const [subject, priority] of opened) {
    api.cases.clock.advance('1m')
    const payload = { reason: 'asked', priority, person_id }
    await api.cases.tell({ noun: 'handoff', subject, personId: person_id, move: 'open', payload })
    await api.cases.drain()
  }
  const seen: string[] = []
  let after = ''
  do {
    const { body } = await api.call('GET', `/handoffs?person=${person_id}&limit=2${after}`)
    seen.push(...body.items.map((each: { id: string }) => each.id))
    after = body.next === null ? '' : `&after=${body.next}`
  } while (after)
  expect(seen).toEqual(['h_8', 'h_5', 'h_6', 'h_9', 'h_7'])
  for (const wrong of [[{ $gt: '' }, 1, 'x'], ['x'], 'x'].map((each) => btoa(JSON.stringify(each)).replace(/=+$/, '')))
    expect((await api.call('GET', `/handoffs?after=${wrong}`)).status).toBe(400)
})

test('whom a stranger may be is proposed to the team, with reasons and without a name', async () => {
  const { id, person_id } = await claimOf('1')
  const stranger = 'p_wrote-to-us'
  const tell = async (payload: Record<string, unknown>) => {
    api.cases.clock.advance('1m')
    await api.cases.tell({ noun: 'person', subject: stranger, personId: stranger, move: 'introduce', payload })
    await api.cases.drain()
    return (await api.call('GET', `/people/${stranger}/matches`, { as: 'staff' })).body.items
  }
  expect(await tell({ clue: 'me lo dio mi primo' })).toEqual([])
  const [best, ...others] = await tell({ name: 'soy Maximiliano Rubio Castiyo', town: 'La Seiba Honda' })
  expect(best).toEqual({
    person_id,
    claim_id: id,
    matter_id: 'LAND-1',
    certainty: 'strong',
    score: 10,
    reasons: ['given_name', 'first_surname', 'second_surname', 'town'],
    against: [],
  })
  expect(others.filter((each: { certainty: string }) => each.certainty === 'strong')).toEqual([])
  expect((await api.call('GET', `/people/${stranger}/matches`, { as: 'advocate' })).status).toBe(403)
  // Nobody was linked because of it.
  expect((await api.call('GET', `/people/${person_id}`)).body.addresses.map((each: { id: string }) => each.id)).toEqual(
    (await api.cases.store.addresses.ofPerson(person_id)).map(({ _id }) => _id),
  )
})

describe('the update log', () => {
  test('filters and pages, newest first', async () => {
    const refused = (await api.call('GET', '/updates?outcome=refused')).body.items
    expect(refused.length).toBeGreaterThan(0)
    expect(refused.every((update: { reason: string }) => update.reason.length > 5)).toBe(true)
    const first = (await api.call('GET', '/updates?limit=30')).body
    const second = (await api.call('GET', `/updates?limit=30&after=${first.next}`)).body
    const keys = [...first.items, ...second.items].map((update: { key: string }) => update.key)
    expect(new Set(keys).size).toBe(60)
  })
})

describe('a repeated request', () => {
  const create = (key: string, id: string) =>
    api.call('POST', '/matters', { json: { ...LAND_1, id }, headers: { 'idempotency-key': key } })

  test('with the same key has one effect and one answer', async () => {
    const [first, second] = [await create('k1', 'M-A'), await create('k1', 'M-A')]
    expect([first.status, second.status, second.body]).toEqual([201, 201, first.body])
    expect(second.headers.get('idempotency-replayed')).toBe('true')
  })

  test('with the same key for something else is refused', async () => {
    expect((await create('k1', 'M-B')).status).toBe(422)
    expect((await api.call('GET', '/matters/M-B')).status).toBe(404)
  })

  test('at the same moment has one effect', async () => {
    const replies = await Promise.all([1, 2, 3, 4].map(() => create('k2', 'M-C')))
    expect(replies.filter(({ status }) => status === 201).length).toBeGreaterThan(0)
    expect(replies.every(({ status }) => status === 201 || status === 409)).toBe(true)
    expect((await create('k2', 'M-C')).status).toBe(201)
  })
})

describe('keys', () => {
  test('are shown once, kept as a hash, and stop working when revoked', async () => {
    const made = (await api.call('POST', '/api-keys', { json: { name: 'court', role: 'integration' } })).body
    expect(made.key).toMatch(/^pv_/)
    expect(JSON.stringify((await api.call('GET', '/api-keys')).body)).not.toContain(made.key)
    expect(JSON.stringify(await api.cases.store.apiKeys.model.find({}).lean())).not.toContain(made.key)
    expect((await api.call('GET', '/matters', { key: made.key })).status).toBe(200)
    await api.call('DELETE', `/api-keys/${made.id}`)
    expect((await api.call('GET', '/matters', { key: made.key })).status).toBe(401)
  })

  test('of Advocates and Defenders need their matters, and see no other', async () => {
    expect((await api.call('POST', '/api-keys', { json: { name: 'x', role: 'advocate' } })).status).toBe(400)
    const made = (await api.call('POST', '/api-keys', { json: { name: 'x', role: 'advocate', matters: ['M-A'] } })).body
    const { id } = await claimOf('1')
    for (const path of ['/matters/LAND-1', '/matters/LAND-1/funnel', `/claims/${id}`, '/claims?matter=LAND-1'])
      expect((await api.call('GET', path, { key: made.key })).status, path).toBe(404)
    const move = await api.call('POST', `/claims/${id}/moves`, { key: made.key, json: { move: 'ineligible' } })
    expect(move.status).toBe(404)
    expect(
      (await api.call('GET', '/matters', { key: made.key })).body.items.map((each: { id: string }) => each.id),
    ).toEqual(['M-A'])
  })
})

test('logs hold no name, number or text', () => {
  expect(api.cases.logged.join('')).not.toMatch(/Maximiliano|5500000|Hola|si soy yo/)
  expect(api.cases.logged.join('')).not.toContain(ADMIN_KEY)
})
