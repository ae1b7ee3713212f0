import { beforeAll, expect, test } from 'vitest'
import type { AgreementDoc } from '../../src/cases/agreement.ts'
import type { FacilitationDoc } from '../../src/cases/facilitation.ts'
import type { HandoffDoc } from '../../src/cases/handoff.ts'
import type { HoursReportDoc } from '../../src/cases/hours-report.ts'
import type { NounName } from '../../src/cases/index.ts'
import type { Actor } from '../../src/cases/noun.ts'
import { createAct } from '../../src/hub/act.ts'
import { createClockwork } from '../../src/hub/clockwork.ts'
import { COMPLETE } from '../cases/walks/task.ts'
import { caseHub } from './case-store.ts'

/** CF-1042 from the request to the outcome, on the store: every document hears of the others by updates only. */
const hub = caseHub()
let act: ReturnType<typeof createAct>
let clockwork: ReturnType<typeof createClockwork>
beforeAll(() => {
  const { store, clock, wake, record } = hub
  act = createAct({ store, clock, wake: wake as never, record })
  clockwork = createClockwork({ store, clock, record, wake: wake as never, channels: {} })
})
let keys = 0
const dana = { kind: 'advocate', id: 'dana' } as const
const francisco = { kind: 'defender', id: 'francisco' } as const
const staff = { kind: 'staff', id: 'ana' } as const
const finance = { kind: 'finance', id: 'eva' } as const

/** Makes the move and whatever follows from it. @returns the reason when it was refused */
async function move(
  noun: NounName,
  subject: string,
  name: string,
  actor: Actor,
  payload: Record<string, unknown> = {},
): Promise<string | null> {
  hub.clock.advance(60_000)
  const told = {
    key: `cf${++keys}`,
    noun,
    subject,
    move: name,
    payload,
    actor,
    source: 'test',
    eventAt: hub.clock.now(),
  }
  const { reason } = await act(told)
  await hub.drain()
  return reason
}
const doc = async <Doc>(noun: NounName, subject: string): Promise<Doc> =>
  (await hub.store.cases.get<Doc>(noun, subject))?.doc as Doc
const state = async (noun: NounName, subject: string) => (await hub.store.cases.get(noun, subject))?.state
const sign = async (id: string, actor: Actor) => {
  const { hash } = await doc<AgreementDoc>('agreement', id)
  return move('agreement', id, 'sign', actor, { hash, signed_on: hub.clock.now().toISOString().slice(0, 10) })
}
const alerts = async (): Promise<string[]> =>
  (await hub.store.cases.list<HandoffDoc>({ noun: 'handoff' }, 200)).map((each) => each.doc.reason)
const moveDue = async () => {
  await clockwork.run()
  await hub.drain()
}

test('step 1: requested, reviewed, and a Defender without a conflict says yes within 48 hours', async () => {
  await move('defender', 'francisco', 'register', staff, {
    name: 'Francisco',
    country: 'MX',
    languages: ['es'],
    regions: ['H'],
  })
  await move('advocate', 'dana', 'register', staff, { name: 'Dana', firm: 'W', country: 'US', language: 'en' })
  await move('facilitation', 'CF-1042', 'request', dana, {
    country: 'MX',
    where_now: 'HOME_COUNTRY',
    category: 'LABOR',
    matter_id: 'LAND-1',
  })
  await move('facilitation', 'CF-1042', 'review', staff, { decision: 'PROCEED', call_held_on: '2026-03-02' })
  await move('facilitation', 'CF-1042', 'propose', staff, { defender_id: 'francisco' })
  hub.clock.advance('49h')
  await moveDue()
  expect([await state('facilitation', 'CF-1042'), (await alerts()).includes('defender_did_not_answer')]).toEqual([
    'REVIEWED',
    true,
  ])
  await move('facilitation', 'CF-1042', 'propose', staff, { defender_id: 'francisco' })
  expect(await move('facilitation', 'CF-1042', 'accept', { kind: 'defender', id: 'other' })).toMatch(/another Defender/)
  await move('facilitation', 'CF-1042', 'check_conflict', francisco, { conflict: false })
  await move('facilitation', 'CF-1042', 'accept', francisco)
  expect(await state('facilitation', 'CF-1042')).toBe('PROPOSED')
  await move('facilitation', 'CF-1042', 'check_conflict', dana, { conflict: false })
  expect(await state('facilitation', 'CF-1042')).toBe('ADVOCATE_AGREEMENT')
  expect(await doc('defender', 'francisco')).toMatchObject({ load: 1, facilitations: ['CF-1042'] })
})

