import type { Refusal } from '../refusal.ts'
import type { Step } from '../walk.ts'
import { COMPLETE, create, SWORN, toWork } from '../walks/task.ts'

const evidence = (fields: Record<string, unknown>): Step => ['submit', 'defender', { evidence: fields }]

export const task: Refusal[] = [
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
  ...(
    [
      ['without the declaration', { declared: false }, /sworn/],
      ['at no hour', { hour: 'at ten' }, /is none/],
      ['in no zone', { zone: 'Nowhere' }, /is none/],
      ['that has not happened', { day: '2027-03-01' }, /not happened yet/],
    ] as const
  ).map(
    ([what, change, why]): Refusal => [
      `a return of service ${what}`,
      toWork('SERVICE'),
      ['swear_service', 'defender', { ...SWORN, ...change }],
      why,
    ],
  ),
  [
    'a return of service of another kind of task',
    toWork('DOC'),
    ['swear_service', 'defender', SWORN],
    /Only papers that are served/,
  ],
  [
    'a decision about what waits for somebody else',
    [...toWork('LOCATE'), ['block', 'defender', { reason: 'ROAD_OR_WEATHER' }]],
    ['decide', 'advocate', { decision: 'APPROVED' }],
    /does not wait for the Advocate/,
  ],
  [
    'a second decision about the same',
    [
      ...toWork('LOCATE'),
      ['block', 'defender', { reason: 'WAITING_ADVOCATE', needs: 'x' }],
      ['decide', 'advocate', { decision: 'CALL' }],
    ],
    ['decide', 'advocate', { decision: 'APPROVED' }],
    /does not wait for the Advocate/,
  ],
  [
    'an approval of what lacks the rules that only the Advocate sets',
    [create('SERVICE'), ['accept', 'defender'], ['block', 'defender', { reason: 'WAITING_ADVOCATE', needs: 'x' }]],
    ['decide', 'advocate', { decision: 'APPROVED' }],
    /how and in which language/,
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
  ['what shows another type of task', toWork('LOCATE'), ['show', 'defender', { registry: 'Tantoyuca 01' }], /takes/],
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
]
