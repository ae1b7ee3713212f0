import { DateTime } from 'luxon'
import type { AgreementDoc } from '../cases/agreement.ts'
import type { NounName } from '../cases/index.ts'
import type { Actor } from '../cases/noun.ts'
import { createAct } from './act.ts'
import type { Hub } from './hub.ts'

/** Id of the fictional facilitation, and the day of the week and hour of its Defender's weekly summary. */
export const STORY_FACILITATION = 'CF-1042'
const SUMMARY = { weekday: 1, hour: 9 } as const
const ZONE = 'America/Mexico_City'
const DEFENDER = { id: 'francisco', person: 'p_defender_francisco', number: '+525500000101' } as const
const ADVOCATE = 'dana'

type Step = [noun: NounName, subject: string, move: string, actor: Actor, payload?: Record<string, unknown>]

/**
 * The work of the story, for the virtual phones: the Defender Francisco Ruiz with three tasks under a signed contract. Safe at
 * every start: each move has a key, so that what is there already is left alone.
 */
export async function seedFacilitation(hub: Pick<Hub, 'parts' | 'record'>, matterId: string): Promise<void> {
  const { store, clock } = hub.parts
  if (await store.cases.get('facilitation', STORY_FACILITATION)) return
  const act = createAct({ ...hub.parts, record: { drain: hub.record } })
  const now = clock.now()
  const staff: Actor = { kind: 'staff', id: 'seed' }
  const dana: Actor = { kind: 'advocate', id: ADVOCATE }
  const francisco: Actor = { kind: 'defender', id: DEFENDER.id }
  const today = now.toISOString().slice(0, 10)
  let count = 0
  const make = async ([noun, subject, move, actor, payload = {}]: Step, personId?: string): Promise<void> => {
    const key = `seed:${STORY_FACILITATION}:${++count}`
    await act({
      key,
      noun,
      subject,
      move,
      actor,
      payload,
      source: 'seed',
      // Before now: nobody can report on it before it was there.
      eventAt: new Date(now.getTime() - 1_000 + count),
      ...(personId ? { personId } : {}),
    })
    // What a move tells other documents is applied before the next move rests on it.
    for (const [one, id] of TOLD) await hub.record({ noun: one, subject: id })
  }

  const addresses = await Promise.all(
    (['whatsapp', 'sms'] as const).map((channel) =>
      store.addresses.ensure({ channel, value: DEFENDER.number }, 'MX', DEFENDER.person),
    ),
  )
  const about: Step[] = [
    ['person', DEFENDER.person, 'import', staff, { given_name: 'Francisco', first_surname: 'Ruiz', country: 'MX' }],
    ...addresses.map(
      ({ _id: address }, order): Step => [
        'person',
        DEFENDER.person,
        'add_address',
        staff,
        { address, source: 'registered', order: order + 1 },
      ],
    ),
    [
      'defender',
      DEFENDER.id,
      'register',
      staff,
      {
        person_id: DEFENDER.person,
        name: 'Francisco Ruiz',
        country: 'MX',
        zone: ZONE,
        languages: ['es', 'hus'],
        regions: ['San Luis Potosí', 'Hidalgo'],
        summary_at: nextSummary(now),
      },
    ],
    ['defender', DEFENDER.id, 'activate', staff],
  ]
  for (const step of about) await make(step, DEFENDER.person)

  const sign = async (id: string, parties: Actor[]): Promise<void> => {
    await make(['agreement', id, 'ready', staff])
    const hash = (await store.cases.get<AgreementDoc>('agreement', id))?.doc.hash
    for (const party of parties) await make(['agreement', id, 'sign', party, { hash, signed_on: today }])
  }
  for (const step of toContract(matterId, today, staff, dana, francisco)) await make(step)
  await sign(AGREED, [staff, dana])
  await make(['agreement', CONTRACT, 'draft', dana, TERMS])
  await sign(CONTRACT, [staff, dana, francisco])
  for (const [id] of TASKS) await make(['task', id, 'accept', francisco])
  for (const [id] of TASKS) await make(['task', id, 'start', francisco])
}

const [AGREED, CONTRACT] = ['AG-1', 'CT-1042']
const TASKS = [
  ['T3', 'DELIVER', 'Entregar la hoja en La Ceiba Honda'],
  ['T4', 'LOCATE', 'Localizar a las personas de la lista'],
  ['T5', 'OTHER', 'Preguntar en el registro por las actas'],
] as const
const TOLD: [NounName, string][] = [
  ['advocate', ADVOCATE],
  ['facilitation', STORY_FACILITATION],
  ['agreement', AGREED],
  ['agreement', CONTRACT],
  ['facilitation', STORY_FACILITATION],
  ['defender', DEFENDER.id],
  ...TASKS.map(([id]): [NounName, string] => ['task', id]),
  ['facilitation', STORY_FACILITATION],
  ...TASKS.map(([id]): [NounName, string] => ['task', id]),
]

const TERMS = {
  kind: 'CONTRACT',
  facilitation_id: STORY_FACILITATION,
  defender_id: DEFENDER.id,
  text_hash: 'a'.repeat(64),
  rate: '20.00',
  currency: 'USD',
  cap_minutes: 7_200,
  expense_cap: '1000.00',
}

/** From the request to the tasks; then agreement and contract are signed. */
const toContract = (matterId: string, today: string, staff: Actor, dana: Actor, francisco: Actor): Step[] => {
  const facilitation = (move: string, actor: Actor, payload: Record<string, unknown> = {}): Step => [
    'facilitation',
    STORY_FACILITATION,
    move,
    actor,
    payload,
  ]
  const defender = { defender_id: DEFENDER.id }
  return [
    [
      'advocate',
      ADVOCATE,
      'register',
      staff,
      { name: 'Dana Whitfield', called: 'Dana', firm: 'Whitfield & Asociadas', country: 'US', language: 'en' },
    ],
    facilitation('request', dana, {
      country: 'MX',
      where_now: 'HOME_COUNTRY',
      category: 'LABOR',
      matter_id: matterId,
      task_types: ['LOCATE', 'ANNOUNCE'],
    }),
    facilitation('review', staff, { decision: 'PROCEED', call_held_on: today }),
    facilitation('propose', staff, defender),
    facilitation('check_conflict', francisco, { conflict: false }),
    facilitation('check_conflict', dana, { conflict: false }),
    facilitation('accept', francisco),
    ...TASKS.map(
      ([id, type, title]): Step => [
        'task',
        id,
        'create',
        dana,
        { type, title, facilitation_id: STORY_FACILITATION, ...defender },
      ],
    ),
    ['agreement', AGREED, 'draft', staff, { kind: 'ADVOCATE', advocate_id: ADVOCATE, text_hash: 'b'.repeat(64) }],
  ]
}

/** The next Monday at nine on the Defender's clock. */
const nextSummary = (now: Date): string => {
  const here = DateTime.fromJSDate(now, { zone: ZONE })
  const monday = here.set({ ...SUMMARY, minute: 0, second: 0, millisecond: 0 })
  return (monday > here ? monday : monday.plus({ weeks: 1 })).toUTC().toISO() ?? ''
}
