import type { BroadcastDoc } from '../../cases/broadcast-doc.ts'
import type { MatterDoc } from '../../cases/matter-doc.ts'
import type { MessageRecord } from '../../store/messages.ts'
import { audienceId, type RecipientRecord, type RecipientState } from '../../store/recipients.ts'
import type { Parts } from '../parts.ts'
import { type Fate, fateOf, foreseeEach } from './foresee.ts'
import { messageIdOf } from './ready.ts'

export type PersonResult = {
  person: string
  /** In words for staff. */
  result: string
  code: string | null
  reason: string | null
  message: string | null
}

export type PeopleAsked = {
  limit: number
  after: string | undefined
  state: RecipientState | undefined
  /** Before it begins: only those whom this would become of, as things stand. */
  foreseen: Fate | undefined
}

/** People looked at together, and at most for one page, when only some of them are wanted. */
const TOGETHER = 200
const MOST_LOOKED_AT = 2_000

/**
 * A page of the people of a broadcast, in the order of their ids. Before it begins each is judged as if it went out now.
 * @returns `last`: where the next page goes on; null when there is none. A page of only some may be short, or empty
 */
export async function personResults(
  parts: Parts,
  doc: BroadcastDoc,
  { limit, after, state, foreseen }: PeopleAsked,
): Promise<{ items: PersonResult[]; last: string | null }> {
  const { store } = parts
  const audience = audienceId(doc.id, doc.freezing ?? '')
  const begun = !AHEAD.includes(doc.state)
  const matter =
    begun || !doc.matter_id ? null : ((await store.cases.get<MatterDoc>('matter', doc.matter_id))?.doc ?? null)
  const items: PersonResult[] = []
  let last = after
  for (let looked = 0; looked < MOST_LOOKED_AT; ) {
    const page = await store.recipients.page(audience, foreseen ? TOGETHER : limit, last, state)
    const told = await (begun ? become(page) : willBecome(page))
    for (const { _id } of page) {
      const one = told.get(_id)
      last = _id
      if (one && (!foreseen || one.fate === foreseen) && items.push(one.item) === limit) return { items, last }
    }
    looked += page.length
    if (page.length < (foreseen ? TOGETHER : limit)) return { items, last: null }
  }
  return { items, last: last ?? null }

  async function become(page: readonly RecipientRecord[]): Promise<Told> {
    const ids = new Map(page.map((one) => [one._id, messageIdOf(parts, one)]))
    const messages = new Map((await store.messages.many([...ids.values()])).map((message) => [message._id, message]))
    return new Map(
      page.map((one) => {
        const message = messages.get(ids.get(one._id) ?? '')
        const { code = null, reason = null } = message && message.state !== 'sent' ? message : one
        const result = message ? SENT[message.state] : notSent(one, doc)
        return [
          one._id,
          { fate: null, item: { person: one.personId, result, code, reason, message: message?._id ?? null } },
        ]
      }),
    )
  }

  async function willBecome(page: readonly RecipientRecord[]): Promise<Told> {
    const people = page.map(({ personId }) => personId)
    const judged = await foreseeEach(parts, doc, matter, people)
    return new Map(
      page.flatMap(({ _id, personId }) => {
        const one = judged.get(personId)
        if (!one) return []
        const fate = fateOf(one)
        const { code = null, reason = null } = one.do === 'send' ? {} : one
        return [[_id, { fate, item: { person: personId, result: WILL[fate ?? 'sent'], code, reason, message: null } }]]
      }),
    )
  }
}

type Told = Map<string, { fate: Fate | null; item: PersonResult }>
/** Nobody has had their turn. */
const AHEAD: readonly BroadcastDoc['state'][] = ['AUDIENCE_FROZEN', 'SCHEDULED']
const WILL: Readonly<Record<Fate | 'sent', string>> = {
  sent: 'Has not had their turn.',
  waiting: 'Would have to wait.',
  staff: 'Somebody of the team would have to tell them.',
  excluded: 'Would not be sent.',
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
