import { DateTime } from 'luxon'
import type { AgreementDoc } from '../../cases/agreement.ts'
import type { Actor } from '../../cases/noun.ts'
import { createAct } from '../act.ts'
import type { Hub } from '../hub.ts'
import { SEEDED } from '../updates/tells.ts'
import { STORIES, type Step, type Story, TERMS, toContract, toldBy } from './story-cases.ts'

/** Day of the week and hour of a Defender's weekly summary. */
const SUMMARY = { weekday: 1, hour: 9 } as const
const ZONE = 'America/Mexico_City'

/** Of the second no phone is known: whoever tells her something does it by other means. */
const DEFENDERS: Readonly<Record<string, { id: string; person?: string; number?: string } & Record<string, unknown>>> =
  {
    francisco: {
      id: 'francisco',
      person: 'p_defender_francisco',
      number: '+525500000101',
      name: 'Francisco Ruiz',
      country: 'MX',
      languages: ['es', 'hus'],
      regions: ['San Luis Potosí', 'Hidalgo'],
    },
    marisol: { id: 'marisol', name: 'Marisol Tuz', country: 'MX', languages: ['es'], regions: ['Yucatán'] },
  }

/**
 * The work of the story, for the virtual phones: two Advocates with a contract each, and the tasks of two Defenders. Safe
 * at every start: each move has a key, so that what is there already is left alone.
 */
export async function seedFacilitation(hub: Pick<Hub, 'parts' | 'record'>, matterId: string): Promise<void> {
  const { store, clock } = hub.parts
  const last = STORIES.at(-1)?.ref ?? ''
  if (await store.cases.get('facilitation', last)) return
  const act = createAct({ ...hub.parts, record: { drain: hub.record } })
  const now = clock.now()
  const staff: Actor = { kind: 'staff', id: 'seed' }
  const today = now.toISOString().slice(0, 10)
  let count = 0
  const make = async (story: Story, [noun, subject, move, actor, payload = {}]: Step, personId?: string) => {
    count++
    const key = ['seed', noun, subject, move, actor.id, payload.address ?? ''].join(':')
    await act({
      key,
      noun,
      subject,
      move,
      actor,
      payload,
      source: SEEDED,
      // Before now: nobody can report on it before it was there.
      eventAt: new Date(now.getTime() - 2_000 + count),
      ...(personId ? { personId } : {}),
    })
    // What a move tells other documents is applied before the next move rests on it.
    for (const [one, id] of toldBy(story)) await hub.record({ noun: one, subject: id })
  }
  const person = async (story: Story, id: string, number: string, country: string, about: Record<string, unknown>) => {
    const channels = country === 'MX' ? (['whatsapp', 'sms'] as const) : (['sms'] as const)
    const addresses = await Promise.all(
      channels.map((channel) => store.addresses.ensure({ channel, value: number }, country, id)),
    )
    await make(story, ['person', id, 'import', staff, { ...about, country }], id)
    for (const [order, { _id: address }] of addresses.entries())
      await make(story, ['person', id, 'add_address', staff, { address, source: 'registered', order: order + 1 }], id)
    return addresses.map(({ _id }) => _id)
  }

  for (const story of STORIES) {
    const { id, person: personId, number, ...about } = DEFENDERS[story.defender] ?? {}
    if (id === undefined) throw new Error(`the story has no Defender ${story.defender}`)
    if (personId && number)
      await person(story, personId, number, 'MX', { given_name: 'Francisco', first_surname: 'Ruiz' })
    const known = { ...about, zone: ZONE, summary_at: nextSummary(now), ...(personId ? { person_id: personId } : {}) }
    await make(story, ['defender', id, 'register', staff, known], personId)
    await make(story, ['defender', id, 'activate', staff], personId)
  }
  for (const story of STORIES) {
    const { ref, agreement, contract, defender, advocate, tasks } = story
    const worker: Actor = { kind: 'defender', id: defender }
    const lawyer: Actor = { kind: 'advocate', id: advocate.id }
    const sign = async (id: string, parties: Actor[]): Promise<void> => {
      await make(story, ['agreement', id, 'ready', staff])
      const hash = (await store.cases.get<AgreementDoc>('agreement', id))?.doc.hash
      for (const party of parties) await make(story, ['agreement', id, 'sign', party, { hash, signed_on: today }])
    }
    const { given, surname, about } = advocate
    const names = { given_name: given, first_surname: surname }
    const registered = await person(story, advocate.person, advocate.number, String(about.country), names)
    const known = { ...about, person_id: advocate.person, name: `${given} ${surname}`, called: given }
    await make(story, ['advocate', advocate.id, 'register', staff, known], advocate.person)
    for (const address of registered)
      await make(story, ['advocate', advocate.id, 'register_address', staff, { address }], advocate.person)
    for (const step of toContract(story, matterId, today, { staff, lawyer, worker })) await make(story, step)
    await sign(agreement, [staff, lawyer])
    await make(story, [
      'agreement',
      contract,
      'draft',
      lawyer,
      { ...TERMS, facilitation_id: ref, defender_id: defender },
    ])
    await sign(contract, [staff, lawyer, worker])
    for (const [id] of tasks) await make(story, ['task', id, 'accept', worker])
    for (const [id, type] of tasks)
      await make(
        story,
        type === 'SERVICE'
          ? ['task', id, 'block', worker, { reason: 'WAITING_ADVOCATE', needs: 'Cómo y en qué idioma se entregan' }]
          : ['task', id, 'start', worker],
      )
  }
}

/** The next Monday at nine on the Defender's clock. */
const nextSummary = (now: Date): string => {
  const here = DateTime.fromJSDate(now, { zone: ZONE })
  const monday = here.set({ ...SUMMARY, minute: 0, second: 0, millisecond: 0 })
  return (monday > here ? monday : monday.plus({ weeks: 1 })).toUTC().toISO() ?? ''
}
