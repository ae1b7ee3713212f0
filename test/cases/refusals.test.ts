import { describe, expect, test } from 'vitest'
import { type NounName, nouns } from '../../src/cases/index.ts'
import { type Step, walk } from './walk.ts'
import { TERMS as CONTRACT_TERMS, DRAFT, SIGNED, signature, TO_READY } from './walks/agreement.ts'
import { INVITE as EVALUATE } from './walks/evaluation.ts'
import { CONTRACT, REQUEST, report, TO_ACTIVE, TO_PROPOSED, TO_SIGNING } from './walks/facilitation.ts'
import { approveAll, FRANCISCO, FROZEN, INVOICE, PAID, RECEIVED, REVIEWED, TERMS } from './walks/hours-report.ts'
import { INVITE } from './walks/invitation.ts'
import { OFFER } from './walks/referral.ts'
import { COMPLETE, create, toWork } from './walks/task.ts'

/** What is refused, after which steps, and with which words. */
type Row = [what: string, after: Step[], refused: Step, words: RegExp]

const line = (fields: Record<string, unknown>): Step => [
  'put_line',
  'defender',
  { line: 'n', on: '2026-03-01', ...fields },
]
const judge = (fields: Record<string, unknown>): Step => ['judge', 'finance', { line: 'w0', ...fields }]
const evidence = (fields: Record<string, unknown>): Step => ['submit', 'defender', { evidence: fields }]

