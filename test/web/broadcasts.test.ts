import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { releaseTexts } from '../../src/library.ts'
import { apiServer, LAND_1 } from './api-server.ts'

const api = apiServer()
const list = readFileSync(join(import.meta.dirname, '../../simulator/seed/class-list.csv'))
const SMS = 'Hola, soy {matter.alias}. El lunes no atendemos por telefono. Para salir, ALTO.'
const DRAFT = {
  title: 'Closed on Monday',
  matter_id: 'LAND-1',
  level: 'L0',
  texts: [
    {
      lang: 'es',
      text: 'Hola, {person.address_form}. Soy {matter.alias}. El lunes no atendemos por teléfono.',
      sms: SMS,
    },
  ],
  audience: { everybody: true },
}
let berta = ''

beforeAll(async () => {
  await api.cases.store.prepare()
  await api.hub.flows.release(releaseTexts())
  await api.hub.parts.live.refresh()
  await api.call('POST', '/matters', { json: LAND_1 })
  await api.call('POST', '/matters/LAND-1/class-list', { raw: list, headers: { 'content-type': 'text/csv' } })
  await api.cases.drain()
  berta = (await api.call('POST', '/api-keys', { json: { name: 'Berta', role: 'staff' } })).body.key
}, 60_000)

const create = async (id: string, change: object = {}) =>
  api.call('POST', '/broadcasts', { as: 'staff', json: { id, with: { ...DRAFT, ...change } } })
const move = (id: string, name: string, fields: object = {}, options: object = { as: 'staff' }) =>
  api.call('POST', `/broadcasts/${id}/moves`, { ...options, json: { move: name, with: fields } })
const approve = async (id: string) =>
  move(id, 'approve_text', { hash: (await api.call('GET', `/broadcasts/${id}`)).body.text_hash }, { key: berta })
const freeze = (id: string, json: object = {}) => api.call('POST', `/broadcasts/${id}/freeze`, { as: 'staff', json })

test('a broadcast is written, looked at, approved by somebody else, frozen, scheduled and stopped', async () => {
  expect((await create('B-1')).status).toBe(201)
  const { status, body: preview } = await api.call('GET', '/broadcasts/B-1/preview', { as: 'staff' })
  expect(status).toBe(200)
  expect(preview).toMatchObject({ people: 46, claims: 46, judged: 46, blockers: [], second_person: true })
  const people = (list: { people: number }[]): number => list.reduce((sum, one) => sum + one.people, 0)
  expect(people(preview.loads) + people(preview.excluded) + people(preview.staff)).toBe(46)
  expect(preview.excluded).toContainEqual({ code: 'no_address', reason: expect.any(String), people: 15 })
  expect(preview.staff).toEqual([
    { code: 'no_text_in_language', reason: expect.any(String), people: expect.any(Number) },
  ])
  expect(preview.warnings[0]).toMatch(/first contact/)
  expect(preview.texts).toEqual([
    {
      lang: 'es',
      channel: 'whatsapp',
      text: 'Hola, [person.address_form]. Soy Voz y Camino. El lunes no atendemos por teléfono.',
      footer: 'Nunca cobramos. Para no recibir más, escriba ALTO',
      characters: expect.any(Number),
    },
    {
      lang: 'es',
      channel: 'sms',
      text: 'Hola, soy Voz y Camino. El lunes no atendemos por telefono. Para salir, ALTO.',
      characters: 77,
      segments: 1,
      encoding: 'GSM-7',
    },
  ])
  expect(preview.cost).toMatchObject({ amount: null, currency: 'USD' })
  await api.call('PATCH', '/settings', { json: { prices: [{ channel: 'whatsapp', country: 'MX', price: 0.01 }] } })

  expect((await freeze('B-1')).body.detail).toMatch(/possible from TEXT_APPROVED/)
  expect((await approve('B-1')).body.state).toBe('TEXT_APPROVED')
  const { body: frozen } = await freeze('B-1')
  expect(frozen).toMatchObject({ state: 'AUDIENCE_FROZEN', people: 46, judged: 46 })
  // What the preview told is what stands in the frozen one, and each of them can be opened.
  const fates = ['excluded', 'staff', 'waiting'] as const
  expect(frozen.foreseen).toEqual(fates.flatMap((fate) => preview[fate].map((one: object) => ({ fate, ...one }))))
  for (const fate of fates) {
    const { body: those } = await api.call('GET', `/broadcasts/B-1/people?limit=100&foreseen=${fate}`)
    expect([those.items.length, those.next]).toEqual([people(preview[fate]), null])
    expect(new Set(those.items.map(({ code }: { code: string }) => code))).toEqual(
      new Set(preview[fate].map(({ code }: { code: string }) => code)),
    )
  }
  const { body: first } = await api.call('GET', '/broadcasts/B-1/people?limit=2&foreseen=excluded')
  expect(first.items).toMatchObject([{ result: 'Would not be sent.', message: null }, {}])
  const { body: second } = await api.call('GET', `/broadcasts/B-1/people?limit=2&foreseen=excluded&after=${first.next}`)
  expect(new Set([...first.items, ...second.items].map(({ person }) => person)).size).toBe(4)
  const expires_at = new Date(api.cases.clock.now().getTime() + 86_400_000).toISOString()
  expect((await move('B-1', 'schedule', { expires_at, at_hour: 21 })).body.detail).toMatch(/from 8 to 19/)
  expect((await move('B-1', 'schedule', { expires_at, at_hour: 10 })).body).toMatchObject({
    state: 'SCHEDULED',
    at_hour: 10,
  })
  const { body: results } = await api.call('GET', '/broadcasts/B-1/results', { as: 'advocate' })
  expect(results).toMatchObject({ people: 46, planned: 46, messages: {} })
  const { body: page } = await api.call('GET', '/broadcasts/B-1/people?limit=40')
  expect(page.items).toHaveLength(40)
  expect((await api.call('GET', `/broadcasts/B-1/people?limit=40&after=${page.next}`)).body.items).toHaveLength(6)
  expect((await move('B-1', 'cancel', { reason: 'the wrong day' })).body.state).toBe('CANCELLED')
  expect((await api.call('GET', '/broadcasts/B-1/people?foreseen=staff')).body.type).toMatch(/not_ahead/)
  expect((await api.call('GET', '/broadcasts/B-1/people?limit=1')).body.items[0].result).toMatch(/cancelled/)
})

