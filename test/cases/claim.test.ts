import { describe, expect, test } from 'vitest'
import { fold } from '../../src/cases/apply.ts'
import { claim } from '../../src/cases/claim.ts'
import { dueMoves } from '../../src/cases/due.ts'
import { handoff } from '../../src/cases/handoff.ts'
import type { Update } from '../../src/cases/noun.ts'
import { inOrder, tell } from './tell.ts'

type Row = [move: string, as: Parameters<typeof tell>[2], payload?: Record<string, unknown>]

const step = ([move, as, payload]: Row): Update => tell('claim', move, as, payload)
const run = (...rows: Row[]) => fold(claim, 'x', inOrder(rows.map(step)))
const deadline = '2026-05-08T23:59:00-05:00'

const IMPORT: Row = ['import', 'import', { person_id: 'p', matter_id: 'LAND-1', deadline, last_year: 2021 }]
const NOTIFIED: Row[] = [IMPORT, ['notify', 'bot']]
const VERIFIED: Row[] = [...NOTIFIED, ['verify', 'bot']]
const INFORMED: Row[] = [...VERIFIED, ['inform', 'bot', { text_version: 'A6.1' }], ['understand', 'bot']]
const INTENDS: Row[] = [...INFORMED, ['intend', 'bot']]
const SIGNED: Row[] = [...INTENDS, ['sign', 'defender', { form: 'photo-1', signed_on: '2026-03-01' }]]
const JOINED: Row[] = [...SIGNED, ['join', 'advocate', { filed_on: '2026-03-02' }]]
const SENT: Row[] = [
  ...JOINED,
  ['accept_documents', 'staff'],
  ['choose_method', 'bot', { method: 'CASH' }],
  ['confirm_payee', 'staff', { level: 'L3' }],
  ['schedule', 'finance', { amount: '5850.00', currency: 'USD' }],
  ['send', 'finance', { reference: 'R1', expires_on: '2026-08-01' }],
]

const ANA = { kind: 'staff', id: 'ana' } as const
const RETURNED: Row[] = [...SENT, ['return', 'external', { code: 'ACCOUNT_CLOSED' }], ['troubleshoot', 'staff']]
const SEND_AGAIN: Row = ['send', 'finance', { reference: 'R2', expires_on: '2026-08-01' }]

test('nothing is sent to an heir who was released, before another payee is confirmed', () => {
  const heir = (rows: readonly Row[]): Row[] => [
    ...rows,
    ['name_heir', 'case', { heir_id: 'h' }],
    ['release_heir', 'case', { heir_id: 'h' }],
  ]
  expect(run(...heir(SENT.slice(0, -1))).doc).toMatchObject({ state: 'DOCS_OK', heir_id: '', payee_name: '' })
  expect(run(...heir(RETURNED), SEND_AGAIN).doc.state).toBe('TROUBLESHOOTING')
  const again = run(...heir(RETURNED), ['confirm_payee', ANA, { level: 'L3' }], SEND_AGAIN)
  expect(again.doc.state).toBe('SENT')
})

