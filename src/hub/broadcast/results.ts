import type { BroadcastDoc } from '../../cases/broadcast-doc.ts'
import type { MessageRecord, MessageState } from '../../store/messages.ts'
import { audienceId, type RecipientRecord, type RecipientState } from '../../store/recipients.ts'
import type { Parts } from '../parts.ts'
import type { Reason } from './preview.ts'
import { messageIdOf } from './ready.ts'

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

export type PersonResult = {
  person: string
  /** In words for staff. */
  result: string
  code: string | null
  reason: string | null
  message: string | null
}

/** A page of the people of a broadcast, in the order of their ids. */
export async function personResults(
  parts: Pick<Parts, 'store'>,
  doc: BroadcastDoc,
  { limit, after, state }: { limit: number; after: string | undefined; state: RecipientState | undefined },
): Promise<{ items: PersonResult[]; last: string | null }> {
  const { store } = parts
  const recipients = await store.recipients.page(audienceId(doc.id, doc.freezing ?? ''), limit, after, state)
  const ids = new Map(recipients.map((one) => [one._id, messageIdOf(parts, one)]))
  const messages = new Map((await store.messages.many([...ids.values()])).map((message) => [message._id, message]))
  const items = recipients.map((one): PersonResult => {
    const message = messages.get(ids.get(one._id) ?? '')
    const about = message && message.state !== 'sent' ? message : one
    return {
      person: one.personId,
      result: message ? SENT[message.state] : notSent(one, doc),
      code: about.code ?? null,
      reason: about.reason ?? null,
      message: message?._id ?? null,
    }
  })
  return { items, last: recipients.at(-1)?._id ?? null }
}

const SENT: Readonly<Record<MessageRecord['state'], string>> = {
  received: 'Received.',
  queued: 'Is tried again.',
  claimed: 'Is being handed to the provider.',
  uncertain: 'The provider did not answer: it is being asked.',
  sent: 'The provider has it.',
  delivered: 'It arrived.',
  read: 'It was read.',
  failed: 'It did not arrive.',
  suppressed: 'Held back.',
  refused: 'Not sent.',
  owed: 'Goes out together with others.',
}
const OVER: Readonly<Record<string, string>> = {
  DONE: 'It was over before their turn.',
  CANCELLED: 'It was cancelled before their turn.',
}
const notSent = ({ state, code }: RecipientRecord, doc: BroadcastDoc): string => {
  if (state === 'staff') return 'Somebody of the team has to tell them.'
  if (state === 'excluded') return 'Not sent.'
  return OVER[doc.state] ?? (code ? 'Waits.' : 'Has not had their turn.')
}
