import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { beforeAll, expect, it } from 'vitest'
import type { AgreementDoc } from '../../src/cases/agreement.ts'
import type { FacilitationDoc } from '../../src/cases/facilitation.ts'
import type { HandoffDoc } from '../../src/cases/handoff.ts'
import type { LetterDoc } from '../../src/cases/letter.ts'
import type { Actor } from '../../src/cases/noun.ts'
import { createAct } from '../../src/hub/act.ts'
import { smsSegments } from '../../src/words/gsm7.ts'
import { COMPLETE } from '../cases/walks/task.ts'
import { testHub } from '../support/hub.ts'
import { inbound } from '../support/inbound.ts'
import { type ScriptedChannel, scriptedChannel } from '../support/scripted-channel.ts'

/** The five steps of a facilitation by chat: the Advocate by SMS in English, the Defender by WhatsApp in Spanish, staff by their moves. */
const test = testHub('2026-03-02T16:00:00Z')
const { hub, store, clock, channels, idle, later } = test
const PHOTO = readFileSync(new URL('../../simulator/samples/photo.jpg', import.meta.url))
const [DANA, FRANCISCO] = ['+15125550123', '+525500000101']
const dana: Actor = { kind: 'advocate', id: 'dana' }
const francisco: Actor = { kind: 'defender', id: 'francisco' }
const staff: Actor = { kind: 'staff', id: 'ana' }
const finance: Actor = { kind: 'finance', id: 'eva' }
let sms: ScriptedChannel
let whatsapp: ScriptedChannel
let ref = ''
let moves = 0

/** Makes a move and lets everything that follows from it happen. @returns what Advocate and Defender are told */
async function move(
  noun: string,
  subject: string,
  name: string,
  actor: Actor,
  payload: Record<string, unknown> = {},
  personId?: string,
): Promise<string[]> {
  const act = createAct({ ...hub.parts, record: { drain: hub.record } })
  return heard(async () => {
    const key = `move${++moves}`
    const { reason } = await act({
      key,
      noun,
      subject,
      move: name,
      payload,
      actor,
      source: 'test',
      eventAt: clock.now(),
      ...(personId ? { personId } : {}),
    })
    expect(reason, `${noun} ${name}`).toBeNull()
  })
}

async function heard(run: () => Promise<void>): Promise<string[]> {
  const before = [sms.gotBy(DANA).length, whatsapp.gotBy(FRANCISCO).length]
  await run()
  await idle()
  await later(60_000)
  return [...sms.gotBy(DANA).slice(before[0]), ...whatsapp.gotBy(FRANCISCO).slice(before[1])]
}
const texts = (text: string) =>
  heard(async () => void (await hub.receive.inbound([inbound(DANA, text, { from: { channel: 'sms', value: DANA } })])))
const writes = (text: string) => heard(async () => void (await hub.receive.inbound([inbound(FRANCISCO, text)])))
/** A photo of the sample, turned, so that no two are the same. */
const sends = async (quarters: number) => {
  const bytes = await sharp(PHOTO)
    .rotate(90 * quarters)
    .jpeg()
    .toBuffer()
  whatsapp.fetchMedia = async () => ({ kind: 'fetched', bytes })
  const media = [{ url: `https://api.twilio.com/${quarters}`, contentType: 'image/jpeg' }]
  return heard(async () => void (await hub.receive.inbound([inbound(FRANCISCO, '', { media })])))
}
const doc = async <Doc>(noun: string, id: string) => (await store.cases.get<Doc>(noun, id))?.doc as Doc
const state = async (noun: string, id: string) => (await store.cases.get(noun, id))?.state
const rows = async () => (await store.cases.list<HandoffDoc>({ noun: 'handoff' }, 500)).map((row) => row.doc.reason)
/** Another week, and the middle of a working day. */
const week = async () => {
  await later('168h')
}

