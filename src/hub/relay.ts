import type { Actor } from '../cases/noun.ts'
import type { ConversationRecord, OutboxEntry } from '../store/conversations.ts'
import type { MediaRecord } from '../store/media.ts'
import type { MessageRecord } from '../store/messages.ts'
import type { UpdateRecord } from '../store/updates.ts'
import type { Vault } from '../store/vault.ts'
import type { Parts } from './parts.ts'
import { strangerHere } from './people/sender-address.ts'

export type HandOffRequest = {
  /** Unique: the same request twice is one hand-off. */
  id: string
  reason: string
  priority: 'normal' | 'high' | 'urgent'
  personId?: string
  addressId?: string
  about?: string
}

export type Relay = {
  /**
   * Copies the outbox of a committed conversation to where each entry is worked on, then wakes the workers. `received`: the
   * message that caused it, for the thread.
   */
  run(conversation: ConversationRecord, received?: MessageRecord): Promise<void>
  /** Puts a row into the staff queue that no conversation asked for. */
  handOff(request: HandOffRequest): Promise<void>
}

/**
 * The second half of "write, commit, then send". Ids were made in the turn, the target collections refuse a second copy,
 * so running it twice, or in two processes, changes nothing.
 */
export function createRelay({ store, wake, clock }: Pick<Parts, 'store' | 'wake' | 'clock'>): Relay {
  let last = 0
  /** Keeps the order of one outbox; later outboxes of the person come later. */
  const nextOrder = (): number => {
    last = Math.max(clock.now().getTime() * 1000, last + 1)
    return last
  }

  return {
    async run(conversation, received) {
      const { outbox, _id: personId } = conversation
      if (outbox.length === 0) return store.messages.insert(received ? [received] : [])
      const updates = outbox.flatMap((entry) => (entry.type === 'update' ? [toUpdate(entry, personId)] : []))
      const messages = outbox.flatMap((entry) =>
        entry.type === 'message' ? [toMessage(entry, personId, nextOrder(), clock.now())] : [],
      )
      for (const entry of outbox)
        if (entry.type === 'withdrawal') {
          await store.messages.withdraw(personId, entry)
          if (entry.hasten) await store.messages.hasten(personId, entry.flow, clock.now())
        }
      await store.updates.insert(updates)
      await store.messages.insert([...(received ? [received] : []), ...messages])
      const media = outbox.flatMap((entry) => (entry.type === 'media' ? [toMedia(entry, personId, clock.now())] : []))
      if (media.length > 0) await store.media.insert(media)
      for (const entry of outbox) if (entry.type === 'confirmed') await store.media.confirmed(entry.media)
      for (const entry of outbox)
        if (entry.type === 'input')
          await store.inbox.add({
            id: entry.id,
            addressId: entry.addressId,
            personId: entry.stranger
              ? (await strangerHere(store, entry.addressId, clock.now()))._id
              : (entry.personId ?? personId),
            kind: 'input',
            receivedAt: clock.now(),
            content: entry.input,
          })
      await store.conversations.relayed(conversation)
      await Promise.all([
        ...unique(updates.map(({ noun, subject }) => `${noun}/${subject}`)).map((id) =>
          wake('record', splitSubject(id)),
        ),
        // Words that rest on facts are sent when the record worker has them: it wakes the same worker.
        ...(messages.some((message) => !message.after?.length) ? [wake('deliver', { personId })] : []),
        ...media.map(({ _id }) => wake('media', { mediaId: _id })),
        ...outbox.flatMap((entry) =>
          entry.type === 'input' ? [wake('converse', { addressId: entry.addressId })] : [],
        ),
      ])
    },

    async handOff({ id, reason, priority, personId, addressId, about }) {
      const now = clock.now()
      const subject = handOffSubject(store.vault, id)
      const key = `u_${store.vault.blindIndex(`open/${id}`)}`
      await store.updates.insert([
        {
          _id: key,
          noun: 'handoff',
          subject,
          move: 'open',
          sealed: store.vault.seal(
            store.vault.ownKey,
            JSON.stringify({
              reason,
              priority,
              silent: false,
              ...(personId ? { person_id: personId } : {}),
              ...(addressId ? { address: addressId } : {}),
              ...(about ? { about } : {}),
            }),
            `updates/${key}`,
          ),
          actor: { kind: 'bot' },
          source: id,
          eventAt: now,
          receivedAt: now,
          outcome: 'pending',
        },
      ])
      await wake('record', { noun: 'handoff', subject })
    },
  }
}

/** The row of a request in the staff queue. */
export const handOffSubject = (vault: Pick<Vault, 'blindIndex'>, id: string): string => `h_${vault.blindIndex(id)}`

const unique = (ids: string[]): string[] => [...new Set(ids)]

const splitSubject = (id: string): { noun: string; subject: string } => {
  const cut = id.indexOf('/')
  return { noun: id.slice(0, cut), subject: id.slice(cut + 1) }
}

const toUpdate = (entry: Extract<OutboxEntry, { type: 'update' }>, personId: string): UpdateRecord => ({
  _id: entry.id,
  noun: entry.noun,
  subject: entry.subject,
  move: entry.move,
  ...(entry.own ? {} : { personId: entry.personId ?? personId }),
  ...(entry.own || entry.personId ? { speaker: personId } : {}),
  sealed: entry.sealed,
  actor: entry.actor as Actor,
  source: entry.source,
  eventAt: entry.eventAt,
  seq: entry.seq,
  receivedAt: entry.receivedAt,
  outcome: 'pending',
})

const toMedia = (
  { id, addressId, channel, unwanted, asked, original, sealedUrl }: Extract<OutboxEntry, { type: 'media' }>,
  personId: string,
  at: Date,
): MediaRecord => ({
  _id: id,
  personId,
  addressId,
  channel,
  messageId: id.slice(0, id.lastIndexOf('.')),
  at,
  state: unwanted ? 'refused' : 'wanted',
  ...(unwanted ? { code: 'unwanted' } : {}),
  asked,
  original,
  due: at,
  attempts: 0,
  sealedUrl,
})

const toMessage = (
  entry: Extract<OutboxEntry, { type: 'message' }>,
  personId: string,
  order: number,
  now: Date,
): MessageRecord => ({
  _id: entry.id,
  personId,
  addressId: entry.addressId,
  direction: 'out',
  kind: entry.kind,
  state: 'queued',
  order,
  at: now,
  notBefore: now,
  level: entry.level,
  template: entry.template,
  ...(entry.pressing ? { pressing: entry.pressing } : {}),
  ...(entry.canWait ? { canWait: true } : {}),
  ...(entry.while ? { while: entry.while } : {}),
  ...(entry.still ? { still: entry.still } : {}),
  ...(entry.channel ? { channel: entry.channel } : {}),
  flow: entry.flow,
  node: entry.node,
  after: entry.after,
  sealed: entry.sealed,
  attempts: 0,
})
