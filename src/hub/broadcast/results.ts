import type { BroadcastDoc } from '../../cases/broadcast-doc.ts'
import type { MessageState } from '../../store/messages.ts'
import { audienceId, type RecipientState } from '../../store/recipients.ts'
import type { Parts } from '../parts.ts'
import type { Reason } from './foresee.ts'

export type Results = {
  people: number
  /** Who has not had their turn; after the end, who was not reached. */
  planned: number
  waiting: Omit<Reason, 'reason'>[]
  excluded: Omit<Reason, 'reason'>[]
  /** People whom somebody of the team has to tell. */
  staff: Omit<Reason, 'reason'>[]
  /** What became of the messages, as far as the provider has told. */
  messages: Partial<Record<MessageState, number>>
}

export async function resultsOf({ store }: Pick<Parts, 'store'>, doc: BroadcastDoc): Promise<Results> {
  const audience = audienceId(doc.id, doc.freezing ?? '')
  const [counts, messages] = await Promise.all([store.recipients.counts(audience), store.messages.ofBroadcast(doc.id)])
  const sum = (state: RecipientState): number =>
    counts.filter((each) => each.state === state).reduce((total, { n }) => total + n, 0)
  const reasons = (state: RecipientState): Omit<Reason, 'reason'>[] =>
    counts.flatMap(({ code, n, state: each }) => (each === state && code !== null ? [{ code, people: n }] : []))
  return {
    people: doc.people ?? 0,
    planned: sum('planned'),
    waiting: reasons('planned'),
    excluded: reasons('excluded'),
    staff: reasons('staff'),
    messages,
  }
}