beforeAll(async () => {
  await store.prepare()
  sms = scriptedChannel('sms', clock.now)
  whatsapp = scriptedChannel('whatsapp', clock.now)
  Object.assign(channels, { sms, whatsapp })
  const person = async (id: string, channel: 'sms' | 'whatsapp', value: string, country: string) => {
    const { _id: address } = await store.addresses.ensure({ channel, value }, country, id)
    await move('person', id, 'import', staff, { given_name: id, first_surname: 'Ruiz', country }, id)
    await move('person', id, 'add_address', staff, { address, source: 'registered', order: 1 }, id)
    return address
  }
  const address = await person('p_dana', 'sms', DANA, 'US')
  await person('p_francisco', 'whatsapp', FRANCISCO, 'MX')
  const about = {
    name: 'Dana Whitfield',
    called: 'Dana',
    firm: 'W',
    country: 'US',
    language: 'en',
    person_id: 'p_dana',
  }
  await move('advocate', 'dana', 'register', staff, about, 'p_dana')
  await move('advocate', 'dana', 'register_address', staff, { address }, 'p_dana')
  const known = {
    name: 'Francisco Ruiz',
    country: 'MX',
    languages: ['es'],
    regions: ['Hidalgo'],
    person_id: 'p_francisco',
  }
  await move('defender', 'francisco', 'register', staff, known, 'p_francisco')
  await move('defender', 'francisco', 'activate', staff, {}, 'p_francisco')
}, 120_000)

it('step 1: asked for by text, a call that suits, a Defender who says yes', async () => {
  for (const answer of ['new case', '1', '1', '30 april', 'Spanish']) await texts(answer)
  const [told] = await texts('WL-14')
  ref = /CF-\d+/.exec(told ?? '')?.[0] ?? ''
  expect(told).toBe(
    `JIM ${ref}: request received. Staff will call to review it. Use refs only here, no client names. Reply HELP for help, STOP to end.`,
  )
  expect(await doc<FacilitationDoc>('facilitation', ref)).toMatchObject({
    state: 'REQUESTED',
    advocate_id: 'dana',
    country: 'MX',
    task_types: ['LOCATE'],
    languages: ['es'],
    needed_by: '2026-04-30',
    reference: 'WL-14',
  })
  expect((await move('facilitation', ref, 'book_call', staff, { call_at: '2026-03-03T16:00:00Z' })).join()).toMatch(
    /intake call Tue 3 Mar 10 am CST\. Reply 1 confirm, 2 other time, 3 call me/,
  )
  await texts('2')
  await texts('Wednesday at ten')
  expect(await doc('facilitation', ref)).toMatchObject({ state: 'REQUESTED', call_wish: 'Wednesday at ten' })
  await move('facilitation', ref, 'book_call', staff, { call_at: '2026-03-04T16:00:00Z' })
  expect((await texts('1')).join()).toContain('confirmed, we call you on Wed 4 Mar')
  expect(await doc('facilitation', ref)).toMatchObject({ call_confirmed_at: expect.any(String) })
  await later('48h')
  await move('facilitation', ref, 'review', staff, { decision: 'PROCEED', call_held_on: '2026-03-04' })
  const offer = { area: 'la Huasteca', what: 'buscar a 46 personas', minutes: 600, rate: '20.00', currency: 'USD' }
  const offered = await move('facilitation', ref, 'propose', staff, {
    defender_id: 'francisco',
    due_on: '2026-04-30',
    ...offer,
  })
  expect(offered.join()).toContain('Hay un trabajo nuevo')
  await writes('me interesa')
  await writes('no')
  await move('facilitation', ref, 'check_conflict', dana, { conflict: false })
  expect(await state('facilitation', ref)).toBe('ADVOCATE_AGREEMENT')
})

