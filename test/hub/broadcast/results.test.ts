import { beforeAll, expect, it } from 'vitest'
import { Refusal } from '../../../src/channels/refusal.ts'
import { createFreeze } from '../../../src/hub/broadcast/freeze.ts'
import { createOwnTrial } from '../../../src/hub/broadcast/own-trial.ts'
import { personResults } from '../../../src/hub/broadcast/person-results.ts'
import { createResend } from '../../../src/hub/broadcast/resend.ts'
import { resultsOf } from '../../../src/hub/broadcast/results.ts'
import { createTrial } from '../../../src/hub/broadcast/trial.ts'
import { trialsOf } from '../../../src/hub/broadcast/trial-answers.ts'
import { strangerAt } from '../../../src/hub/people/sender-address.ts'
import { broadcasts } from '../../support/broadcast.ts'
import { testHub } from '../../support/hub.ts'
import { inbound } from '../../support/inbound.ts'
import { numberOf, openMatter, row } from '../../support/matter.ts'
import { scriptedChannel } from '../../support/scripted-channel.ts'

const test = testHub('2026-03-03T18:00:00Z')
const { hub, store, clock, channels, sweep, idle } = test
const { doc, scheduled, approved, move } = broadcasts(test)
const whatsapp = scriptedChannel('whatsapp', clock.now)

beforeAll(async () => {
  await store.prepare()
  channels.whatsapp = whatsapp
  await openMatter(test, 'LAND-1', [row(1), row(2), row(3, { phone: '' })], '2026-05-08T23:59:00-05:00')
}, 60_000)

it('tells for each what became of it, and sends what failed once more, and nothing else', async () => {
  whatsapp.next = [{ kind: 'refused', policy: 'content', code: '63013' }]
  await scheduled()
  await sweep()
  await sweep()
  expect(await resultsOf(hub.parts, await doc('b1'))).toEqual({
    people: 3,
    planned: 0,
    waiting: [],
    excluded: [{ code: 'no_address', people: 1 }],
    staff: [],
    messages: { sent: 1, failed: 1 },
  })
  const told = async () =>
    (
      await personResults(hub.parts, await doc('b1'), {
        limit: 10,
        after: undefined,
        state: undefined,
        foreseen: undefined,
      })
    ).items
      .map(({ result, code }) => `${result} ${code ?? ''}`.trim())
      .sort()
  expect(await told()).toEqual(['It did not arrive. 63013', 'Not sent. no_address', 'The provider has it.'])

  clock.advance('1h')
  const resend = createResend(hub)
  const again = { expiresAt: new Date(clock.now().getTime() + 86_400_000).toISOString(), by: 'ana', requestId: 'r1' }
  expect(await resend(await doc('b1'), again)).toMatchObject({ accepted: true, people: 1 })
  // The answer to the first request was lost: the second one is refused, and changes nothing.
  expect(await resend(await doc('b1'), { ...again, requestId: 'r2' })).toMatchObject({ accepted: false, people: 0 })
  await sweep()
  clock.advance('1m')
  await sweep()
  expect(await told()).toEqual(['Not sent. no_address', 'The provider has it.', 'The provider has it.'])
  expect(whatsapp.handed).toHaveLength(3)
  expect(new Set(whatsapp.got).size).toBe(1)
  expect((await doc('b1')).state).toBe('DONE')
})

it('is tried on the phone of a Defender, who sees it as people will', async () => {
  const phone = '+525500000101'
  await store.people.ensure('p_francisco', clock.now())
  const address = await store.addresses.ensure({ channel: 'whatsapp', value: phone }, 'MX', 'p_francisco')
  const tell = async (noun: string, subject: string, name: string, payload: object, personId?: string) => {
    const { createAct } = await import('../../../src/hub/act.ts')
    const acted = await createAct({ ...hub.parts, record: hub.records })({
      key: `${subject}:${name}`,
      noun,
      subject,
      move: name,
      payload: payload as Record<string, unknown>,
      actor: { kind: 'staff', id: 'ana' },
      source: 'test',
      eventAt: clock.now(),
      ...(personId ? { personId } : {}),
    })
    expect(acted).toMatchObject({ accepted: true, reason: null })
  }
  await tell('person', 'p_francisco', 'add_address', { address: address._id }, 'p_francisco')
  await tell(
    'defender',
    'd1',
    'register',
    { name: 'Francisco Ruiz', country: 'MX', languages: ['es'], regions: ['Huasteca'], person_id: 'p_francisco' },
    'p_francisco',
  )
  await tell('defender', 'd1', 'activate', {}, 'p_francisco')
  whatsapp.handed.length = 0
  await approved({
    id: 'b2',
    texts: [{ lang: 'es', text: 'Soy {matter.alias}. Mañana no hay servicio.', sms: 'x ALTO' }],
  })
  const trial = createTrial(hub.parts)
  const id = await trial(await doc('b2'), 'p_francisco', 'r1')
  expect(await trial(await doc('b2'), 'p_francisco', 'r1')).toBe(id)
  await idle()
  expect(whatsapp.handed.map(({ to, text }) => [to.value, text])).toEqual([
    [phone, 'PRUEBA, solo para usted:\nSoy Voz y Camino. Mañana no hay servicio.'],
  ])
  expect(await store.messages.ofBroadcast('b2')).toEqual({})
  await expect(trial(await doc('b2'), 'p_nobody', 'r2')).rejects.toThrow(/Defender or an Advocate/)
  expect(numberOf(1)).not.toBe(phone)
  await move('b2', 'cancel', { reason: 'only tried' })
})

