import type { Step } from '../walk.ts'

const IMPORT: Step = ['import', 'import', { given_name: 'Fidel', first_surname: 'Hernandez' }]
const ADD: Step = ['add_address', 'import', { address: 'a' }]

export const person: Step[][] = [
  [
    IMPORT,
    ADD,
    ['describe', 'staff', { nickname: 'Fide' }],
    ['introduce', 'bot', { name: 'Fidel Vite Medina', town: 'Xochitla', clue: 'mi primo' }],
    ['prefer', 'person', { mode: 'audio' }],
    ['trust', 'bot', { what: 'scam_asked' }],
    ['reach', 'bot', { address: 'a' }],
    ['fail_identity', 'bot'],
    ['identify', 'bot', { address: 'a', level: 'L1', how: 'questions' }],
    ['vouch', 'defender', { address: 'a', how: 'neighbour' }],
    ['check_id', 'defender', { address: 'a', name_on_id: 'Fidel Hernández de la Cruz' }],
    ['read_back', { kind: 'staff', id: 'ana' }, { address: 'a' }, 200],
    ['approve_payee', { kind: 'staff', id: 'eva' }, { address: 'a' }],
    ['downgrade', 'timer', { address: 'a', why: 'silence' }],
    ['wrong_party', 'bot', { address: 'a' }],
    ['clear_wrong_party', 'staff', { address: 'a' }],
    ['remove_address', 'staff', { address: 'a' }],
    ['merge', 'staff', { into: 'y' }],
    ['unmerge', 'staff', { from: 'y' }],
    ['take_in', 'case', { person: 'z' }],
    ['let_go', 'case', { person: 'z' }],
    ['give_trust_word', 'defender', { words: 'maíz azul' }],
    ['issue_code', { kind: 'defender', id: 'francisco' }, { code: '482193' }],
    ['check_code', 'bot', { right: false }],
    ['decease', 'staff'],
    ['deny_death', 'staff'],
    ['freeze', 'case', { incident: 'i' }],
    ['unfreeze', 'case', { incident: 'i' }],
    ['place_legal_hold', 'staff', { hold: 'order-12', reason: 'The court asked for the records' }],
    ['lift_legal_hold', 'staff', { hold: 'order-12', reason: 'The court is done' }],
  ],
  [
    IMPORT,
    ['ask_consent', 'bot', { purpose: 'GROUP' }],
    ['give_consent', 'person', { purpose: 'GROUP', text_version: 'E1.1' }],
    ['withdraw_consent', 'person', { purpose: 'GROUP' }],
    ['opt_out', 'person'],
    ['opt_in', 'person'],
    ['do_not_contact', 'defender', { why: 'danger' }],
    ['allow_contact', 'staff', { why: 'over' }],
  ],
]
