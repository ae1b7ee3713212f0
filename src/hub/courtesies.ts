import type { Event } from '../engine/events.ts'
import type { ConversationRecord } from '../store/conversations.ts'

/** Thanks are answered once in this time: people thank each other for thanking (F29, E3). */
const THANKS_MS = 12 * 3_600_000

/** Courtesies that are not said again and again, by the words that say them. */
const SAID_ONCE: Readonly<Record<string, 'thankedAt' | 'nightAt'>> = {
  'thanks.welcome': 'thankedAt',
  'common.thanks': 'thankedAt',
  'night.received': 'nightAt',
  'night.rest_day': 'nightAt',
}

/** Which courtesies were said in a turn. */
export function courtesiesIn(events: readonly Event[], now: Date): Pick<ConversationRecord, 'thankedAt' | 'nightAt'> {
  const said = events.flatMap((event) => (event.type === 'said' ? [event.text, ...(event.text.before ?? [])] : []))
  return Object.fromEntries(
    said.flatMap(({ flow, key }) => {
      const field = SAID_ONCE[`${flow}.${key}`]
      return field ? [[field, now]] : []
    }),
  )
}

export const thankedLately = (conversation: ConversationRecord | null, now: Date): boolean =>
  conversation?.thankedAt !== undefined && now.getTime() - conversation.thankedAt.getTime() < THANKS_MS

/** `opensAfter`: when the hub opens next, as seen from an instant. The same opening was told before. */
export const nightTold = (
  conversation: ConversationRecord | null,
  now: Date,
  opensAfter: (at: Date) => string | null,
): boolean => {
  if (conversation?.nightAt === undefined) return false
  const opens = opensAfter(now)
  return opens !== null && opens === opensAfter(conversation.nightAt)
}