describe('is refused', () => {
  it('when its author approves it for more than 20 people', async () => {
    await create('B-2', { title: 'x', texts: [{ lang: 'es', text: 'El martes no atendemos por teléfono.', sms: SMS }] })
    const { text_hash } = (await api.call('GET', '/broadcasts/B-2')).body
    expect((await move('B-2', 'approve_text', { hash: text_hash })).status).toBe(200)
    expect(await freeze('B-2')).toMatchObject({ status: 409, body: { detail: expect.stringMatching(/somebody else/) } })
  })

  it('when its text was changed after somebody had read it, until that is read', async () => {
    await create('B-5')
    const { text_hash } = (await api.call('GET', '/broadcasts/B-5')).body
    await move('B-5', 'write', { texts: [{ lang: 'es', text: 'El viernes no atendemos por teléfono.', sms: SMS }] })
    expect(await move('B-5', 'approve_text', { hash: text_hash }, { key: berta })).toMatchObject({
      status: 409,
      body: { detail: expect.stringMatching(/changed since: read it again and approve that/) },
    })
    expect((await approve('B-5')).status).toBe(200)
    // What was approved and is changed needs it anew.
    await move('B-5', 'write', { texts: [{ lang: 'es', text: 'El sábado no atendemos por teléfono.', sms: SMS }] })
    expect((await freeze('B-5')).body.detail).toMatch(/possible from TEXT_APPROVED/)
  })

  it('when the same people had the same text lately, unless somebody says why', async () => {
    const texts = [{ lang: 'es', text: 'El jueves no atendemos por teléfono.', sms: SMS }]
    for (const id of ['B-3', 'B-4']) {
      await create(id, { texts })
      await approve(id)
    }
    expect((await freeze('B-3')).status).toBe(200)
    expect(await freeze('B-4')).toMatchObject({ status: 409, body: { type: 'urn:portavoz:problem:repeated' } })
    expect((await freeze('B-4', { repeat_reason: 'The office moved.' })).body.repeat_reason).toBe('The office moved.')
  })

  it.each<[string, object, RegExp]>([
    ['an empty filter', { audience: {} }, /everybody/],
    ['an audience of nobody', { audience: { towns: ['Nowhere'] } }, /Nobody .*: change whom it is for/],
  ])('%s', async (what, change, words) => {
    const id = `B-${what.length}`
    const made = await create(id, change)
    if (made.status === 201) await approve(id)
    const refused = made.status === 201 ? await freeze(id) : made
    expect([refused.status, refused.body.detail]).toEqual([409, expect.stringMatching(words)])
  })

  it.each<[string, object, string]>([
    ['a link', { text: 'Mire en www.example.org lo que pasó.' }, 'kept_out'],
    ['tú', { text: 'Te llamamos el lunes.' }, 'usted'],
    ['a word about the case for anybody', { text: 'Su demanda sigue.' }, 'forbidden'],
    ['a value that nobody knows', { text: 'Le habla {person.shoe_size}.' }, 'value_unknown'],
    ['an SMS of two segments', { sms: `${'No atendemos el lunes. '.repeat(8)} Para salir, ALTO.` }, 'sms_length'],
    ['an SMS with an accent', { sms: 'No está la oficina. Para salir, ALTO.' }, 'sms_characters'],
    ['an SMS that does not say how to stop', { sms: 'No atendemos el lunes.' }, 'sms_without_stop'],
  ])('with %s in its words', async (what, change, code) => {
    const id = `W-${code}-${what.length}`
    await create(id, { texts: [{ ...DRAFT.texts[0], ...change }] })
    await approve(id)
    const refused = await freeze(id)
    expect(refused.status).toBe(422)
    expect(refused.body.problems.map((one: { code: string }) => one.code)).toContain(code)
    expect((await api.call('GET', `/broadcasts/${id}/preview`)).body.blockers).toEqual(refused.body.problems)
  })
})

