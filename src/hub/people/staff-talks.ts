import type { HandoffDoc } from '../../cases/handoff.ts'
import type { Actor } from '../../cases/noun.ts'
import { windowOpen } from '../../channels/window.ts'
import type { Level, TextRef } from '../../engine/events.ts'
import type { Input } from '../../engine/input.ts'
import { intoConversation } from '../into-conversation.ts'
import { notToAdvocate } from '../letters/not-by-text.ts'
import type { Parts } from '../parts.ts'
import { addressFor } from '../sending/address-for.ts'
import { createTellUpdates } from '../updates/tell-update.ts'

/** Why a person of the team cannot do that now, for the answer of the API. */
export class CannotTalk extends Error {
  override name = 'CannotTalk'
}

/** `actor`: who of the team writes, for the message and the update log; the person reads the name of the service. */
export type StaffMessage = { personId: string; text: string; level: Level; requestId: string; actor: Actor }

/** Rows of one person looked through. */
const MOST_ROWS = 100

/**
 * People of the team in a conversation: they take it, which silences the bot at once, and write under the name of the service.
 * What they write goes the way of every message: the send rules look at it, and outside the 24 hours it waits until the person
 * answers a neutral opening (F17). @throws CannotTalk
 */
export function createStaffTalks(parts: Pick<Parts, 'store' | 'clock' | 'wake'>) {
  const { store, clock, wake } = parts
  const tellUpdates = createTellUpdates(parts)
  const addressOf = async (personId: string): Promise<string> => {
    const addressId = await addressFor(store, personId)
    if (!addressId) throw new CannotTalk('This person has no address that can be written to.')
    return addressId
  }

  /** Who wrote which message stands in the log, with the hand-off for which the conversation is silent. */
  async function note(personId: string, message: string, actor: Actor): Promise<void> {
    const open = await store.cases.list<HandoffDoc>({ noun: 'handoff', personId }, MOST_ROWS)
    const row = open.find(({ state, doc }) => doc.silent && state !== 'RESOLVED')
    if (!row) return
    await tellUpdates([
      {
        key: `wrote:${message}`,
        noun: 'handoff',
        subject: row.subject,
        move: 'write',
        payload: { message },
        actor,
        source: `messages/${message}`,
        eventAt: clock.now(),
        personId,
      },
    ])
  }

  return {
    async take(personId: string, requestId: string): Promise<void> {
      const conversation = await store.conversations.get(personId)
      const open = conversation !== null && conversation.status !== 'idle'
      const input: Input = open ? { kind: 'event', event: 'staff.took' } : { kind: 'start', flow: 'with-staff' }
      await intoConversation(parts, {
        id: `took.${requestId}`,
        personId,
        addressId: await addressOf(personId),
        content: input,
      })
    },

    async write({ personId, text, level, requestId, actor }: StaffMessage): Promise<string> {
      const [person, conversation] = await Promise.all([store.people.get(personId), store.conversations.get(personId)])
      if (!person) throw new CannotTalk('This person was erased.')
      if (conversation?.status !== 'handed-off')
        throw new CannotTalk('The bot has this conversation: take it first, so that it is silent.')
      const { addressId } = conversation
      const refused = await notToAdvocate({ store }, personId, text)
      if (refused) throw new CannotTalk(refused)
      const now = clock.now()
      const id = `m_${store.vault.blindIndex(`staff/${requestId}`)}`
      const ref: TextRef = { flow: 'common', key: 'staff', values: { text } }
      await store.messages.insert([
        {
          _id: id,
          personId,
          addressId,
          direction: 'out',
          kind: 'staff',
          author: actor.id ?? actor.kind,
          state: 'queued',
          order: now.getTime() * 1000,
          at: now,
          notBefore: now,
          level,
          flow: ref.flow,
          node: ref.key,
          after: [],
          attempts: 0,
          sealed: store.vault.seal(person.key, JSON.stringify(ref), `messages/${id}`),
        },
      ])
      await note(personId, id, actor)
      const address = await store.addresses.get(addressId)
      const closed =
        address?.channel === 'whatsapp' && !windowOpen(address.lastInboundAt?.toISOString() ?? null, now.toISOString())
      // One opening a day, however many messages wait behind it.
      const day = now.toISOString().slice(0, 10)
      if (closed)
        await intoConversation(parts, {
          id: `opening.${personId}.${day}`,
          personId,
          addressId,
          content: { kind: 'event', event: 'staff.waits' },
        })
      await wake('deliver', { personId })
      return id
    },
  }
}

export type StaffTalks = ReturnType<typeof createStaffTalks>
