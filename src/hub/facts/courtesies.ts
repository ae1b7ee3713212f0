import type { Event } from '../../engine/events.ts'
import { LIMITS } from '../../engine/limits.ts'
import type { ConversationRecord } from '../../store/conversations.ts'

/** Thanks are answered once in this time: people thank each other for thanking (F29, E3). */
const THANKS_MS = 12 * 3_600_000

/** Courtesies that are not said again and again, by the words that say them. */
type Courtesy = 'thankedAt' | 'nightAt' | 'deskAt' | 'turnedAwayAt' | 'voiceAt'
const SAID_ONCE: Readonly<Record<string, Courtesy>> = {
  'thanks.welcome': 'thankedAt',
  'common.thanks': 'thankedAt',
  'night.received': 'nightAt',
  'night.rest_day': 'nightAt',
  'advocate.desk_closed': 'deskAt',
  'advocate.desk_closed_of': 'deskAt',
  'not-yours.unknown': 'turnedAwayAt',
  'common.voice_note': 'voiceAt',
  'common.group_voice_note': 'voiceAt',
}

/** Which courtesies were said in a turn. */
export function courtesiesIn(events: readonly Event[], now: Date): Pick<ConversationRecord, Courtesy> {
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

/** A voice note was acknowledged, and nothing else has come or gone since: those that follow it are kept without a word. */
export const voiceToldLately = (conversation: ConversationRecord | null, now: Date): boolean =>
  conversation?.voiceAt !== undefined && now.getTime() - conversation.voiceAt.getTime() < LIMITS.voiceToldMs

/** An Advocate was told of the office hours tonight (D12). */
export const deskToldLately = (conversation: ConversationRecord | null, now: Date): boolean =>
  conversation?.deskAt !== undefined && now.getTime() - conversation.deskAt.getTime() < THANKS_MS

/** Somebody who named a reference that is not theirs was told so within a day (D11). */
export const turnedAwayLately = (conversation: ConversationRecord | null, now: Date): boolean =>
  conversation?.turnedAwayAt !== undefined && now.getTime() - conversation.turnedAwayAt.getTime() < 2 * THANKS_MS

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
