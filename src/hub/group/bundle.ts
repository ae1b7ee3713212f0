import type { GroupDoc } from '../../cases/group.ts'
import type { PostDoc } from '../../cases/post.ts'
import { showSigns } from '../../cases/reaction.ts'
import type { TextRef } from '../../engine/events.ts'
import type { MessageRecord } from '../../store/messages.ts'
import type { Parts } from '../parts.ts'
import { idOfCopy } from './group-messages.ts'
import type { Recipient } from './recipients.ts'

/** Copies looked through for one message, and characters that it holds: below the provider's 1,600. */
const MOST = 50
const LENGTH = 1_200
const SOON_MS = 60_000

/**
 * Makes sure that whoever is owed copies has one message waiting that brings them, and is asked whether to send it where the 24 hours are
 * over. @returns addresses whose conversation is to be woken
 */
export async function openBundles(
  { store, clock }: Pick<Parts, 'store' | 'clock'>,
  { id: group, kind }: Pick<GroupDoc, 'id' | 'kind'>,
  recipients: readonly Recipient[],
): Promise<string[]> {
  const waiting = await store.messages.openBundles(
    recipients.map(({ personId }) => personId),
    group,
  )
  const missing = recipients.filter(({ personId }) => !waiting.has(personId))
  const made = await Promise.all(
    missing.map(async (recipient) => {
      const [first] = await store.messages.owed(recipient.personId, group, 1)
      return first
        ? [{ recipient, message: bundle(store, recipient.reading.key, first, recipient.together ?? clock.now()) }]
        : []
    }),
  )
  await store.messages.insert(made.flat().map(({ message }) => message))
  const closed = made.flat().filter(({ recipient }) => recipient.closed)
  for (const { recipient, message } of closed) await knock({ store, clock }, recipient, message._id, kind)
  return closed.map(({ recipient }) => recipient.address._id)
}

/**
 * The same for a copy that waits by itself, unless something else of the group waits for the same answer already.
 * @returns addresses whose conversation is to be woken
 */
export async function knockFor(
  { store, clock }: Pick<Parts, 'store' | 'clock'>,
  recipients: readonly Recipient[],
  { id: group, kind }: Pick<GroupDoc, 'id' | 'kind'>,
  post: string,
): Promise<string[]> {
  if (recipients.length === 0) return []
  const asked = await store.messages.waitingBeside(
    recipients.map(({ personId }) => personId),
    group,
    post,
  )
  const fresh = recipients.filter(({ personId }) => !asked.has(personId))
  for (const recipient of fresh)
    await knock({ store, clock }, recipient, idOfCopy(store.vault, post, recipient.personId), kind)
  return fresh.map(({ address }) => address._id)
}

const knock = (
  { store, clock }: Pick<Parts, 'store' | 'clock'>,
  { address, personId }: Recipient,
  message: string,
  kind: GroupDoc['kind'],
) =>
  store.inbox.add({
    id: `knock.${message}`,
    addressId: address._id,
    personId,
    kind: 'input',
    receivedAt: clock.now(),
    content: { kind: 'start', flow: kind === 'NETWORK' ? 'network-knock' : 'group-knock' },
  })

/** The message that brings what is owed; one for each copy that was the first to wait, however often it is asked for. */
function bundle(store: Parts['store'], seal: string, first: MessageRecord, at: Date): MessageRecord {
  const id = `m_${store.vault.blindIndex(`bundle/${first._id}`)}`
  const ref: TextRef = { flow: 'common', key: 'group_bundle', values: { lines: '' } }
  const { post: _post, sealed: _sealed, ...same } = first
  return {
    ...same,
    _id: id,
    state: 'queued',
    node: ref.key,
    notBefore: at,
    sealed: store.vault.seal(seal, JSON.stringify(ref), `messages/${id}`),
  }
}

/**
 * The words of a bundle when it is about to go out. What is in it is fixed once, so that nothing is said twice if a process dies; what came
 * too late for it gets a message of its own. Null: there is nothing to say any more.
 */
export async function bundled(
  parts: Pick<Parts, 'store' | 'clock' | 'wake'>,
  message: MessageRecord,
  seal: string,
): Promise<TextRef | null> {
  const { store, clock } = parts
  const { group = '', personId } = message
  const open = (copy: MessageRecord): TextRef =>
    JSON.parse(store.vault.open(seal, copy.sealed ?? '', `messages/${copy._id}`)) as TextRef
  let fixed = message.parts
  if (!fixed) {
    const owed = await store.messages.owed(personId, group, MOST)
    fixed = fitting(owed.map((copy) => [copy._id, lineOf(open(copy))] as const))
    if (!(await store.messages.bundle(message._id, fixed))) fixed = (await store.messages.get(message._id))?.parts ?? []
  }
  await store.messages.bundled(fixed)
  const [left] = await store.messages.owed(personId, group, 1)
  if (left) await store.messages.insert([bundle(store, seal, left, new Date(clock.now().getTime() + SOON_MS))])
  const copies = await store.messages.many(fixed)
  const signs = await signsOf(store, copies)
  const byId = new Map(copies.map((copy) => [copy._id, copy]))
  const lines = fixed.flatMap((id) => {
    const copy = byId.get(id)
    return copy?.sealed ? [`${lineOf(open(copy))}${signs.get(copy.post ?? '') ?? ''}`] : []
  })
  return lines.length === 0 ? null : { flow: 'common', key: 'group_bundle', values: { lines: lines.join('\n') } }
}

/** What the others put on it meanwhile. */
async function signsOf(store: Parts['store'], copies: readonly MessageRecord[]): Promise<Map<string, string>> {
  const posts = await store.cases.many<PostDoc>([...new Set(copies.map(({ post }) => `post:${post}`))])
  return new Map(
    posts.flatMap(({ subject, doc }) => (doc.reactions?.length ? [[subject, ` (${showSigns(doc.reactions)})`]] : [])),
  )
}

const lineOf = ({ values }: TextRef): string => `${values.alias ?? values['matter.alias']}: ${values.text}`

/** As many as one message holds; the first in any case. */
const fitting = (lines: readonly (readonly [string, string])[]): string[] => {
  let length = 0
  return lines.flatMap(([id, line], at) => {
    length += line.length + 1
    return at === 0 || length <= LENGTH ? [id] : []
  })
}
