import type { AnyDoc } from '../cases/index.ts'
import type { Tell } from '../cases/noun.ts'
import type { PersonDoc } from '../cases/person.ts'
import type { Input } from '../engine/input.ts'
import type { CaseDocument } from '../store/case-documents.ts'
import type { UpdateRecord } from '../store/updates.ts'
import type { Parts } from './parts.ts'
import { createTellUpdates } from './tell-update.ts'

export type Tells = {
  send(update: UpdateRecord, tells: readonly Tell[], document: CaseDocument<AnyDoc>): Promise<void>
}

/**
 * Puts on its way what a move tells: a flow start or an event into somebody's inbox, a row into the staff queue, a move of
 * another case document. Ids are made from the update's key, and the collections refuse a second copy.
 */
export function createTells(parts: Pick<Parts, 'store' | 'clock' | 'wake' | 'log'>): Tells {
  const { store, clock, wake, log } = parts
  const tellUpdates = createTellUpdates(parts)

  async function toInbox(id: string, personId: string, addressId: string, input: Input): Promise<void> {
    await store.inbox.add({ id, addressId, personId, kind: 'input', receivedAt: clock.now(), content: input })
    await wake('converse', { addressId })
  }

  async function toStaff(
    id: string,
    tell: Extract<Tell, { to: 'staff' }>,
    update: UpdateRecord,
    document: CaseDocument<AnyDoc>,
  ): Promise<void> {
    await tellUpdates([
      {
        key: id,
        noun: 'handoff',
        subject: `h_${store.vault.blindIndex(id)}`,
        move: 'open',
        payload: {
          reason: tell.reason,
          priority: tell.priority,
          silent: false,
          ...(document.personId ? { person_id: document.personId } : {}),
          ...(document.noun === 'claim' ? { claim_id: document.subject } : {}),
        },
        actor: { kind: 'bot' },
        source: update._id,
        eventAt: clock.now(),
        ...(document.personId ? { personId: document.personId } : {}),
      },
    ])
  }

  /** At the instant of the move that tells it, so that it has its place among the other updates of that document. */
  const toCase = (id: string, tell: Extract<Tell, { to: 'case' }>, update: UpdateRecord): Promise<void> =>
    tellUpdates([
      {
        key: id,
        noun: tell.noun,
        subject: tell.subject,
        move: tell.move,
        payload: tell.with,
        actor: { kind: 'case', id: `${update.noun}:${update.subject}` },
        source: update._id,
        eventAt: update.eventAt,
        ...(update.seq === undefined ? {} : { seq: update.seq }),
      },
    ])

  /** The person whose conversation a tell goes into; a Defender or Advocate is reached through their contact record. */
  async function personOf(to: 'person' | 'conversation' | 'defender' | 'advocate', document: CaseDocument<AnyDoc>) {
    if (to === 'person' || to === 'conversation') return document.personId
    if (document.noun === to) return document.personId
    const partner = document.doc[`${to}_id`]
    return typeof partner === 'string' ? (await store.cases.get<AnyDoc>(to, partner))?.personId : undefined
  }

  return {
    async send(update, tells, document) {
      for (const [index, tell] of tells.entries()) {
        const id = `tell:${update._id}:${index}`
        if (tell.to === 'staff') {
          await toStaff(id, tell, update, document)
          continue
        }
        if (tell.to === 'case') {
          await toCase(id, tell, update)
          continue
        }
        const personId = await personOf(tell.to, document)
        const addressId = personId
          ? await addressFor(store, personId, personId === document.personId ? document.doc.address : undefined)
          : null
        if (!personId || !addressId) {
          log.warn({ update: update._id }, 'a move tells a person who has no address')
          const reason = `${tell.to}_without_address`
          if (tell.to !== 'conversation')
            await toStaff(`${id}:staff`, { to: 'staff', reason, priority: 'normal' }, update, document)
          continue
        }
        const input: Input =
          tell.to === 'conversation'
            ? { kind: 'event', event: tell.event }
            : { kind: 'start', flow: tell.flow, ...('with' in tell && tell.with ? { answers: tell.with } : {}) }
        await toInbox(id, personId, addressId, input)
      }
    },
  }
}

/**
 * Where to reach a person: the address that the document speaks of, else where their conversation takes place, else their
 * first address that is not wrong and works.
 */
export async function addressFor(store: Parts['store'], personId: string, preferred?: unknown): Promise<string | null> {
  if (typeof preferred === 'string' && preferred !== '') return preferred
  const conversation = await store.conversations.get(personId)
  if (conversation) return conversation.addressId
  const person = await store.cases.get<PersonDoc>('person', personId)
  const known = new Map((await store.addresses.ofPerson(personId)).map((record) => [record._id, record]))
  const usable = (person?.doc.addresses ?? [])
    .map((each) => each.id)
    .filter((id) => known.has(id) && !known.get(id)?.unreachable && !person?.doc.wrong_party.includes(id))
  return usable[0] ?? [...known.keys()][0] ?? null
}