describe('a claim moves', () => {
  test.each<[string, Row[], string]>([
    ['from the list', [IMPORT], 'NOT_CONTACTED'],
    ['to notified', NOTIFIED, 'NOTIFIED'],
    ['to verified', VERIFIED, 'VERIFIED'],
    ['not to informed by the text alone', INFORMED.slice(0, -1), 'VERIFIED'],
    ['to informed when the check is answered', INFORMED, 'INFORMED'],
    [
      'to informed when explained in person',
      [...VERIFIED, ['inform', 'defender', { text_version: 'A6.1', in_person: true }]],
      'INFORMED',
    ],
    ['to undecided', [...INFORMED, ['undecide', 'bot']], 'UNDECIDED'],
    ['to intends', INTENDS, 'INTENDS_TO_JOIN'],
    ['to declined', [...INFORMED, ['decline', 'bot', { reason: 'visa' }]], 'DECLINED'],
    ['back from declined', [...INFORMED, ['decline', 'bot'], ['reconsider', 'bot']], 'UNDECIDED'],
    ['to signed', SIGNED, 'CONSENT_SIGNED'],
    [
      'back when the form is not good',
      [...SIGNED, ['reject_form', 'staff', { reason: 'one page' }]],
      'INTENDS_TO_JOIN',
    ],
    ['to joined', JOINED, 'JOINED'],
    ['to ineligible', [...NOTIFIED, ['ineligible', 'advocate']], 'INELIGIBLE'],
    ['to documents pending', [...JOINED, ['ask_documents', 'staff', { missing: ['INE'] }]], 'DOCS_PENDING'],
    ['to sent', SENT, 'SENT'],
    ['to paid', [...SENT, ['pay', 'person']], 'PAID'],
    ['to returned', [...SENT, ['return', 'external', { code: 'ID_EXPIRED' }]], 'RETURNED'],
    [
      'out again',
      [
        ...SENT,
        ['return', 'external', { code: 'ID_EXPIRED' }],
        ['troubleshoot', 'staff'],
        ['send', 'finance', { reference: 'R2', expires_on: '2026-09-01' }],
      ],
      'SENT',
    ],
    ['to closed', [...SENT, ['pay', 'person'], ['close', 'staff']], 'CLOSED'],
    ['never back by a repeated notice', [...INTENDS, ['notify', 'bot'], ['verify', 'bot']], 'INTENDS_TO_JOIN'],
  ])('%s', (_, rows, state) => {
    const { doc, outcomes } = run(...rows)
    expect([...outcomes.values()].filter((each) => !each.accepted)).toEqual([])
    expect(doc.state).toBe(state)
  })
})

describe('a claim refuses', () => {
  test.each<[string, Row[], string]>([
    [
      'to join by the bot',
      [...SIGNED, ['join', 'bot', { filed_on: '2026-03-02' }]],
      'is for advocate, external, not for bot',
    ],
    ['to join by staff', [...SIGNED, ['join', 'staff', { filed_on: '2026-03-02' }]], 'not for staff'],
    [
      'to join on an intention',
      [...INTENDS, ['join', 'advocate', { filed_on: '2026-03-02' }]],
      'from CONSENT_SIGNED; it is INTENDS_TO_JOIN',
    ],
    ['to join without the day of filing', [...SIGNED, ['join', 'advocate']], 'needs the field filed_on'],
    [
      'a filing after the deadline',
      [...SIGNED, ['join', 'advocate', { filed_on: '2026-05-10' }]],
      'lies in the future',
    ],
    ['a day that is none', [...SIGNED, ['join', 'advocate', { filed_on: '2026-02-30' }]], 'must be a date'],
    ['an intention before the explanation', [...VERIFIED, ['intend', 'bot']], 'was not given yet'],
    ['an intention before the check', [...INFORMED.slice(0, -1), ['intend', 'bot']], 'understanding check'],
    ['an intention of somebody unknown', [...NOTIFIED, ['intend', 'bot']], 'it is NOTIFIED'],
    [
      'that the bot explains in person',
      [...VERIFIED, ['inform', 'bot', { text_version: 'A6.1', in_person: true }]],
      'Only people',
    ],
    ['to end undecided before the deadline', [...INFORMED, ['decide_none', 'timer']], 'has not passed'],
    ['another owner', [IMPORT, ['import', 'import', { person_id: 'q', matter_id: 'LAND-1' }]], 'another person'],
    [
      'money to a changed account that nobody confirmed',
      [...RETURNED, ['choose_method', 'person', { method: 'BANK' }], SEND_AGAIN],
      'confirmed again',
    ],
    [
      'a payee confirmed by whoever wrote the account',
      [...RETURNED, ['choose_method', ANA, { method: 'BANK' }], ['confirm_payee', ANA, { level: 'L3' }]],
      'A second person',
    ],
    ['a payee below L3', [...SENT.slice(0, -3), ['confirm_payee', 'staff', { level: 'L2' }]], 'level L3 only'],
    [
      'an amount as a number',
      [...SENT.slice(0, -2), ['schedule', 'finance', { amount: 5850, currency: 'USD' }]],
      'an amount like',
    ],
    ['an unknown payout code', [...SENT, ['return', 'external', { code: 'LOST' }]], 'must be one of NAME_MISMATCH'],
    ['to close what is not paid without a reason', [...JOINED, ['close', 'staff']], 'only with a reason'],
    ['a move that does not exist', [IMPORT, ['constructor', 'staff']], 'no move'],
  ])('%s', (_, rows, reason) => {
    const { outcomes } = run(...rows)
    const last = [...outcomes.values()].at(-1)
    expect(last).toMatchObject({ accepted: false })
    expect(last?.accepted === false && last.reason).toContain(reason)
  })
})