it('is tried on the phone of who asks, at night too, and puts nobody on record', async () => {
  const phone = '+15125550140'
  const sms = scriptedChannel('sms', clock.now)
  channels.sms = sms
  whatsapp.handed.length = 0
  const text = 'Hola, {person.address_form}. Soy {matter.alias}. Es hasta el {claim.deadline, long_date}.'
  await approved({
    id: 'b5',
    level: 'L1',
    texts: [{ lang: 'es', text, sms: '{matter.alias}: el {claim.deadline, short_date}.' }],
  })
  const people = () => store.cases.count({ noun: 'person' })
  const before = await people()
  const trial = createOwnTrial(hub.parts)
  const by = async (channel: 'whatsapp' | 'sms', requestId: string) =>
    trial(await doc('b5'), { phone, channel, requestId })
  // Three in the morning in Texas.
  clock.set('2026-03-05T09:00:00Z')
  expect(await by('whatsapp', 'o1')).toBe(await by('whatsapp', 'o1'))
  await by('sms', 'o2')
  await idle()
  expect(whatsapp.gotBy(phone)).toEqual([
    'TRIAL, for you alone:\nHola, [address_form]. Soy Voz y Camino. Es hasta el [deadline].',
  ])
  expect(sms.gotBy(phone)).toEqual(['TRIAL: Voz y Camino: el [deadline].'])
  const [address] = await store.addresses.find([store.addresses.idOf({ channel: 'sms', value: phone })])
  expect([address?.people, await people(), await store.messages.ofBroadcast('b5')]).toEqual([[], before, {}])
  // What they answer is said back and seen beside the trial; it opens no case, however often the provider brings it.
  const rows = () => store.cases.count({ noun: 'handoff' })
  const open = await rows()
  const answer = inbound(phone, '¿y esto es cierto?')
  for (let n = 0; n < 2; n++) await hub.receive.inbound([answer])
  await idle()
  await hub.receive.inbound([inbound(phone, 'hola, quién es')])
  await idle()
  expect(whatsapp.gotBy(phone).slice(1)).toEqual([
    'TRIAL. This is how your answer reaches the team: "¿y esto es cierto?". As it is a trial it opens nothing.',
    'TRIAL. This is how your answer reaches the team: "hola, quién es". As it is a trial it opens nothing.',
  ])
  expect([await rows(), await people()]).toEqual([open, before])
  expect((await trialsOf(hub.parts, 'b5')).map(({ kind, text }) => [kind, text])).toEqual([
    ['trial', whatsapp.gotBy(phone)[0]],
    ['trial', sms.gotBy(phone)[0]],
    ['answer', '¿y esto es cierto?'],
    ['answer', 'hola, quién es'],
  ])
  // A stop is a stop, from any phone.
  await hub.receive.inbound([inbound(phone, 'STOP')])
  await idle()
  expect(
    (await store.conversations.get(strangerAt(store.addresses.idOf({ channel: 'whatsapp', value: phone }))))?.optedOut,
  ).toBe(true)
  delete channels.sms
  await expect(by('sms', 'o3')).rejects.toThrow(/no sender for sms/)
  await expect(trial(await doc('b5'), { phone, channel: 'whatsapp', lang: 'quc', requestId: 'o4' })).rejects.toThrow()
  await move('b5', 'cancel', { reason: 'only tried' })
  clock.set('2026-03-05T18:00:00Z')
})

it('is not frozen while the provider has not approved its template, or cannot be asked', async () => {
  await approved({ id: 'b3', texts: [{ lang: 'es', text: 'Soy {matter.alias}. Cerramos en mayo.', sms: 'x ALTO' }] })
  const freeze = createFreeze(hub)
  const frozen = async (requestId: string) => freeze({ doc: await doc('b3'), by: 'ana', requestId })
  const remedy = expect.stringMatching(/look again when/)
  const blocked = { blockers: [{ code: 'template_not_approved', lang: 'es', remedy }] }
  for (const status of ['pending', 'rejected']) {
    whatsapp.templateStatus = async () => status
    expect(await frozen(status)).toMatchObject(blocked)
  }
  whatsapp.templateStatus = async () => {
    throw new Refusal('read approval', 'later', 'http_503')
  }
  expect(await frozen('unknown')).toMatchObject(blocked)
  expect((await doc('b3')).state).toBe('TEXT_APPROVED')
  whatsapp.templateStatus = async () => 'approved'
  expect(await frozen('approved')).toMatchObject({ accepted: true })
  delete whatsapp.templateStatus
})

it('hands on whom it cannot tell because a value is missing, and says so at the freezing', async () => {
  await openMatter(test, 'LAND-2', [row(11), row(12, { second_surname: '' })], '2026-05-08T23:59:00-05:00')
  const text = 'Hola, {person.first_name} {person.second_surname}. Soy {matter.alias}. Abrimos el martes.'
  await scheduled({ id: 'b4', matter: 'LAND-2', texts: [{ lang: 'es', text, sms: 'Abrimos. Para salir, ALTO.' }] })
  const missing = { code: 'value_missing', people: 1 }
  expect((await doc('b4')).foreseen).toMatchObject([{ fate: 'staff', ...missing }])
  await sweep()
  await sweep()
  expect(await resultsOf(hub.parts, await doc('b4'))).toMatchObject({ messages: { sent: 1 }, staff: [missing] })
})