const rows: Partial<Record<NounName, Row[]>> = {
  defender: [
    [
      'a name said by another Defender',
      [['register', 'staff', { name: 'F', country: 'MX' }]],
      ['prefer', 'defender', { mode: 'text' }],
      /for themselves/,
    ],
    [
      'legal powers said by themselves',
      [['register', 'staff', { name: 'F', country: 'MX' }]],
      ['describe', { kind: 'defender', id: 'x' }, { may_legally: ['NOTARY'] }],
      /not for defender/,
    ],
    [
      'work without a language',
      [['register', 'staff', { name: 'F', country: 'MX' }]],
      ['activate', 'staff'],
      /not known yet/,
    ],
    [
      'leaving with work in hand',
      [
        ['register', 'staff', { name: 'F', country: 'MX' }],
        ['assign', 'case', { facilitation_id: 'CF' }],
      ],
      ['leave', 'staff'],
      /facilitations must be ended/,
    ],
  ],
  advocate: [
    [
      'an older agreement that ends',
      [
        ['register', 'staff', { name: 'D', firm: 'W', country: 'US', language: 'en' }],
        ['agree', 'case', { agreement_id: 'AG-2' }],
      ],
      ['end_agreement', 'case', { agreement_id: 'AG-1' }],
      /Another agreement/,
    ],
  ],
  agreement: [
    [
      'a contract without a Defender',
      [],
      ['draft', 'advocate', { kind: 'CONTRACT', facilitation_id: 'CF' }],
      /its Defender/,
    ],
    ['an agreement without an Advocate', [], ['draft', 'staff', { kind: 'ADVOCATE' }], /its Advocate/],
    ['a contract that the facilitation does not take', [DRAFT], ['ready', 'staff'], /does not take this contract/],
    [
      'a contract without a rate',
      [
        ['draft', 'advocate', { kind: 'CONTRACT', facilitation_id: 'CF', defender_id: 'd', text_hash: 'a'.repeat(64) }],
        ['allow_signing', 'case', { allowed: true }],
      ],
      ['ready', 'staff'],
      /rate, currency, cap_minutes, expense_cap/,
    ],
    [
      'a signature before it is ready',
      [DRAFT],
      ['sign', 'advocate', { hash: 'a'.repeat(64), signed_on: '2026-03-02' }],
      /from READY/,
    ],
    [
      'a signature on something else',
      TO_READY,
      ['sign', 'advocate', { hash: 'c'.repeat(64), signed_on: '2026-03-02' }],
      /newer version/,
    ],
    [
      'a second signature of one party',
      [...TO_READY, ['sign', 'advocate', signature]],
      ['sign', 'advocate', signature],
      /signed already/,
    ],
    [
      'a signature of tomorrow',
      TO_READY,
      ['sign', 'advocate', (doc) => ({ hash: doc.hash, signed_on: '2026-03-04' })],
      /future/,
    ],
    ['an edit that changes nothing', TO_READY, ['edit', 'advocate'], /what is changed/],
    ['an edit of what all have signed', SIGNED, ['edit', 'advocate', CONTRACT_TERMS], /it is FULLY_SIGNED/],
    ['a photo that was never sent', TO_READY, ['accept_photo', 'staff'], /no photo/],
    [
      'a photo of the version before',
      [
        ...TO_READY,
        ['send_photo', 'defender', (doc) => ({ ...signature(doc), file: 'f' })],
        ['edit', 'staff', { due_on: '2026-05-01' }],
        ['ready', 'staff'],
      ],
      ['accept_photo', 'staff'],
      /no photo/,
    ],
    [
      'a Defender on the agreement with the Advocate',
      [
        [
          'draft',
          'staff',
          { kind: 'ADVOCATE', advocate_id: 'advocate-1', defender_id: 'defender-1', text_hash: 'a'.repeat(64) },
        ],
        ['ready', 'staff'],
      ],
      ['sign', 'defender', signature],
      /does not sign/,
    ],
  ],
  facilitation: [
    ['a decision without a call', [REQUEST], ['review', 'staff', { decision: 'PROCEED' }], /in a call first/],
    ['a refusal without a reason', [REQUEST], ['review', 'staff', { decision: 'DECLINE' }], /with a reason/],
    ['a call in the past', [REQUEST], ['book_call', 'staff', { call_at: '2026-03-01T15:00:00Z' }], /has passed/],
    ['a Defender who answers after 48 hours', TO_PROPOSED, ['accept', 'defender', {}, 49], /48 hours/],
    ['a Defender who was not asked', TO_PROPOSED, ['accept', { kind: 'defender', id: 'other' }], /another Defender/],
    ['an offer that lapses early', TO_PROPOSED, ['lapse', 'timer', {}, 47], /open for 48/],
    ['staff who do not say for whom', TO_PROPOSED, ['check_conflict', 'staff', { conflict: false }], /which side/],
    ['work before any contract', TO_SIGNING, ['pause', 'staff', { reason: 'SAFETY' }], /it is SIGNING/],
    [
      'another contract than the one that is written',
      TO_SIGNING,
      ['contract_signed', 'case', { ...CONTRACT, agreement_id: 'CT-9' }],
      /Another contract/,
    ],
    [
      'a task for another Defender',
      TO_ACTIVE,
      ['add_task', 'case', { task_id: 'T9', advocate_id: 'advocate-1', defender_id: 'other' }],
      /another Defender or Advocate/,
    ],
    [
      'a report of another Defender',
      TO_ACTIVE,
      ['add_report', 'case', { report_id: 'R9', defender_id: 'other' }],
      /another Defender/,
    ],
    [
      'a report that it does not know',
      TO_ACTIVE,
      ['count_report', 'case', { ...report(60), report_id: 'R9' }],
      /no report of this/,
    ],
    ['a lower cap', TO_ACTIVE, ['approve_cap', 'advocate', { cap_minutes: 60 }], /only raised/],
    [
      'going on without a contract',
      [...TO_ACTIVE, ['contract_ended', 'case', { agreement_id: 'CT-1' }]],
      ['resume', 'staff'],
      /new one has to be signed/,
    ],
    ['an end before everything is done', TO_ACTIVE, ['close', 'staff'], /it is ACTIVE/],
    [
      'an end while the Advocate has not paid',
      [
        ...TO_ACTIVE,
        ['count_task', 'case', { task_id: 'T1', state: 'DONE' }],
        ['count_task', 'case', { task_id: 'T2', state: 'DONE' }],
        ['count_report', 'case', report(60, 'PAID', 'SENT')],
      ],
      ['close', 'staff'],
      /it is PAYMENT/,
    ],
    [
      'an end while the Defender has not been paid',
      [
        ...TO_ACTIVE,
        ['count_task', 'case', { task_id: 'T1', state: 'DONE' }],
        ['count_task', 'case', { task_id: 'T2', state: 'DONE' }],
        ['count_report', 'case', report(60, 'DUE', 'PAID')],
      ],
      ['close', 'staff'],
      /it is PAYMENT/,
    ],
  ],
  task: [
    [
      'work before three signatures',
      [create('LOCATE'), ['accept', 'defender']],
      ['start', 'defender'],
      /before all have signed/,
    ],
    [
      'service without its rules',
      [create('SERVICE'), ['accept', 'defender'], ['clear', 'case']],
      ['start', 'defender'],
      /how and in which language/,
    ],
    [
      'a declaration without its sworn words',
      [create('SIGNATURE'), ['accept', 'defender'], ['clear', 'case']],
      ['start', 'defender'],
      /sworn words/,
    ],
    [
      'rules set by the Defender',
      [create('SERVICE')],
      ['set_rules', 'defender', { service_method: 'by hand' }],
      /not for defender/,
    ],
    [
      'a way of service without its source',
      [create('SERVICE')],
      ['set_rules', 'advocate', { service_method: 'by hand' }],
      /source/,
    ],
    [
      'service in another language',
      toWork('SERVICE'),
      evidence({ ...COMPLETE.SERVICE, language: 'en' }),
      /language that the Advocate set/,
    ],
    [
      'an unsigned declaration',
      toWork('SIGNATURE'),
      evidence({ ...COMPLETE.SIGNATURE, signed: false }),
      /signed is true/,
    ],
    [
      'an interpreter without a certificate',
      toWork('SIGNATURE'),
      evidence({ ...COMPLETE.SIGNATURE, interpreter: true }),
      /interpreter_certificate/,
    ],
    [
      'a witness without consent',
      toWork('WITNESS'),
      evidence({ ...COMPLETE.WITNESS, consent: 'REFUSED' }),
      /consent is GIVEN/,
    ],
    [
      'papers handed over without a receipt',
      toWork('DELIVER'),
      evidence({ ...COMPLETE.DELIVER, photo: null }),
      /photo or note/,
    ],
    ['evidence of another type', toWork('LOCATE'), evidence({ ...COMPLETE.LOCATE, sworn_statement: 'f' }), /takes/],
    [
      'a document without its apostille',
      [
        create('DOC'),
        ['set_rules', 'advocate', { apostille_needed: true }],
        ['accept', 'defender'],
        ['clear', 'case'],
        ['start', 'defender'],
      ],
      evidence(COMPLETE.DOC),
      /apostille/,
    ],
    [
      'a Defender who judges',
      [...toWork('LOCATE'), evidence(COMPLETE.LOCATE)],
      ['finish', 'defender'],
      /not for defender/,
    ],
    [
      'a stop until yesterday',
      toWork('LOCATE'),
      ['block', 'defender', { reason: 'HEALTH', follow_up_on: '2026-02-27' }],
      /past/,
    ],
    [
      'waiting for the Advocate for nothing',
      toWork('LOCATE'),
      ['block', 'defender', { reason: 'WAITING_ADVOCATE' }],
      /what is needed/,
    ],
    [
      'a try of tomorrow',
      toWork('LOCATE'),
      ['attempt', 'defender', { at: '2026-03-03T15:00:00Z', place: 'x', result: 'OTHER' }],
      /not happened/,
    ],
  ],
  hours_report: [
    ['a day of 17 hours', FRANCISCO.slice(0, 2), line({ kind: 'WORK', minutes: 1_020 }), /More than 16 hours/],
    ['hours of next week', FRANCISCO.slice(0, 2), line({ kind: 'WORK', on: '2026-03-09', minutes: 60 }), /future/],
    ['work without minutes', FRANCISCO.slice(0, 2), line({ kind: 'WORK' }), /need minutes/],
    [
      'an expense without a currency',
      FRANCISCO.slice(0, 2),
      line({ kind: 'EXPENSE', amount: '240.00' }),
      /amount and currency/,
    ],
    [
      'an expense without a receipt',
      FRANCISCO.filter(([move]) => move !== 'put_receipt').slice(0, -1),
      ['submit', 'defender', { read_back: true }],
      /lacks its receipt/,
    ],
    ['what was not read back', FRANCISCO.slice(0, -1), ['submit', 'defender', { read_back: false }], /read back/],
    ['an empty report', FRANCISCO.slice(0, 2), ['submit', 'defender', { read_back: true }], /nothing in it/],
    [
      'hours before a contract is in force',
      [...FRANCISCO.slice(0, 1), line({ kind: 'WORK', minutes: 60 })],
      ['submit', 'defender', { read_back: true }],
      /No contract/,
    ],
    ['a change without a reason', FRANCISCO, judge({ decision: 'CHANGED', minutes: 60 }), /with a reason/],
    ['a change without a number', FRANCISCO, judge({ decision: 'CHANGED', reason: 'x' }), /says its minutes/],
    ['approval before every line is judged', [...FRANCISCO, FROZEN], ['approve', 'finance'], /Not every line/],
    ['approval without a rate', [...FRANCISCO, ...approveAll], ['approve', 'finance'], /not frozen yet for MXN/],
    [
      'approval of hours over the cap',
      [...FRANCISCO, ...approveAll, FROZEN, ['set_terms', 'case', { ...TERMS, used_minutes: 91 }]],
      ['approve', 'finance'],
      /hours go over the cap/,
    ],
    [
      'approval of expenses over the cap',
      [...FRANCISCO, ...approveAll, FROZEN, ['set_terms', 'case', { ...TERMS, expense_cap: '814.85' }]],
      ['approve', 'finance'],
      /expenses go over the cap/,
    ],
    ['a Defender who approves', [...FRANCISCO, ...approveAll, FROZEN], ['approve', 'defender'], /not for defender/],
    ['pay twice', [...REVIEWED, PAID], PAID, /Nothing is due/],
    [
      'less pay',
      REVIEWED,
      ['pay_defender', 'finance', { paid_on: '2026-03-02', amount: '3184.85', currency: 'USD' }],
      /not the approved total/,
    ],
    [
      'pay in pesos without a rate',
      REVIEWED,
      ['pay_defender', 'finance', { paid_on: '2026-03-02', amount: '55735.05', currency: 'MXN' }],
      /says its rate/,
    ],
    [
      'pay in pesos that is another amount',
      REVIEWED,
      ['pay_defender', 'finance', { paid_on: '2026-03-02', amount: '55735.06', currency: 'MXN', rate: '17.50' }],
      /at that rate/,
    ],
    [
      'pay while the Defender does not agree',
      [...REVIEWED, ['answer', 'defender', { agrees: false, objection: 'x' }]],
      PAID,
      /does not agree/,
    ],
    [
      'another amount from the Advocate',
      [...REVIEWED, INVOICE],
      ['receive_payment', 'finance', { paid_on: '2026-03-02', amount: '3184.86', currency: 'CAD' }],
      /not the total/,
    ],
    ['money for an invoice that was paid', [...REVIEWED, INVOICE, RECEIVED], RECEIVED, /No invoice is open/],
    [
      'a review that opens again after the pay',
      [...REVIEWED, PAID],
      ['reopen', 'finance', { reason: 'x' }],
      /paid on it already/,
    ],
  ],
  evaluation: [
    ['an answer of the other side', [EVALUATE], ['submit', 'advocate', { overall: 5 }], /other side/],
    ['an answer without a score', [EVALUATE], ['submit', 'defender', { comment: 'ok' }], /one score/],
    ['six of five', [EVALUATE], ['rate', 'defender', { overall: 6 }], /1 to 5/],
    ['a release before it is in', [EVALUATE], ['release', 'case'], /it is INVITED/],
  ],
  outcome: [
    [
      'an amount without a currency',
      [['expect', 'case', { facilitation_id: 'CF', advocate_id: 'advocate-1' }]],
      ['report', 'advocate', { result: 'WON', amount: '1.00' }],
      /go together/,
    ],
  ],
  invitation: [
    [
      'somebody who is not identified',
      [],
      ['invite', 'staff', { person_id: 'p', group_id: 'g', level: 'L0' }],
      /identified/,
    ],
    [
      'another person',
      [INVITE, ['not_now', 'person']],
      ['invite', 'staff', { person_id: 'q', group_id: 'g', level: 'L1' }],
      /one person and one group/,
    ],
    ['a number for an alias', [INVITE], ['join', 'person', { alias: '55 0000 0001', text_version: 'E1' }], /no number/],
    [
      'an answer to an invitation that ended',
      [INVITE, ['expire', 'timer', {}, 336]],
      ['join', 'person', { alias: 'a', text_version: 'E1' }],
      /it is EXPIRED/,
    ],
  ],
  referral: [
    ['a fee without a currency', [], ['report', 'defender', { ...OFFER, currency: undefined }], /its currency/],
    [
      'a judgement without a source',
      [['report', 'defender', OFFER]],
      ['advise', 'staff', { text_version: 'V', verdict: 'REAL' }],
      /source/,
    ],
    [
      'a case of somebody who does not want a call',
      [['report', 'defender', { ...OFFER, may_call: 'NO' }]],
      ['open', 'staff', { matter_id: 'M' }],
      /advice only/,
    ],
  ],
}