test('step 2: nothing is signed before the Advocate Agreement; an edit clears two signatures; no work before three', async () => {
  await move('task', 'T1', 'create', dana, {
    type: 'LOCATE',
    facilitation_id: 'CF-1042',
    defender_id: 'francisco',
    title: 'Find them',
  })
  await move('task', 'T1', 'accept', francisco)
  await move('agreement', 'CT-1', 'draft', dana, {
    kind: 'CONTRACT',
    facilitation_id: 'CF-1042',
    defender_id: 'francisco',
    text_hash: 'a'.repeat(64),
    rate: '20.00',
    currency: 'USD',
    cap_minutes: 7_200,
    expense_cap: '1000.00',
  })
  expect(await move('agreement', 'CT-1', 'ready', staff)).toMatch(/Advocate Agreement/)
  await move('agreement', 'AG-1', 'draft', staff, { kind: 'ADVOCATE', advocate_id: 'dana', text_hash: 'b'.repeat(64) })
  await move('agreement', 'AG-1', 'ready', staff)
  await sign('AG-1', staff)
  await sign('AG-1', dana)
  expect([await state('agreement', 'AG-1'), await state('facilitation', 'CF-1042')]).toEqual([
    'FULLY_SIGNED',
    'CONTRACT_DRAFT',
  ])

  expect(await move('agreement', 'CT-1', 'ready', staff)).toBeNull()
  expect(await state('facilitation', 'CF-1042')).toBe('SIGNING')
  await sign('CT-1', dana)
  await sign('CT-1', staff)
  const old = (await doc<AgreementDoc>('agreement', 'CT-1')).hash
  await move('agreement', 'CT-1', 'edit', francisco, { due_on: '2026-05-08' })
  expect(await doc('agreement', 'CT-1')).toMatchObject({ state: 'IN_EDIT', version: 2, signatures: [] })
  expect(await state('facilitation', 'CF-1042')).toBe('IN_EDIT')
  await move('agreement', 'CT-1', 'ready', staff)
  expect(await move('agreement', 'CT-1', 'sign', francisco, { hash: old, signed_on: '2026-03-05' })).toMatch(
    /newer version/,
  )
  for (const party of [dana, staff]) expect(await sign('CT-1', party)).toBeNull()
  expect(await move('task', 'T1', 'start', francisco)).toMatch(/before all have signed/)
  await sign('CT-1', francisco)
  expect([await state('agreement', 'CT-1'), await state('facilitation', 'CF-1042')]).toEqual(['FULLY_SIGNED', 'ACTIVE'])
  expect(await move('task', 'T1', 'start', francisco)).toBeNull()
})

test('step 3: a pause stops the work, a task is judged by the Advocate', async () => {
  await move('facilitation', 'CF-1042', 'pause', staff, { reason: 'SAFETY' })
  expect(await move('task', 'T1', 'submit', francisco, { evidence: COMPLETE.LOCATE })).toMatch(
    /No contract is in force/,
  )
  await move('facilitation', 'CF-1042', 'resume', staff)
  expect(await move('task', 'T1', 'submit', francisco, { evidence: { outcome: 'LOCATED', how: 'x' } })).toMatch(
    /still needs new_contact/,
  )
  expect(await move('task', 'T1', 'submit', francisco, { evidence: COMPLETE.LOCATE })).toBeNull()
  expect(await move('task', 'T1', 'finish', { kind: 'advocate', id: 'other' })).toMatch(/another Advocate/)
})