describe('another way of paying than the one that was confirmed', () => {
  const EVA = { kind: 'staff', id: 'eva' } as const
  const CALL: Row = ['call_about_change', EVA, { wanted: true }]
  const CONFIRM: Row = ['confirm_payee', EVA, { level: 'L3' }]
  const CONFIRMED = SENT.slice(0, -2)
  const BANK: Row = ['choose_method', 'bot', { method: 'BANK', account: '012180000000000008' }]
  /** The last row comes so many days later. */
  const later = (days: number, ...rows: Row[]) => {
    const updates = inOrder(rows.map(step))
    const last = updates.at(-1) as Update
    last.eventAt = new Date(Date.parse(last.eventAt) + days * 86_400_000).toISOString()
    const { doc, outcomes } = fold(claim, 'x', updates)
    const outcome = outcomes.get(last.key)
    return { doc, refused: outcome?.accepted === false ? outcome.reason : null, outcomes: [...outcomes.values()] }
  }

  test('is held for 7 days and until the person was called, whoever confirms it', () => {
    expect(later(6.9, ...CONFIRMED, BANK, CALL, CONFIRM).refused).toMatch(/held for 7 days/)
    expect(later(8, ...CONFIRMED, BANK, CONFIRM).refused).toMatch(/must be called first/)
    expect(later(8, ...CONFIRMED, BANK, CALL, CONFIRM)).toMatchObject({
      refused: null,
      doc: { state: 'PAYEE_CONFIRMED' },
    })
    expect(later(8, ...RETURNED, ['choose_method', ANA, { method: 'BANK' }], CALL, CONFIRM).refused).toBeNull()
  })

  test('takes back a payment that was scheduled, and tells the team and the person', () => {
    const { doc, outcomes } = later(0, ...SENT.slice(0, -1), BANK)
    expect(doc).toMatchObject({ state: 'METHOD_CHOSEN', method_changed_at: expect.any(String) })
    expect(outcomes.at(-1)).toMatchObject({
      tells: [
        { to: 'staff', reason: 'payout_changed', priority: 'high' },
        { to: 'person', flow: 'changed', at: 'confirmed' },
      ],
    })
  })

  test('changed again begins the 7 days anew, and needs another call', () => {
    const again: Row = ['choose_method', 'bot', { method: 'BANK', account: '012180000000000011' }]
    expect(later(8, ...CONFIRMED, BANK, CALL, again, CONFIRM).refused).toMatch(/must be called first/)
  })

  test('that the person did not ask for is an incident, which freezes it', () => {
    const { outcomes } = later(0, ...CONFIRMED, BANK, ['call_about_change', EVA, { wanted: false }])
    expect(outcomes.at(-1)).toMatchObject({
      tells: [{ to: 'case', noun: 'incident', move: 'report', with: { kind: 'IMPERSONATION', person_id: 'p' } }],
    })
    expect(later(8, ...CONFIRMED, BANK, ['call_about_change', EVA, { wanted: false }], CONFIRM).refused).toMatch(
      /must be called first/,
    )
  })

  test.each<[string, Row[], RegExp]>([
    [
      'the same once more',
      [...CONFIRMED, ['choose_method', 'bot', { method: 'CASH' }]],
      /is the one that was confirmed/,
    ],
    ['a call when nothing was changed', [...CONFIRMED.slice(0, -1), CALL], /No confirmed way/],
    [
      'a call by whoever wrote the change',
      [...RETURNED, ['choose_method', EVA, { method: 'BANK' }], CALL],
      /another person than the one/,
    ],
    [
      'a call of nobody',
      [...CONFIRMED, BANK, ['call_about_change', { kind: 'staff' }, { wanted: true }]],
      /name who made it/,
    ],
  ])('refuses %s', (_, rows, reason) => expect(later(0, ...rows).refused).toMatch(reason))

  test('what was not confirmed yet is corrected freely', () => {
    const { doc } = later(0, ...CONFIRMED.slice(0, -1), BANK, CONFIRM)
    expect(doc).toMatchObject({ state: 'PAYEE_CONFIRMED', account: '012180000000000008' })
  })
})

