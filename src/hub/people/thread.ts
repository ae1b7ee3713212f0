import type { PersonDoc } from '../../cases/person-doc.ts'
import type { TextRef } from '../../engine/events.ts'
import type { MessageRecord } from '../../store/messages.ts'
import type { Parts } from '../parts.ts'
import { isSealed } from './sealed-talks.ts'

export type ThreadMessage = {
  id: string
  at: string
  direction: 'in' | 'out'
  /** Who began: `reply` answers the person, `ours` is begun by us, `staff` is written by a person of the team. */
  kind: MessageRecord['kind']
  state: MessageRecord['state']
  /** Who of the team wrote it: the id of their key; null for everything else. */
  author: string | null
  address: string
  channel: string | null
  flow: string | null
  node: string | null
  level: string | null
  /** The words; null while they are not rendered yet, when the person was erased, and where a complaint was told. */
  text: string | null
  /** Which version of its words went out; see `portavoz words approvals`. */
  words: MessageRecord['words'] | null
  /** Media that came with it, by type. */
  media: string[]
  code: string | null
  reason: string | null
}

export type Thread = { person: string; messages: ThreadMessage[]; next: string | null }

const GONE: readonly MessageRecord['state'][] = ['sent', 'delivered', 'read']

/** A person's messages in both directions, newest first. `before` is `next` of the page before. Null: no such person. */
export async function readThread(
  store: Parts['store'],
  personId: string,
  limit: number,
  before?: number,
): Promise<Thread | null> {
  const person = await store.people.get(personId)
  if (!person) return null
  const merged = (await store.cases.get<PersonDoc>('person', personId))?.doc.merged ?? []
  const keys = new Map((await store.people.many([personId, ...merged])).map(({ _id, key }) => [_id, key]))
  const records = await store.messages.thread([...keys.keys()], limit, before)
  const channels = new Map(
    (await store.addresses.find([...new Set(records.map((record) => record.addressId))])).map((address) => [
      address._id,
      address.channel,
    ]),
  )
  const open = (record: MessageRecord, sealed: string | undefined, where: string): string | null =>
    sealed === undefined ? null : store.vault.open(keys.get(record.personId) ?? '', sealed, where)

  const messages = records.map((record): ThreadMessage => {
    const inner = open(record, record.sealed, `messages/${record._id}`)
    return {
      id: record._id,
      at: record.at.toISOString(),
      direction: record.direction,
      kind: record.kind,
      state: record.state,
      author: record.author ?? null,
      address: record.addressId,
      channel: record.channel ?? channels.get(record.addressId) ?? null,
      flow: record.flow ?? null,
      node: record.node ?? (inner && record.direction === 'out' ? (JSON.parse(inner) as TextRef).key : null),
      level: record.level ?? null,
      text: isSealed(record) ? null : open(record, record.sealedText, `messages/${record._id}/text`),
      words: record.words ?? null,
      media: inner && record.direction === 'in' ? mediaTypes(inner) : [],
      // Why it once waited says nothing of a message that has gone out.
      code: GONE.includes(record.state) ? null : (record.code ?? null),
      reason: GONE.includes(record.state) ? null : (record.reason ?? null),
    }
  })
  const last = records.at(-1)
  return { person: personId, messages, next: records.length === limit && last ? String(last.order) : null }
}

const mediaTypes = (inner: string): string[] => {
  const media: unknown = JSON.parse(inner)
  return Array.isArray(media)
    ? media.map((each) => String((each as { contentType?: unknown }).contentType ?? 'other'))
    : []
}