it('step 2: nothing before the Advocate Agreement; the contract is signed by three', async () => {
  await week()
  const sign = async (id: string, actor: Actor) =>
    move('agreement', id, 'sign', actor, {
      hash: (await doc<AgreementDoc>('agreement', id)).hash,
      signed_on: '2026-03-05',
    })
  await move('agreement', 'AG-1', 'draft', staff, { kind: 'ADVOCATE', advocate_id: 'dana', text_hash: 'b'.repeat(64) })
  expect((await move('agreement', 'AG-1', 'ready', staff)).join()).toContain('the Advocate Agreement is ready to sign')
  for (const party of [staff, dana]) await sign('AG-1', party)
  await move('agreement', 'CT-1', 'draft', dana, {
    kind: 'CONTRACT',
    facilitation_id: ref,
    defender_id: 'francisco',
    text_hash: 'a'.repeat(64),
    rate: '20.00',
    currency: 'USD',
    cap_minutes: 600,
    expense_cap: '500.00',
  })
  const work = { type: 'LOCATE', facilitation_id: ref, defender_id: 'francisco', title: 'Localizar a las personas' }
  await move('task', 'T1', 'create', dana, work)
  await move('agreement', 'CT-1', 'ready', staff)
  expect(whatsapp.gotBy(FRANCISCO).at(-1)).toContain('falta su firma; van 0 de 3')
  expect((await texts(`status ${ref}`)).join()).toContain('contract v1 signed 0/3 (You no, JIM no, Defender no)')
  await sign('CT-1', dana)
  // She has signed: how far the others are is news, and leaves the last text of the week to what waits for her.
  expect((await sign('CT-1', staff)).join()).toBe('')
  expect((await texts(`status ${ref}`)).join()).toContain('signed 2/3 (You yes, JIM yes, Defender no)')
  for (const answer of ['firmar', 'foto']) await writes(answer)
  await sends(1)
  const blurred = await move('agreement', 'CT-1', 'reject_photo', staff, { reason: 'se ve cortada' })
  expect(blurred.join()).toContain('no sirvió: se ve cortada. ¿Me manda otra?')
  expect((await sends(2)).join()).toContain('Recibí la hoja')
  const signed = await move('agreement', 'CT-1', 'accept_photo', staff)
  expect(signed.join()).toContain('ya puede empezar. Tiene abiertas: T1 Localizar a las personas.')
  expect(await state('facilitation', ref)).toBe('ACTIVE')
})

it('step 3: the task waits for the Advocate, who decides; they write to each other; it is handed in and judged', async () => {
  await week()
  await move('task', 'T1', 'accept', francisco)
  await writes('T1 no avanza, espero respuesta de la abogada')
  const told = await writes('está bien')
  expect(told.join()).toContain(`JIM ${ref}: task T1 blocked: waiting for your answer.`)
  expect((await texts('T1 1')).join()).toContain(`JIM ${ref}: T1 approved.`)
  expect(whatsapp.gotBy(FRANCISCO).at(-1)).toContain('Ya puede seguir con esa tarea')
  expect(await state('task', 'T1')).toBe('IN_PROGRESS')

  expect((await texts(`${ref}: please ask at the shop first`)).join()).toContain('we translate it and show it to you')
  const [letter] = await store.cases.list<LetterDoc>({ noun: 'letter' }, 5)
  const shown = await move('letter', letter?.subject ?? '', 'translate', staff, {
    translation: 'Por favor pregunte primero en la tienda',
  })
  expect(shown.join('\n')).toContain('in Spanish: Por favor pregunte primero en la tienda (1/1)')
  // Staff read along; nobody sends it but who wrote it.
  expect(whatsapp.gotBy(FRANCISCO).join()).not.toContain('tienda')
  expect((await texts(`send ${ref}`)).join()).toContain('Por favor pregunte primero en la tienda')
  await writes('contestar')
  await writes('ya pregunté en la tienda y hay noticias')
  const back = (await store.cases.list<LetterDoc>({ noun: 'letter' }, 5)).find(({ doc }) => doc.from === 'DEFENDER')
  await move('letter', back?.subject ?? '', 'translate', staff, {
    translation: 'I asked at the shop and there is news',
  })
  expect((await writes('enviar')).join()).toContain('from the field: I asked at the shop and there is news')
  expect((await doc<LetterDoc>('letter', back?.subject ?? '')).words).toBe('ya pregunté en la tienda y hay noticias')

  await move('task', 'T1', 'submit', francisco, { evidence: COMPLETE.LOCATE })
  await week()
  expect((await texts('T1')).join()).toContain('task T1 was handed in')
  expect((await texts('T1 ok')).join()).toContain('T1 is done')
  expect(await state('task', 'T1')).toBe('DONE')
  expect((await texts('T1 ok')).join()).toContain('T1: does not wait for your answer')
})

