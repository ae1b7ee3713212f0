import type { Event } from '../../engine/events.ts'
import type { Effect } from './draft.ts'

/** When what the team wrote may go out: the send rule `team-words` reads it. */
export const teamWords: Effect<Extract<Event, { type: 'team-words' }>> = (event, draft, { now }) => {
  const { teamFrom: _teamFrom, ...conversation } = draft.conversation
  draft.conversation = {
    ...conversation,
    ...(event.wanted === 'later' ? { teamFrom: new Date(event.from) } : {}),
    ...(event.wanted === 'never' ? { teamUnwantedAt: now } : {}),
  }
}
