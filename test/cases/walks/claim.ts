import type { Step } from '../walk.ts'

const IMPORT: Step = [
  'import',
  'import',
  { person_id: 'p', matter_id: 'LAND-1', deadline: '2026-05-08T23:59:00-05:00' },
]
const INFORMED: Step[] = [
  IMPORT,
  ['notify', 'bot'],
  ['verify', 'bot'],
  ['inform', 'bot', { text_version: 'A6.1' }],
  ['understand', 'bot'],
]
const JOINED: Step[] = [
  ...INFORMED,
  ['intend', 'bot'],
  ['sign', 'defender', { form: 'f', signed_on: '2026-03-02' }],
  ['join', 'advocate', { filed_on: '2026-03-02' }],
]

export const claim: Step[][] = [
  [
    ...INFORMED,
    ['set_deadline', 'staff', { deadline: '2026-05-15T23:59:00-05:00' }],
    ['undecide', 'bot'],
    ['remind', 'timer'],
    ['remind_deadline', 'timer'],
    ['question', 'person', { text: '¿Y mi visa?' }],
    ['answer_question', 'staff', (doc) => ({ question: (doc.questions as { key: string }[])[0]?.key })],
    ['decline', 'bot', { reason: 'visa' }],
    ['reconsider', 'bot'],
    ['intend', 'bot'],
    ['send_form', 'bot', { file: 'm1' }],
    ['look_at_form', { kind: 'case', id: 'handoff:h' }],
    ['sign', 'defender', { form: 'f', signed_on: '2026-03-02' }],
    ['reject_form', 'staff', { reason: 'one page' }],
    ['decide_none', 'timer', {}, 2_000],
  ],
  [
    ...JOINED,
    ['award', 'finance', { amount: '5850.00', currency: 'USD' }],
    ['ask_documents', 'staff', { missing: ['INE', 'acta'] }],
    ['remind_documents', 'timer'],
    ['hand_in', 'bot', { document: 'INE', file: 'm1' }],
    ['refuse_document', 'staff', { document: 'INE', reason: 'no se lee' }],
    ['accept_documents', 'staff'],
    ['say_id', 'bot', { payee_name: 'Crescencio Cruz', id_state: 'EXPIRED', id_expires_on: '2025-12-31' }],
    ['choose_method', 'bot', { method: 'CASH', town: 'Xilitla' }],
    ['confirm_payee', 'staff', { level: 'L3' }],
    ['schedule', 'finance', { amount: '5850.00', currency: 'USD' }],
    ['send', 'finance', { reference: 'R1', expires_on: '2026-08-01' }],
    ['remind_pick_up', 'timer'],
    ['return', 'external', { code: 'ID_EXPIRED' }],
    ['wish_payout', 'bot', { wish: 'OTHER_PLACE', place: 'Tamazunchale' }],
    ['troubleshoot', 'staff'],
    ['choose_method', 'bot', { method: 'BANK', account: '012180000000000008' }],
    ['call_about_change', 'staff', { wanted: true }],
    ['confirm_payee', 'staff', { level: 'L3' }, 200],
    ['send', 'finance', { reference: 'R2', expires_on: '2026-08-01' }],
    ['pay', 'person'],
    ['close', 'staff'],
  ],
  [
    ['import', 'import', { ...IMPORT[2], participation: 'OPT_OUT_AUTO' } as Record<string, unknown>],
    ['stay_in', 'timer', {}, 2_000],
  ],
  [IMPORT, ['name_heir', 'case', { heir_id: 'h' }], ['release_heir', 'case', { heir_id: 'h' }]],
  [IMPORT, ['freeze', 'case', { incident: 'i' }], ['unfreeze', 'case', { incident: 'i' }]],
  [IMPORT, ['ineligible', 'advocate']],
  [IMPORT, ['duplicate', 'advocate']],
  [IMPORT, ['represented_elsewhere', 'advocate']],
]