it('step 4: over the cap nothing is approved without a yes; two ledgers, and the Defender does not wait', async () => {
  await week()
  await move('hours_report', 'R1', 'open', francisco, { facilitation_id: ref })
  await move('hours_report', 'R1', 'put_line', francisco, { line: 'w', kind: 'WORK', minutes: 540, on: '2026-03-10' })
  const asked = await move('hours_report', 'R1', 'submit', francisco, { read_back: true })
  expect(asked.join()).toContain(`JIM ${ref}: hours 9 of 10 used (90%). Approve +2 h? Reply YES ${ref} or NO ${ref}.`)
  expect((await texts(`yes ${ref.replace('-', '').toLowerCase()}`)).join()).toContain('The new cap is 12 hours')
  expect(await doc('facilitation', ref)).toMatchObject({ cap_minutes: 720, cap_asked: 0 })
  await move('hours_report', 'R1', 'judge', finance, { line: 'w', decision: 'RETURNED', reason: 'Son muchas horas' })
  expect((await move('hours_report', 'R1', 'send_back', finance)).join()).toContain('Son muchas horas')
  for (const words of ['ahora', 'fueron 9 horas']) await writes(words)
  expect((await writes('envíelo')).join()).toContain('lo envié a revisión')
  expect(await state('hours_report', 'R1')).toBe('SUBMITTED')
  await move('hours_report', 'R1', 'judge', finance, { line: 'w', decision: 'APPROVED' })
  await move('hours_report', 'R1', 'approve', finance)
  await week()
  const billed = await move('hours_report', 'R1', 'invoice', finance, { invoice: 'F-2031', due_on: '2026-05-15' })
  expect(billed.join()).toContain('invoice F2031, USD 180.00, sent separately, due May 15. Reply PAID F2031')
  await move('hours_report', 'R1', 'pay_defender', finance, {
    paid_on: '2026-04-02',
    amount: '180.00',
    currency: 'USD',
  })
  expect(await doc('hours_report', 'R1')).toMatchObject({ defender_payment: 'PAID', advocate_invoice: 'SENT' })
  await texts('paid f2031')
  // Said is not received: finance confirms.
  expect(await doc('hours_report', 'R1')).toMatchObject({ advocate_invoice: 'SENT', said_paid_at: expect.any(String) })
  await move('hours_report', 'R1', 'receive_payment', finance, {
    paid_on: '2026-04-10',
    amount: '180.00',
    currency: 'USD',
  })
  expect(await state('hours_report', 'R1')).toBe('CLOSED')
})

it('step 5: two evaluations, closed, and the outcome when it is known', async () => {
  await week()
  expect((await texts('rate 5')).join()).toContain('5 of 5. Nobody sees it before the other evaluation is in')
  expect(await doc('evaluation', `${ref}-ADVOCATE`)).toMatchObject({ state: 'SUBMITTED', released: false })
  expect((await writes('5')).join()).toContain('¿Qué aprendió')
  expect((await writes('nada')).join()).toContain('Gracias, quedó guardado')
  expect(await doc('evaluation', `${ref}-ADVOCATE`)).toMatchObject({ released: true })
  await move('facilitation', ref, 'close', staff)
  expect((await texts(`out ${ref} pending`)).join()).toContain('We ask again in three months')
  expect((await texts(`out ${ref} settled`)).join()).toContain('the outcome is saved')
  expect(await doc('facilitation', ref)).toMatchObject({ state: 'CLOSED', outcome: 'SETTLED' })
})

it('no text names anybody, each is one segment, and nothing was refused or lost', async () => {
  const sent = sms.gotBy(DANA)
  expect(sent.length).toBeGreaterThan(15)
  expect(sent.filter((text) => smsSegments(text) !== 1)).toEqual([])
  expect(sent.filter((text) => /Francisco|Ruiz|Whitfield/.test(text))).toEqual([])
  const refused = await store.updates.model.find({ outcome: { $ne: 'accepted' } }).lean()
  expect(refused.map(({ noun, move, reason }) => `${noun} ${move}: ${reason}`)).toEqual([])
  expect((await rows()).filter((reason) => reason.endsWith('without_address') || reason === 'message_refused')).toEqual(
    [],
  )
})
