import fc from 'fast-check'
import { expect, it } from 'vitest'
import { WEEK_MS, weeklyBudget } from '../../../src/hub/send-rules/weekly-budget.ts'
import { inTurn } from '../../../src/hub/sending/in-turn.ts'
import type { Contact } from '../../../src/store/messages/begun.ts'
import { candidate, HOUR, NOON } from '../candidate.ts'

type Planned = { at: Date; state: 'queued'; kind: 'ours'; pressing?: string; canWait?: boolean }
type Left = Planned & { left: Date }

const SORTS = {
  question: {},
  news: { canWait: true },
  wanted: { pressing: 'asked' },
  deadline: { pressing: 'deadline' },
} as const
const planned = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 35 * 24 }), fc.constantFrom(...Object.values(SORTS))), {
    maxLength: 40,
    selector: ([hour]) => hour,
  })
  .map((all) =>
    all
      .sort(([a], [b]) => a - b)
      .map(([hour, sort]): Planned => ({ at: at(hour), state: 'queued', kind: 'ours', ...sort })),
  )
const at = (hour: number): Date => new Date(NOON.getTime() + hour * HOUR)
const counted = ({ pressing }: Planned): boolean => pressing !== 'asked'
const withinAWeek = (left: readonly Left[], now: Date): Left[] =>
  left.filter((each) => counted(each) && now.getTime() - each.left.getTime() < WEEK_MS)

/** Looks every hour at what waits. `held`: what the budget kept back, and what had left within that week. */
function play(all: readonly Planned[], weeklyContacts: number) {
  const left: Left[] = []
  const held: { message: Planned; recent: Left[] }[] = []
  const overtaken: Planned[] = []
  for (let hour = 0; hour < 200 * 24 && left.length < all.length; hour++) {
    const now = at(hour)
    const waiting = all.filter((each) => each.at <= now && !left.some(({ at }) => at === each.at))
    for (const message of inTurn(waiting)) {
      const begun = left.filter(counted).map((each): Contact => ({ turn: each.at, left: each.left }))
      const verdict = weeklyBudget.judge(candidate({ message, begun, weeklyContacts, now }))
      if (verdict.do !== 'allow') {
        held.push({ message, recent: withinAWeek(left, now) })
        continue
      }
      if (message.canWait)
        overtaken.push(...waiting.filter((each) => !each.canWait && !left.some((one) => one.at === each.at)))
      left.push({ ...message, left: now })
    }
  }
  return { left, held, overtaken }
}

it('we begin no oftener than we may, whatever was wanted between, and no question waits behind news', () => {
  let kept = 0
  fc.assert(
    fc.property(planned, fc.integer({ min: 2, max: 5 }), (all, budget) => {
      const { left, held, overtaken } = play(all, budget)
      expect(left).toHaveLength(all.length)
      for (const message of left.filter(({ pressing }) => pressing === undefined)) {
        const before = left.slice(0, left.indexOf(message))
        expect(withinAWeek(before, message.left).length).toBeLessThan(budget)
      }
      expect(overtaken).toEqual([])
      for (const { message, recent } of held.filter((each) => !each.message.canWait)) {
        kept++
        // Something that asked, or pressed, took the last place of that week: news alone never fills it.
        expect([message.at, recent.some(({ canWait }) => !canWait)]).toEqual([message.at, true])
      }
    }),
    { seed: 20_260_302, numRuns: 100 },
  )
  expect(kept).toBeGreaterThan(0)
})
