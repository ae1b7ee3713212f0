import type { Step } from '../walk.ts'

const ana = { kind: 'staff', id: 'ana' } as const
const theirs = { group_id: 'g', matter_id: 'LAND-1', person_id: 'p', member_id: 'g.p', text: '¿Cuándo pagan?' }

export const post: Step[][] = [
  [
    ['write', 'bot', theirs],
    ['pass_on', 'timer'],
    ['react', 'bot', { by: 'p2', sign: '👍🏽' }],
    ['react', 'bot', { by: 'p2' }],
    ['take_down', 'defender', { reason: 'Insults' }],
  ],
  [
    ['withhold', 'bot', { ...theirs, rule: 'NAME' }],
    ['release', ana, { reason: 'It is the name of the foreman' }],
    ['pass_on', 'timer'],
  ],
  [
    ['write', { kind: 'defender', id: 'francisco' }, { ...theirs, kind: 'BROUGHT' }],
    ['pass_on', 'timer'],
  ],
  [
    ['write', { kind: 'defender', id: 'francisco' }, { ...theirs, file: 'a.0' }],
    ['wait_to_be_heard', 'timer'],
    ['hear', ana],
    ['pass_on', 'timer'],
  ],
  [
    ['write', { kind: 'defender', id: 'francisco' }, { ...theirs, file: 'a.0' }],
    ['wait_to_be_heard', 'timer'],
    ['take_down', ana, { reason: 'It tells a number' }],
  ],
  [['write', ana, { group_id: 'g', kind: 'DIGEST', questions: ['q1'] }]],
  [['write', 'case', { group_id: 'g', kind: 'CLOSING' }]],
]
