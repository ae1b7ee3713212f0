import type { NounName } from '../../cases/index.ts'
import type { Actor } from '../../cases/noun.ts'

/** Id of the fictional facilitation about the class list. */
export const STORY_FACILITATION = 'CF-1042'

export type Step = [noun: NounName, subject: string, move: string, actor: Actor, payload?: Record<string, unknown>]
export type Story = {
  ref: string
  agreement: string
  contract: string
  defender: string
  advocate: {
    id: string
    person: string
    number: string
    given: string
    surname: string
    about: Record<string, unknown>
  }
  request: Record<string, unknown>
  tasks: readonly (readonly [id: string, type: string, title: string])[]
}

/** The English-speaking Advocate of the matter, and one in Montréal whose papers wait for her to say how they are served. */
export const STORIES: readonly Story[] = [
  {
    ref: STORY_FACILITATION,
    agreement: 'AG-1',
    contract: 'CT-1042',
    defender: 'francisco',
    advocate: {
      id: 'dana',
      person: 'p_advocate_dana',
      number: '+15125550123',
      given: 'Dana',
      surname: 'Whitfield',
      about: { firm: 'Whitfield & Asociadas', country: 'US', language: 'en', email: 'dana@whitfield.example' },
    },
    request: { where_now: 'HOME_COUNTRY', category: 'LABOR', task_types: ['LOCATE', 'ANNOUNCE'] },
    tasks: [
      ['T3', 'DELIVER', 'Entregar la hoja en La Ceiba Honda'],
      ['T4', 'LOCATE', 'Localizar a las personas de la lista'],
      ['T5', 'OTHER', 'Preguntar en el registro por las actas'],
    ],
  },
  {
    ref: 'CF-1043',
    agreement: 'AG-2',
    contract: 'CT-1043',
    defender: 'marisol',
    advocate: {
      id: 'elise',
      person: 'p_advocate_elise',
      number: '+15145550177',
      given: 'Élise',
      surname: 'Tremblay',
      about: { firm: 'Tremblay Avocates', country: 'CA', language: 'fr', email: 'elise@tremblay.example' },
    },
    request: { where_now: 'CANADA', category: 'IMMIGRATION', task_types: ['DOC', 'SERVICE'] },
    tasks: [
      ['T6', 'DOC', 'Sacar el acta de nacimiento'],
      ['T7', 'SERVICE', 'Entregar los papeles en persona'],
    ],
  },
]

/** What a move of the story may tell something. */
export const toldBy = ({ ref, agreement, contract, defender, advocate, tasks }: Story): [NounName, string][] => [
  ['advocate', advocate.id],
  ['facilitation', ref],
  ['agreement', agreement],
  ['agreement', contract],
  ['facilitation', ref],
  ['defender', defender],
  ...tasks.map(([id]): [NounName, string] => ['task', id]),
  ['facilitation', ref],
  ...tasks.map(([id]): [NounName, string] => ['task', id]),
]

export const TERMS = {
  kind: 'CONTRACT',
  text_hash: 'a'.repeat(64),
  rate: '20.00',
  currency: 'USD',
  cap_minutes: 7_200,
  expense_cap: '1000.00',
}

/** From the request to the tasks; then agreement and contract are signed. Only the first is about the matter of the class list. */
export const toContract = (
  { ref, agreement, defender: defender_id, advocate, request, tasks }: Story,
  matterId: string,
  today: string,
  { staff, lawyer, worker }: Record<'staff' | 'lawyer' | 'worker', Actor>,
): Step[] => {
  const facilitation = (move: string, actor: Actor, payload: Record<string, unknown> = {}): Step => [
    'facilitation',
    ref,
    move,
    actor,
    payload,
  ]
  const defender = { defender_id }
  return [
    facilitation('request', lawyer, {
      country: 'MX',
      ...request,
      ...(ref === STORY_FACILITATION ? { matter_id: matterId } : {}),
    }),
    facilitation('review', staff, { decision: 'PROCEED', call_held_on: today }),
    facilitation('propose', staff, defender),
    facilitation('check_conflict', worker, { conflict: false }),
    facilitation('check_conflict', lawyer, { conflict: false }),
    facilitation('accept', worker),
    ...tasks.map(
      ([id, type, title]): Step => ['task', id, 'create', lawyer, { type, title, facilitation_id: ref, ...defender }],
    ),
    ['agreement', agreement, 'draft', staff, { kind: 'ADVOCATE', advocate_id: advocate.id, text_hash: 'b'.repeat(64) }],
  ]
}
