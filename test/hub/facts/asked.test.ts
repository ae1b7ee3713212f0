import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { askedId } from '../../../src/cases/tell-advocate.ts'
import type { Facts } from '../../../src/engine/facts.ts'
import type { Json } from '../../../src/engine/session.ts'
import { questionsTo } from '../../../src/hub/facts/asked.ts'
import type { Snapshot } from '../../../src/hub/facts/facts.ts'
import { type AskedOf, openQuestions } from '../../../src/hub/facts/open-questions.ts'
import { library } from '../../support/library.ts'

const NOW = '2026-03-09T16:00:00Z'
const dana = JSON.parse(readFileSync(join(import.meta.dirname, '../../chats/people/dana.json'), 'utf8')).facts as Facts
const snapshot = { lang: 'en', country: 'US', zone: 'America/Chicago' } as Snapshot
const document = (state: string, doc: object) => ({ state, doc }) as never

/** Whatever an Advocate may be asked, once each, and two letters of one case. */
const documents: AskedOf = {
  facilitations: [
    document('CALL_BOOKED', { id: 'CF-1', call_at: '2026-03-11T16:00:00Z', reports: {} }),
    document('ACTIVE', { id: 'CF-2', cap_minutes: 6000, cap_asked: 1200, reports: {} }),
  ],
  tasks: [
    document('SUBMITTED', { id: 'T3', facilitation_id: 'CF-2', submitted_at: NOW }),
    document('BLOCKED', { id: 'T4', facilitation_id: 'CF-4', waits_for: 'ADVOCATE', blocked_at: NOW }),
  ],
  reports: [
    document('INVOICED', {
      ...{
        id: 'R1',
        facilitation_id: 'CF-5',
        advocate_invoice: 'SENT',
        invoice: 'INV-77',
        invoice_due_on: '2026-04-01',
      },
      ...{ totals: { total: '180.00' }, terms: { currency: 'CAD' } },
    }),
  ],
  evaluations: [document('INVITED', { id: 'E1', by: 'ADVOCATE', facilitation_id: 'CF-6' })],
  outcomes: [document('PENDING', { id: 'O1', facilitation_id: 'CF-7' })],
  letters: [2, 3].map((n) =>
    document('TRANSLATED', {
      ...{ id: `l_${n}`, from: 'ADVOCATE', facilitation_id: 'CF-8', translation: `Pregunte ${n}.` },
      ...{ written_at: `2026-03-0${n}T15:00:00Z`, translated_at: `2026-03-0${n}T18:00:00Z` },
    }),
  ),
}
const all = openQuestions({ words: library.words }, snapshot, documents)

/** What they are asked when texts about these have left, an hour ago. */
const asked = (left: readonly string[]): Promise<Record<string, Json>> => {
  const toldAt = new Map(
    all.filter(({ id }) => left.includes(id)).map(({ asks }) => [asks, new Date('2026-03-09T15:00:00Z')]),
  )
  const store = { messages: { toldAt: async () => toldAt } } as never
  return questionsTo({ words: library.words, clock: { now: () => new Date(NOW) }, store }, snapshot, 'p', documents)
}

/** What these words decide, by the question. */
async function decides(text: string, left: readonly string[]): Promise<{ decided: string[]; said: string[] }> {
  const facts = {
    ...dana,
    asked: await asked(left),
    advocate: { ...(dana.advocate as object), refs: all.flatMap((each) => [each.ref, each.case]) },
  }
  const turned = library.engine.turn(null, { kind: 'text', text }, {
    ...{ facts, now: NOW, newId: () => 'w', country: 'US', lang: 'en', zone: 'America/Chicago' },
    ...{ audience: 'advocate', channel: 'sms', personId: 'p' },
  } as never)
  return {
    decided: turned.events.flatMap((event) =>
      event.type === 'recorded' ? [KIND[event.move]?.(event.subject ?? '') ?? ''] : [],
    ),
    said: turned.events.flatMap((event) => (event.type === 'said' ? [`${event.text.flow}.${event.text.key}`] : [])),
  }
}
const KIND: Record<string, (subject: string) => string> = {
  wish_call: (ref) => askedId('CALL', ref),
  confirm_call: (ref) => askedId('CALL', ref),
  approve_cap: (ref) => askedId('CAP', ref),
  keep_cap: (ref) => askedId('CAP', ref),
  decide: (ref) => askedId('TASK', ref),
  finish: (ref) => askedId('JUDGE', ref),
  doubt: (ref) => askedId('JUDGE', ref),
  say_paid: (ref) => askedId('INVOICE', ref),
  submit: () => askedId('RATE', 'CF-6'),
  report: () => askedId('OUTCOME', 'CF-7'),
  still_open: () => askedId('OUTCOME', 'CF-7'),
  send: (ref) => askedId('LETTER', ref),
}

