import { STORY_MATTER, seedStory } from '../hub/seed/seed-story.ts'
import { type Funnel, readFunnel } from '../hub/updates/funnel.ts'
import { readMemories } from './memories.ts'
import { people } from './people.ts'
import { createPlayers } from './players.ts'
import { createStaff } from './staff.ts'
import type { Stage } from './stage.ts'
import { instant, localTime } from './story-clock.ts'

export const STORY_BEGINS = instant('2026-03-02 08:00')
/** 23:59 in Chicago. */
export const DEADLINE = '2026-05-08T23:59:00-05:00'
/** The day after which the story has a group of all workers: joins are counted before and after it. */
export const GROUP_OPENS = instant('2026-03-29 20:00')
const WEEKS = 24
const WEEK_MS = 7 * 86_400_000
const HOURS = [10, 13, 17]

/** Where the matter stood at the end of a week. */
export type Week = { week: number; at: number; funnel: Funnel }
export type Told = { weeks: Week[]; begins: number; ends: number }

type Act = { at: number; run: () => Promise<unknown> }

/**
 * Plays the 24 weeks: whoever is next acts (a person, the team, or the hub itself), the clock jumps there, and everything
 * that follows is done before the next.
 */
export async function playStory(stage: Stage, say: (line: string) => void = () => {}): Promise<Told> {
  const { clock, store, hub } = stage
  await seedStory(hub, new Date(DEADLINE))
  const staff = createStaff(stage)
  const players = createPlayers(stage.simulator, clock, readMemories())
  const weeks: Week[] = []
  const ends = STORY_BEGINS + WEEKS * WEEK_MS
  const acts = [...teamPlan(), ...weekEnds()].sort((a, b) => a.at - b.at)

  for (;;) {
    const due = await stage.settle()
    players.look()
    const now = clock.now().getTime()
    // What the hub cannot do now it tries again later; it must not stop the clock.
    const byHub = due === null ? null : Math.max(due, now + 1)
    const instants = [acts[0]?.at, players.next(), byHub].flatMap((at) => (at === undefined || at === null ? [] : [at]))
    if (instants.length === 0) break
    const next = Math.ceil(Math.min(...instants) / TICK_MS) * TICK_MS
    if (next > ends) break
    clock.set(next)
    while (acts[0] && acts[0].at <= next) await acts.shift()?.run()
    players.write()
  }
  return { weeks, begins: STORY_BEGINS, ends }

  function teamPlan(): Act[] {
    const at = (local: string, run: () => Promise<unknown>): Act => ({ at: instant(local), run })
    const dates = [...new Set(people.flatMap(({ found }) => found?.on ?? []))].sort()
    return [
      at('2026-03-09 09:30', staff.startOutreach),
      at('2026-03-10 12:00', () => staff.movedTo(9, 'US', 'Texas')),
      ...dates.map((day) =>
        at(`${day} 11:00`, async () => {
          for (const persona of people) if (persona.found?.on === day) await staff.found(persona, persona.found.by)
          await staff.startOutreach()
        }),
      ),
      at('2026-04-15 17:30', () => staff.reportImpersonation(20)),
      at(`${FIRST_TOUR.day} 18:00`, () => staff.signForms(FIRST_TOUR.day, FIRST_TOUR.people)),
      ...SIGNING_DAYS.map((day) => at(`${day} 18:00`, () => staff.signForms(day))),
      ...FILING_DAYS.map((day) => at(`${day} 12:00`, () => staff.fileForms(day))),
      at('2026-08-13 12:00', staff.settleMatter),
      ...officeHours().map((time) => ({ at: time, run: staff.workQueue })),
    ]
  }

  function weekEnds(): Act[] {
    return Array.from({ length: WEEKS }, (_, index) => ({
      at: STORY_BEGINS + (index + 1) * WEEK_MS - 60_000,
      run: async () => {
        const funnel = await readFunnel(store, STORY_MATTER)
        if (!funnel) throw new Error('The matter is gone')
        weeks.push({ week: index + 1, at: clock.now().getTime(), funnel })
        say(`week ${index + 1}: located ${funnel.located}, joined ${funnel.joined} of ${funnel.claims}`)
      },
    }))
  }
}

/** The first forms: for those who did not want to hear first what the others say. */
const FIRST_TOUR = { day: '2026-03-24', people: [1, 4, 7, 9, 13, 15, 18, 19, 21] }
/** Days on which the Defender brings the forms, and on which the Advocate files what was signed. */
const SIGNING_DAYS = ['2026-04-07', '2026-04-14', '2026-04-21', '2026-04-28']
const FILING_DAYS = ['2026-03-27', '2026-04-10', '2026-04-17', '2026-04-24', '2026-04-30']
/** What happens within this time happens at its end, all at once: people act at the same time, as they do. */
const TICK_MS = 10 * 60_000

/** Three times a day the office looks through its queue; not on Sundays and not in Holy Week. */
function officeHours(): number[] {
  const times: number[] = []
  for (let day = 0; day < WEEKS * 7; day++) {
    const date = localTime(STORY_BEGINS).plus({ days: day })
    const iso = date.toISODate()
    if (date.weekday === 7 || (iso >= '2026-04-02' && iso <= '2026-04-05')) continue
    for (const hour of HOURS) times.push(date.set({ hour, minute: 15, second: 0 }).toMillis())
  }
  return times
}