describe.each(Object.entries(rows))('%s refuses', (name, table) => {
  test.each(table)('%s', (_, after, refused, words) => {
    const noun = nouns[name as NounName]
    const before = walk(noun, after)
    expect(before.refused).toEqual([])
    const { refused: found, doc } = walk(noun, [...after, refused])
    expect(found).toEqual([expect.stringMatching(words)])
    expect(doc).toEqual(walk(noun, after).doc)
  })
})

test('the Defender of the 46: totals, both ledgers, and pay in pesos at the rate of the day', () => {
  const { doc } = walk(nouns.hours_report, [
    ...REVIEWED,
    ['pay_defender', 'finance', { paid_on: '2026-03-02', amount: '55735.05', currency: 'MXN', rate: '17.50' }],
    INVOICE,
  ])
  expect(doc).toMatchObject({
    state: 'INVOICED',
    totals: { minutes: 7_110, fee: '2370.00', expenses: '814.86', total: '3184.86' },
    defender_payment: 'PAID',
    advocate_invoice: 'SENT',
  })
})

test('the same receipt twice is told to staff', () => {
  const receipt = { receipt: 'f', receipt_hash: 'd'.repeat(64), kind: 'EXPENSE', amount: '1.00', currency: 'MXN' }
  const { told } = walk(nouns.hours_report, [
    ...FRANCISCO.slice(0, 2),
    line({ ...receipt, line: 'a' }),
    line({ ...receipt, line: 'b' }),
  ])
  expect(told.filter((each) => each.to === 'staff')).toEqual([
    { to: 'staff', reason: 'receipt_twice', priority: 'normal' },
  ])
})

test('violence in the area stops the outreach of the matter and calls staff at once', () => {
  const { told } = walk(nouns.task, [...toWork('LOCATE'), ['block', 'defender', { reason: 'VIOLENCE_IN_AREA' }]])
  expect(told.slice(-2)).toEqual([
    { to: 'staff', reason: 'violence_in_area', priority: 'urgent' },
    { to: 'case', noun: 'matter', subject: 'LAND-1', move: 'pause_outreach', with: { reason: 'VIOLENCE_IN_AREA' } },
  ])
})
