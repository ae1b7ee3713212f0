import { DateTime } from 'luxon'
import { sameNumber } from '../../../simulator/numbers.ts'
import { outbound } from '../evidence.ts'
import { STORY_ZONE } from '../story-clock.ts'
import { defineCheck } from './check.ts'

/** Days of rest while the story lasts, as a calendar on the wall shows them. */
const REST = ['2026-03-16', '2026-04-02', '2026-04-03', '2026-04-04', '2026-05-01']
const HOLY_WEEK = ['2026-04-02', '2026-04-03', '2026-04-04']
/** Where a phone is, when not in the Huasteca. */
const ELSEWHERE: Readonly<Record<string, string>> = { '+18305550144': 'America/Chicago' }
/** An answer comes within this time of the person's own words. */
const ANSWER_MS = 15 * 60_000

export const decentHours = defineCheck({
  no: 2,
  says: 'nothing that we begin is sent from 20 to 8, on Sundays and days of rest, and nothing at all from 2 to 4 April',
  look: (evidence) => {
    const wrong: string[] = []
    let tried = 0
    for (const message of outbound(evidence)) {
      const at = message.createdAt
      const local = DateTime.fromMillis(at, { zone: ELSEWHERE[sameNumber(message.phone)] ?? STORY_ZONE })
      const day = local.toISODate() ?? ''
      if (HOLY_WEEK.includes(day)) wrong.push(`a message on ${day}`)
      const answers = evidence.provider.some(
        (each) =>
          each.direction === 'inbound' &&
          each.phone === message.phone &&
          each.createdAt <= at &&
          each.createdAt > at - ANSWER_MS,
      )
      if (answers) continue
      tried++
      const decent = local.hour >= 8 && local.hour < 20 && local.weekday !== 7 && !REST.includes(day)
      if (!decent) wrong.push(`begun at ${local.toFormat('ccc yyyy-MM-dd HH:mm')}`)
    }
    return { tried, wrong }
  },
})