test('a segment is saved under a name, for one matter, and cannot be empty', async () => {
  const segment = { id: 'S-1', matter: 'LAND-1', title: 'Nahuatl', audience: { languages: ['nhe'] } }
  const post = (json: object) => api.call('POST', '/segments', { as: 'staff', json })
  expect((await post(segment)).status).toBe(201)
  expect((await post(segment)).status).toBe(409)
  expect((await post({ ...segment, id: 'S-2', audience: { languages: [] } })).status).toBe(400)
  expect((await post({ ...segment, id: 'S-2', audience: { states: ['RICH'] } })).status).toBe(400)
  expect((await api.call('GET', '/segments?matter=LAND-1')).body.items).toMatchObject([{ id: 'S-1' }])
  await create('B-9', { audience: { segment: 'S-1' } })
  expect((await api.call('GET', '/broadcasts/B-9/preview')).body).toMatchObject({ people: 6 })
  await create('B-10', { audience: { segment: 'S-9' } })
  expect((await api.call('GET', '/broadcasts/B-10/preview')).status).toBe(404)
})

test('a trial to oneself needs a phone that is registered with the key', async () => {
  const key = async (body: object) =>
    (await api.call('POST', '/api-keys', { json: { name: 'Rosa', role: 'staff', ...body } })).body
  expect(await api.call('POST', '/api-keys', { json: { name: 'x', role: 'staff', phone: '12' } })).toMatchObject({
    status: 400,
  })
  const [with_, without] = [await key({ phone: '(512) 555-0141' }), await key({})]
  expect([with_.phone, without.phone]).toEqual([true, false])
  expect(JSON.stringify(await api.cases.store.apiKeys.model.find({}).lean())).not.toContain('5550141')
  const trial = (as: string, json = {}) => api.call('POST', '/broadcasts/B-1/test', { key: as, json })
  expect(await trial(without.key)).toMatchObject({ status: 409, body: { type: 'urn:portavoz:problem:no_trial' } })
  expect(await trial(with_.key, { lang: 'fr' })).toMatchObject({ status: 409 })
  const { status, body } = await trial(with_.key, { channel: 'sms' })
  expect([status, (await api.cases.store.messages.get(body.message))?.trial]).toEqual([201, true])
})

test('a trial goes to people of the team only', async () => {
  const person = (await api.call('GET', '/broadcasts/B-1/people?limit=1')).body.items[0].person
  expect(await api.call('POST', '/broadcasts/B-1/test', { json: { person } })).toMatchObject({
    status: 409,
    body: { type: 'urn:portavoz:problem:no_trial' },
  })
})
