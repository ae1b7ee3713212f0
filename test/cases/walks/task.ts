import type { TaskType } from '../../../src/cases/task-evidence.ts'
import type { Step } from '../walk.ts'

export const create = (type: TaskType): Step => [
  'create',
  'advocate',
  { type, facilitation_id: 'CF-1042', defender_id: 'defender-1', title: 'Find the workers', due_on: '2026-04-30' },
]
export const toWork = (type: TaskType): Step[] => [
  create(type),
  ['set_rules', 'advocate', RULES],
  ['accept', 'defender'],
  ['clear', 'case', { matter_id: 'LAND-1' }],
  ['start', 'defender'],
]
const RULES = {
  service_method: 'Central Authority',
  service_language: 'es',
  service_source: 'Hague Service Convention, declaration of Mexico',
  jurat_rule: '28 USC 1746, outside the US',
}

/** What a return of service says. */
export const SWORN = {
  served_on: 'the father',
  identity_basis: 'INE seen',
  relation: 'SAME',
  papers: 'petition, 4 pages',
  language: 'es',
  day: '2026-03-01',
  hour: '10:00',
  zone: 'America/Mexico_City',
  place: 'Tantoyuca',
  refused: false,
  declared: true,
}

/** Complete evidence of each type. */
export const COMPLETE: Record<TaskType, Record<string, unknown>> = {
  LOCATE: { outcome: 'LOCATED', how: 'Asked at the shop', new_contact: 'a_1', level: 'L1', share_consent: 'GIVEN' },
  DELIVER: { done_on: '2026-03-02', read_aloud: true, language: 'es', corrections: [], photo: 'f_1' },
  REVIEW_STATEMENT: { done_on: '2026-03-02', read_aloud: false, language: 'hus', corrections: ['p. 2'], note: 'ok' },
  SIGNATURE: {
    pages: ['f_1', 'f_2'],
    signed: true,
    place: 'Tantoyuca',
    done_on: '2026-03-02',
    jurat_ok: true,
    interpreter: false,
    tracking: 'DHL-1',
  },
  INTERVIEW: {
    done_on: '2026-03-02',
    minutes: 90,
    people_present: ['the worker'],
    private_room: true,
    recording_consent: 'GIVEN',
    technical_problems: [],
  },
  ANNOUNCE: { people_told: 2, claim_states: ['c_1 JOINED', 'c_2 DECLINED'], questions: [], consents: ['f_1'] },
  PAYOUT_HELP: { problem_code: 'NAME_MISMATCH', action: 'New payee name', result: 'PENDING' },
  WITNESS: {
    consent: 'GIVEN',
    relation: 'neighbour',
    statement_draft: 'f_1',
    safety_note: 'Calls only',
    willing_to_testify: false,
  },
  DOC: {
    act_type: 'BIRTH',
    registry: 'Tantoyuca 01',
    number: '12/3/45',
    issued_on: '2026-03-02',
    form: 'ORIGINAL',
    tracking: 'DHL-2',
  },
  SERVICE: {
    served_by: 'defender-1',
    served_on: 'the father',
    identity_basis: 'INE seen',
    relation: 'himself',
    papers: ['petition'],
    language: 'es',
    served_at: '2026-03-02T15:00:00Z',
    place: 'Tantoyuca',
    manner: 'PERSONAL',
    sworn_statement: 'f_1',
  },
  REFERRAL: { referred_to: 'COMAR', accepted: true, done_on: '2026-03-02' },
  OTHER: { done_on: '2026-03-02', note: 'Done' },
}

export const task: Step[][] = [
  [
    ...toWork('LOCATE'),
    ['describe', 'staff', { instructions: 'Ask at the shop first' }],
    ['plan', 'defender', { follow_up_on: '2026-03-09' }],
    ['attempt', 'defender', { at: '2026-03-02T15:00:00Z', place: 'the house', result: 'NOBODY_THERE' }],
    ['gather', 'defender', { evidence: { how: 'Asked at the shop' } }],
    ['block', 'defender', { reason: 'ROAD_OR_WEATHER', follow_up_on: '2026-03-04' }],
    ['follow_up', 'timer', {}, 48],
    ['start', 'defender'],
    ['submit', 'defender', { evidence: COMPLETE.LOCATE }],
    ['nudge', 'timer', {}, 120],
    ['doubt', 'advocate', { note: 'not complete' }],
    ['return', 'advocate', { reason: 'Which shop?' }],
    ['remind_due', 'timer'],
    ['submit', 'defender', { evidence: { how: 'At the shop of Don Beto' } }],
    ['finish', 'advocate'],
  ],
  [
    ...toWork('LOCATE'),
    ['block', 'defender', { reason: 'ROAD_OR_WEATHER' }],
    ['go_on', 'defender', { follow_up_on: '2026-03-09', found: [12, 13] }],
    ['add_file', 'defender', { file: 'f_1' }],
    ['show', 'defender', { outcome: 'NOT_FOUND' }],
    ['say_done', 'defender', { found: [12, 13, 20], note: 'lista' }],
  ],
  [
    ...toWork('LOCATE'),
    ['block', 'defender', { reason: 'WAITING_ADVOCATE', needs: 'qué hoja llevar' }],
    ['decide', 'advocate', { decision: 'APPROVED', note: 'the long one' }],
  ],
  [
    ...toWork('SERVICE'),
    [
      'tell_service',
      'defender',
      {
        served_on: 'the father',
        identity_basis: 'INE seen',
        relation: 'SAME',
        day: '2026-03-02',
        hour: 'at ten',
        place: 'Tantoyuca',
        refused: false,
      },
    ],
  ],
  [
    ...toWork('SERVICE'),
    ['swear_service', 'defender', SWORN],
    ['add_file', 'defender', { file: 'f_1' }],
    ['say_done', 'defender'],
    ['finish', 'advocate'],
  ],
  [create('DOC'), ['hold', 'case'], ['cancel', 'advocate', { reason: 'Not needed' }]],
  [create('DOC'), ['call_off', 'case']],
  ...Object.entries(COMPLETE).map(([type, evidence]): Step[] => [
    ...toWork(type as TaskType),
    ['submit', 'defender', { evidence }],
    ['finish', 'staff'],
  ]),
]