describe('the deadline', () => {
  const late = (row: Row, at: string): Update => ({ ...step(row), eventAt: at, receivedAt: at })
  const after = '2026-05-09T05:00:00Z'
  const before = '2026-05-09T04:58:00Z'

  test('counts in the zone of the court: 22:59 in the Huasteca is still in time', () => {
    const updates = inOrder(INFORMED.map(step))
    expect(fold(claim, 'x', [...updates, late(['intend', 'bot'], before)]).doc.state).toBe('INTENDS_TO_JOIN')
    expect(fold(claim, 'x', [...updates, late(['intend', 'bot'], after)]).doc.state).toBe('INFORMED')
  })

  test('ends what nobody decided, and a later one opens it again', () => {
    const updates = [...inOrder(INFORMED.map(step)), late(['decide_none', 'timer'], after)]
    expect(fold(claim, 'x', updates).doc.state).toBe('NO_DECISION')
    const extended = late(['set_deadline', 'staff', { deadline: '2026-06-08T23:59:00-05:00' }], '2026-05-10T12:00:00Z')
    expect(fold(claim, 'x', [...updates, extended]).doc.state).toBe('UNDECIDED')
  })

  test('waits for the form that was sent in time, which counts by the day of the signature', () => {
    const sent = [...INFORMED, ['intend', 'bot'], ['send_form', 'bot', { file: 'm1' }]] as Row[]
    const updates = [...inOrder(sent.map(step)), late(['decide_none', 'timer'], after)]
    expect(fold(claim, 'x', updates).doc).toMatchObject({ state: 'INTENDS_TO_JOIN', form_sent: 'm1' })
    const row = { ...handoff.initial('h'), state: 'OPEN', reason: 'form_photo', claim_id: 'x' } as const
    const looked =
      typeof handoff.moves.resolve?.tells === 'function'
        ? handoff.moves.resolve.tells(row, step(['resolve', 'staff']))
        : []
    expect(looked).toEqual([{ to: 'case', noun: 'claim', subject: 'x', move: 'look_at_form', with: {} }])
    updates.push(
      late(['look_at_form', 'case'], '2026-05-09T06:00:00Z'),
      late(['decide_none', 'timer'], '2026-05-09T06:01:00Z'),
    )
    expect(fold(claim, 'x', updates).doc).toMatchObject({ state: 'NO_DECISION', form_sent: '' })
    const signed = (on: string) => late(['sign', 'staff', { form: 'f', signed_on: on }], '2026-05-11T15:00:00Z')
    expect(fold(claim, 'x', [...updates, signed('2026-05-08')]).doc.state).toBe('CONSENT_SIGNED')
    expect(fold(claim, 'x', [...updates, signed('2026-05-09')]).doc.state).toBe('NO_DECISION')
  })

  test('means by silence what the way of taking part says', () => {
    const outOf: Row = [
      'import',
      'import',
      { person_id: 'p', matter_id: 'LAND-1', deadline, participation: 'OPT_OUT_AUTO' },
    ]
    const silent = (first: Row, move: string) => {
      const updates = inOrder([first, ...INFORMED.slice(1)].map(step))
      return fold(claim, 'x', [...updates, late([move, 'timer'], after)]).doc.state
    }
    expect(silent(IMPORT, 'decide_none')).toBe('NO_DECISION')
    expect(silent(IMPORT, 'stay_in')).toBe('INFORMED')
    expect(silent(outOf, 'decide_none')).toBe('INFORMED')
    expect(silent(outOf, 'stay_in')).toBe('JOINED')
    const due = (first: Row) =>
      dueMoves(claim, fold(claim, 'x', inOrder([step(first)])).doc, Date.parse(after), (from, ms) => from + ms)
    expect([IMPORT, outOf].map((first) => due(first).map(({ move }) => move))).toEqual([['decide_none'], ['stay_in']])
  })

  test('is told as past to those who know what it was about', () => {
    const told = (rows: Row[]) =>
      [...fold(claim, 'x', [...inOrder(rows.map(step)), late(['decide_none', 'timer'], after)]).outcomes.values()]
        .flatMap((each) => (each.accepted ? each.tells : []))
        .filter((each) => each.to === 'person')
    expect(told(INFORMED)).toEqual([{ to: 'person', flow: 'date-passed' }])
    expect(told(NOTIFIED)).toEqual([])
  })

  test('no reminder in the last three days, and never more than three', () => {
    const reminders = (from: string) =>
      [0, 1, 2, 3].map((hour) => late(['remind', 'timer'], new Date(Date.parse(from) + hour * 3_600_000).toISOString()))
    const updates = inOrder(INFORMED.map(step))
    expect(fold(claim, 'x', [...updates, ...reminders('2026-04-01T12:00:00Z')]).doc.reminders).toBe(3)
    expect(fold(claim, 'x', [...updates, ...reminders('2026-05-06T12:00:00Z')]).doc.reminders).toBe(0)
  })
})