/** Each question with the words that its text asks for. */
const PLAIN: [string, string][] = [
  ['CALL:CF-1', 'CF-1 1'],
  ['CAP:CF-2', 'yes cf-2'],
  ['CAP:CF-2', 'No CF 2'],
  ['JUDGE:T3', 't3 ok'],
  ['TASK:T4', 'T4 1'],
  ['INVOICE:R1', 'PAID INV77'],
  ['INVOICE:R1', 'paid inv 77'],
  ['INVOICE:R1', 'INV-77 paid'],
  ['INVOICE:R1', 'paid invoice 77'],
  ['RATE:CF-6', 'rate cf-6 5'],
  ['OUTCOME:CF-7', 'out cf-7 won'],
  ['OUTCOME:CF-7', 'OUT CF-7 PENDING'],
  ['LETTER:l_2', 'send 1'],
  ['LETTER:l_3', 'SEND CF-8 2'],
]
/** Paid, marked or over is told by its reference at any time. */
const EARLY = /^(?:INVOICE|RATE|OUTCOME):/
const ids = all.map(({ id }) => id)

describe('an answer decides what a text has asked', () => {
  it.each(PLAIN)('%s: "%s"', async (id, text) => {
    expect((await decides(text, [id])).decided).toEqual([id])
    // Held back by night, a holiday or the weekly budget: it is put instead, unless it is something that they know without our text.
    const { decided, said } = await decides(
      text,
      ids.filter((each) => each !== id),
    )
    expect(decided).toEqual(EARLY.test(id) ? [id] : [])
    if (!EARLY.test(id)) expect(said.join()).toMatch(/^(ask-advocate\.|advocate-answer\.these_wait)/)
  })

  it('and nothing else, whatever has left and whatever is said', async () => {
    const bare = [
      '1',
      'yes',
      'ok',
      'no',
      'approved',
      'paid',
      'rate 5',
      'out won',
      'send',
      'send 1',
      'send 2',
      'SEND CF-8',
      'CF-2 ok',
      'yes cf-8',
    ]
    const said = fc.constantFrom(...bare, ...PLAIN.map(([, text]) => text))
    await fc.assert(
      fc.asyncProperty(said, fc.subarray(ids), async (text, left) => {
        for (const decided of (await decides(text, left)).decided)
          expect(bare.includes(text) || !EARLY.test(decided) ? left : ids).toContain(decided)
      }),
      { numRuns: 300 },
    )
  })
})

it('the yes to a cap that waits is none to a task of that case', async () => {
  expect(await decides('yes cf-2', ['JUDGE:T3'])).toEqual({ decided: [], said: ['ask-advocate.cap'] })
  expect((await decides('yes cf-2', ['JUDGE:T3', 'CAP:CF-2'])).decided).toEqual(['CAP:CF-2'])
})

it('of two letters of one case each has a name of its own', async () => {
  const letters = ['LETTER:l_2', 'LETTER:l_3']
  expect(await decides('send cf-8', letters)).toEqual({ decided: [], said: ['advocate-answer.which_to_send'] })
  expect(await decides('send cf-8', ['LETTER:l_2'])).toMatchObject({ decided: ['LETTER:l_2'] })
})

it('never says that nothing waits while something does', async () => {
  for (const text of ['yes cf-8', '1', 'paid', 'no cf-8', 'CF-8 1', 'ok'])
    for (const left of [[], ['LETTER:l_2'], ids])
      expect((await decides(text, left)).said.join(), `${text} ${left}`).not.toMatch(/nothing_waits|not_yours/)
})

it('hears a time that suits where a call is asked for, and nowhere else', async () => {
  for (const text of [
    'I can do Thursday at 3pm',
    'tomorrow works better',
    'Mejor el jueves a las 3 pm',
    'plutôt mardi',
  ])
    expect((await decides(text, ['CALL:CF-1'])).decided, text).toEqual(['CALL:CF-1'])
  for (const left of [[], ['TASK:T4'], ['LETTER:l_2']])
    expect((await decides('I can do Thursday at 3pm', left)).decided).toEqual([])
})

it('asks for an invoice in the currency of its contract', async () => {
  const { open } = (await asked(ids)) as { open: Record<string, Json>[] }
  const [question] = open.filter(({ kind }) => kind === 'INVOICE')
  const values = Object.fromEntries(
    ['case', 'ref', 'amount', 'due'].map((name) => [`answers.question.${name}`, question?.[name] ?? null]),
  )
  const where = {
    channel: 'sms',
    lang: 'fr',
    country: 'CA',
    zone: 'America/Toronto',
    now: NOW,
    buttons: false,
  } as const
  expect(library.words.render({ flow: 'ask-advocate', key: 'invoice', values }, where).text).toContain(
    'facture INV77, CAD 180.00, envoyée par courriel',
  )
})
