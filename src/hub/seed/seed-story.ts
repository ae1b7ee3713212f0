import { createReadStream } from 'node:fs'
import { DateTime } from 'luxon'
import type { MatterDoc } from '../../cases/matter.ts'
import { createAct } from '../act.ts'
import type { Hub } from '../hub.ts'
import { createImport } from '../imports/run-import.ts'

/** Id of the fictional matter. */
export const STORY_MATTER = 'LAND-1'
/** Weeks from the day of seeding to the last day to join, so that a demonstration always has time left. */
const WEEKS_TO_JOIN = 10
const COURT_ZONE = 'America/Chicago'
const LIST = new URL('../../../simulator/seed/class-list.csv', import.meta.url)

/**
 * The fictional matter of 46 landscaping workers, made when no provider is configured. Safe at every start: what is there
 * already is left alone. `deadline`: the last instant to join, when it shall not be counted from today.
 */
export async function seedStory(hub: Hub, deadline?: Date): Promise<void> {
  const { parts } = hub
  const { store, clock } = parts
  const known = await store.cases.get<MatterDoc>('matter', STORY_MATTER)
  if (known && known.state !== 'INTAKE') return
  const record = hub.records
  const act = createAct({ ...parts, record })
  const now = clock.now()
  const about = { noun: 'matter', subject: STORY_MATTER, actor: { kind: 'staff', id: 'seed' }, source: 'seed' } as const

  await store.settings.setOrganisation({ alias: 'Voz y Camino', publicPhone: '+525500000100', staffName: 'Marina' })
  // The list before the matter is open: a start that was cut off is taken up again by the next one.
  await act({
    ...about,
    key: `seed:${STORY_MATTER}:create`,
    move: 'create',
    eventAt: now,
    payload: {
      title: 'Landscaping wages, H-2B seasons 2017 to 2021',
      category: 'LABOR',
      participation: 'OPT_IN_WRITTEN',
      deadline: deadline?.toISOString() ?? lastDay(now),
      court_zone: COURT_ZONE,
      languages: ['es', 'nhe', 'hus', 'ote'],
      class_size: 98,
      alias: 'Voz y Camino',
      defender: 'Francisco Ruiz',
      public_phone: '+525500000100',
      company: 'Green Hollow Landscaping',
      advocate: 'Dana Whitfield',
      firm: 'Whitfield & Asociadas',
      case_number: '1:24-cv-00046',
      court: 'el juzgado federal de Austin, Texas',
      place: 'la casa ejidal de La Ceiba Honda',
      expected_month: DateTime.fromJSDate(now, { zone: COURT_ZONE }).plus({ months: 6 }).toFormat('yyyy-MM'),
    },
  })
  await createImport({ ...parts, record })({
    kind: 'class-list',
    matterId: STORY_MATTER,
    open: () => createReadStream(LIST),
    dryRun: false,
    actor: { kind: 'import', id: 'seed' },
    source: 'seed',
  })
  await act({ ...about, key: `seed:${STORY_MATTER}:open`, move: 'open', eventAt: now, payload: {} })
}

/** 23:59 at the court, on the same weekday ten weeks on. */
const lastDay = (now: Date): string =>
  DateTime.fromJSDate(now, { zone: COURT_ZONE })
    .plus({ weeks: WEEKS_TO_JOIN })
    .set({ hour: 23, minute: 59, second: 0, millisecond: 0 })
    .toISO({ suppressMilliseconds: true }) ?? ''
