import type { Step } from '../walk.ts'

const FACTS = {
  alias: 'Voz y Camino',
  defender: 'Francisco Ruiz',
  public_phone: '+525500000100',
  company: 'Green Hollow Landscaping',
  participation: 'OPT_IN_WRITTEN',
  deadline: '2026-05-08T23:59:00-05:00',
}

const WORDING = {
  key: 'faq/cost_answer',
  lang: 'es',
  hash: '0123456789ab',
  text: 'Usted no paga nada: los abogados cobran de lo que pague la empresa.',
  sms: 'Usted no paga nada.',
}

export const matter: Step[][] = [
  [
    ['create', 'staff', { title: 'Landscaping wages' }],
    ['describe', 'staff', FACTS],
    ['open', 'staff'],
    ['propose_text', 'staff', WORDING],
    ['approve_text', 'advocate', { key: WORDING.key, lang: 'es', hash: WORDING.hash }],
    ['end_text', 'staff', { key: WORDING.key, lang: 'es' }],
    ['deadline_nears', 'timer'],
    ['activate', 'staff'],
    ['start_outreach', 'staff'],
    ['pause_outreach', 'defender', { reason: 'feast' }],
    ['hold', 'advocate', { reason: 'court' }],
    ['release', 'staff'],
    ['stop_outreach', 'staff', { reason: 'over' }],
    ['place_legal_hold', 'staff', { hold: 'order-12', reason: 'The court asked for the records' }],
    ['lift_legal_hold', 'staff', { hold: 'order-12', reason: 'The court is done' }],
    ['decide', 'advocate'],
    ['settle', 'advocate'],
    ['distribute', 'finance'],
    ['close', 'staff'],
  ],
  [
    ['create', 'staff', { title: 'Another' }],
    ['decline', 'staff', { reason: 'not ours' }],
  ],
]