const line = (id: string, kind: string, minutes: number, on: string) => ({ line: id, kind, minutes, on })

test('step 4: alerts at 80 and 100 per cent, nothing over the cap, and an unpaid Advocate does not hold up the Defender', async () => {
  await move('hours_report', 'R1', 'open', francisco, { facilitation_id: 'CF-1042' })
  expect(
    await move(
      'hours_report',
      'R1',
      'put_line',
      { kind: 'defender', id: 'other' },
      line('w', 'WORK', 60, '2026-03-02'),
    ),
  ).toMatch(/another Defender/)
  for (let day = 0; day < 7; day++)
    await move('hours_report', 'R1', 'put_line', francisco, line(`w${day}`, 'WORK', 750, `2026-02-1${day}`))
  await move('hours_report', 'R1', 'put_line', francisco, line('t0', 'TRAVEL', 480, '2026-02-20'))
  await move('hours_report', 'R1', 'submit', francisco, { read_back: true })
  expect(await doc<FacilitationDoc>('facilitation', 'CF-1042')).toMatchObject({
    alerted: 0,
    reports: { R1: { minutes: 5_730 } },
  })

  await move('hours_report', 'R2', 'open', francisco, { facilitation_id: 'CF-1042' })
  await move('hours_report', 'R2', 'put_line', francisco, line('t1', 'TRAVEL', 30, '2026-02-21'))
  await move('hours_report', 'R2', 'submit', francisco, { read_back: true })
  // 96 of 120 hours.
  expect([
    (await doc<FacilitationDoc>('facilitation', 'CF-1042')).alerted,
    (await alerts()).filter((each) => each.startsWith('cap_')),
  ]).toEqual([80, ['cap_80_percent']])
  await move('hours_report', 'R3', 'open', francisco, { facilitation_id: 'CF-1042' })
  await move('hours_report', 'R3', 'put_line', francisco, line('t2', 'TRAVEL', 930, '2026-02-22'))
  await move('hours_report', 'R3', 'put_line', francisco, line('t3', 'TRAVEL', 900, '2026-02-23'))
  await move('hours_report', 'R3', 'submit', francisco, { read_back: true })
  for (const each of ['t2', 't3'])
    await move('hours_report', 'R3', 'judge', finance, { line: each, decision: 'APPROVED' })
  expect(await move('hours_report', 'R3', 'approve', finance)).toMatch(/hours go over the cap/)
  expect((await alerts()).filter((each) => each.startsWith('cap_')).sort()).toEqual([
    'cap_100_percent',
    'cap_80_percent',
  ])
  expect(await move('facilitation', 'CF-1042', 'approve_cap', staff, { cap_minutes: 9_000 })).toMatch(/is for advocate/)
  await move('facilitation', 'CF-1042', 'approve_cap', dana, { cap_minutes: 9_000 })
  expect(await move('hours_report', 'R3', 'approve', finance)).toBeNull()
  expect((await doc<HoursReportDoc>('hours_report', 'R3')).totals).toEqual({
    minutes: 1_830,
    fee: '610.00',
    expenses: '0.00',
    total: '610.00',
  })
  await move('hours_report', 'R3', 'invoice', finance, { invoice: 'F-2033', due_on: '2026-03-20' })
  hub.clock.advance('500h')
  await moveDue()
  expect(await doc('hours_report', 'R3')).toMatchObject({ advocate_invoice: 'OVERDUE', defender_payment: 'DUE' })
  expect(
    await move('hours_report', 'R3', 'pay_defender', finance, {
      paid_on: '2026-03-25',
      amount: '610.00',
      currency: 'USD',
    }),
  ).toBeNull()
  expect(await doc('hours_report', 'R3')).toMatchObject({
    advocate_invoice: 'OVERDUE',
    defender_payment: 'PAID',
    state: 'INVOICED',
  })
})