test('a good form and joining are told to the person, joining to their open conversation too', () => {
  const tells = [...run(...JOINED).outcomes.values()].flatMap((each) => (each.accepted ? each.tells : []))
  expect(tells.filter((each) => each.to === 'person')).toEqual([
    { to: 'person', flow: 'signed' },
    { to: 'person', flow: 'enrolled' },
  ])
  expect(tells).toContainEqual({ to: 'conversation', event: 'claim.joined' })
})

describe('on the way to the money the person is told', () => {
  const told = (...rows: Row[]) =>
    [...run(...rows).outcomes.values()]
      .flatMap((each) => (each.accepted ? each.tells : []))
      .flatMap((each) => (each.to === 'person' ? [each.flow] : []))
      .slice(2)

  test('of each step that people make', () => expect(told(...SENT)).toEqual(['payment', 'confirmed', 'sent']))
  test('of a paper that is missing, and that one will not do', () =>
    expect(
      told(
        ...JOINED,
        ['ask_documents', 'staff', { missing: ['INE'] }],
        ['hand_in', 'bot', { document: 'INE', file: 'm' }],
        ['remind_documents', 'timer'],
        ['refuse_document', 'staff', { document: 'INE' }],
        ['remind_documents', 'timer'],
      ),
    ).toEqual(['documents', 'refused', 'documents']))
  test('of what came back, unless it was them who told it', () => {
    expect(told(...SENT, ['return', 'external', { code: 'NO_ID' }]).slice(3)).toEqual(['trouble'])
    expect(told(...SENT, ['return', 'bot', { code: 'NO_ID' }]).slice(3)).toEqual([])
  })
})

test('another way of being paid leaves nothing of the one before', () => {
  const { doc } = run(
    ...SENT.slice(0, -4),
    ['choose_method', 'bot', { method: 'BANK', account: '032180000118359719' }],
    ['choose_method', 'bot', { method: 'CASH', town: 'Xilitla' }],
  )
  expect(doc).toMatchObject({ method: 'CASH', account: '', town: 'Xilitla' })
})

test('a question is kept until somebody answers it', () => {
  const asked = step(['question', 'bot', { text: '¿y mi hermano?' }])
  const [, second] = inOrder([step(IMPORT), asked])
  const open = fold(claim, 'x', inOrder([step(IMPORT), asked]))
  expect(open.doc.questions).toEqual([{ key: asked.key, text: '¿y mi hermano?', asked_at: second?.eventAt }])
  const answer = step(['answer_question', 'defender', { question: asked.key }])
  const twice = fold(
    claim,
    'x',
    inOrder([step(IMPORT), asked, answer, step(['answer_question', 'staff', { question: asked.key }])]),
  )
  expect(twice.doc.questions[0]?.answered_at).toBeDefined()
  expect([...twice.outcomes.values()].at(-1)?.accepted).toBe(false)
})