test('step 5: the work is done and payment has begun, so both are asked, not before; each answer is hidden until both are in or the time is over', async () => {
  expect(await hub.store.cases.get('evaluation', 'CF-1042-ADVOCATE')).toBeNull()
  await move('task', 'T1', 'finish', dana)
  expect(await state('evaluation', 'CF-1042-ADVOCATE')).toBe('INVITED')
  await move('evaluation', 'CF-1042-ADVOCATE', 'submit', dana, { overall: 5 })
  expect(await doc('evaluation', 'CF-1042-ADVOCATE')).toMatchObject({ state: 'SUBMITTED', released: false })
  expect(await move('evaluation', 'CF-1042-DEFENDER', 'submit', dana, { overall: 1 })).toMatch(/other side/)
  hub.clock.advance(31 * 86_400_000)
  await moveDue()
  expect(await doc('evaluation', 'CF-1042-DEFENDER')).toMatchObject({ state: 'EXPIRED', released: true })
  expect(await doc('evaluation', 'CF-1042-ADVOCATE')).toMatchObject({ released: true })
})

test('closed only when all five steps are done; the outcome is asked for every ninety days', async () => {
  expect(await move('facilitation', 'CF-1042', 'close', staff)).toMatch(/from EVALUATION/)
  expect(await state('facilitation', 'CF-1042')).toBe('PAYMENT')
  for (const [id, lines, amount] of [
    ['R1', ['w0', 'w1', 'w2', 'w3', 'w4', 'w5', 'w6', 't0'], '1910.00'],
    ['R2', ['t1'], '10.00'],
    ['R3', [], '610.00'],
  ] as const) {
    for (const each of lines) await move('hours_report', id, 'judge', finance, { line: each, decision: 'APPROVED' })
    if (id !== 'R3') {
      expect(await move('hours_report', id, 'approve', finance)).toBeNull()
      await move('hours_report', id, 'pay_defender', finance, { paid_on: '2026-04-25', amount, currency: 'USD' })
      await move('hours_report', id, 'invoice', finance, { invoice: `F-${id}`, due_on: '2026-06-20' })
    }
    await move('hours_report', id, 'receive_payment', finance, { paid_on: '2026-05-01', amount, currency: 'USD' })
    expect(await state('hours_report', id)).toBe('CLOSED')
  }
  expect(await state('facilitation', 'CF-1042')).toBe('EVALUATION')
  expect(await move('facilitation', 'CF-1042', 'close', staff)).toBeNull()
  expect([
    await state('outcome', 'CF-1042-OUTCOME'),
    (await doc<FacilitationDoc>('facilitation', 'CF-1042')).outcome,
  ]).toEqual(['PENDING', 'PENDING'])
  for (const asked of [1, 2]) {
    hub.clock.advance(91 * 86_400_000)
    await moveDue()
    expect(await doc('outcome', 'CF-1042-OUTCOME')).toMatchObject({ asked })
  }
  await move('outcome', 'CF-1042-OUTCOME', 'report', dana, {
    result: 'SETTLED',
    amount: '312850.00',
    currency: 'USD',
    people: 53,
  })
  expect((await doc<FacilitationDoc>('facilitation', 'CF-1042')).outcome).toBe('SETTLED')
  expect(await doc('defender', 'francisco')).toMatchObject({ load: 0 })
})

test('nothing of it is waiting, and only what a test meant to be refused was', async () => {
  const records = await hub.store.updates.model.find({}).lean()
  expect(records.filter(({ outcome }) => outcome === 'pending')).toEqual([])
  expect(
    records
      .filter(({ outcome, actor }) => outcome === 'refused' && actor.kind === 'case')
      .map((each) => `${each.noun} ${each.move}: ${each.reason}`),
  ).toEqual([])
})
