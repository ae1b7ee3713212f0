import type { AdvocateDoc } from '../../cases/advocate.ts'
import { WAITING as WAITING_ROWS } from '../../cases/handoff.ts'
import { type AnyDoc, nounOf } from '../../cases/index.ts'
import type { Tell } from '../../cases/noun.ts'
import type { PersonDoc } from '../../cases/person.ts'
import type { Input } from '../../engine/input.ts'
import type { CaseDocument } from '../../store/case-documents.ts'
import type { UpdateRecord } from '../../store/updates.ts'
import { intoConversation } from '../into-conversation.ts'
import type { Parts } from '../parts.ts'
import { addressFor, confirmedAddress } from '../sending/address-for.ts'
import { met, newNumber, visit } from './search-tells.ts'
import type { NewUpdate } from './tell-update.ts'

export type Tells = {
  /**
   * Puts conversations' inputs into their inboxes, and gives back the updates of other case documents, for the caller to
   * tell together with those of other moves.
   */
  of(update: UpdateRecord, tells: readonly Tell[], document: CaseDocument<AnyDoc>): Promise<NewUpdate[]>
  /** The row for somebody who decides between two sources. */
  contradiction(update: UpdateRecord, document: CaseDocument<AnyDoc>): NewUpdate
  /** The row for somebody who looks at what was said on the strength of it. */
  takenBack(update: UpdateRecord, document: CaseDocument<AnyDoc>): NewUpdate
}

/** The source of what a fictional story says to have been before: nobody is told of it now. */
export const SEEDED = 'seed'
/** What somebody is told in a conversation. */
type Spoken = Exclude<
  Tell,
  { to: 'staff' | 'rows' | 'case' | 'claims' | 'area' | 'members' | 'groups' | 'number' | 'visit' | 'found' }
>

const NOBODY = { reason: 'search_needs_a_person', priority: 'normal' } as const
/** More claims of one person than there are. */
const MOST_CLAIMS = 100
/** More rows of one reason about one document than there are. */
const MOST_ROWS = 50
/** More groups of one matter than there are. */
const MOST_GROUPS = 20

/** Where staff find what a row is about; a person stands in the row itself. */
const aboutOf = ({ noun, subject }: CaseDocument<AnyDoc>): string | undefined =>
  noun === 'person' || nounOf(noun)?.sealed ? undefined : `${noun}/${subject}`

/**
 * What a move tells: a flow start or an event in somebody's inbox, a row in the staff queue, a move of another case document.
 * Ids are made from the update's key, and the collections refuse a second copy.
 */
export function createTells(
  parts: Pick<Parts, 'store' | 'clock' | 'wake' | 'log'> & Partial<Pick<Parts, 'channels'>>,
): Tells {
  const { store, clock, wake, log, channels } = parts

  function toStaff(
    id: string,
    { reason, priority, ...told }: Omit<Extract<Tell, { to: 'staff' }>, 'to'> & { about?: string },
    update: UpdateRecord,
    document: CaseDocument<AnyDoc>,
  ): NewUpdate {
    // Of what is sealed a row says that it waits, not whose it is.
    const personId = nounOf(document.noun)?.sealed ? undefined : document.personId
    const about = told.about ?? aboutOf(document)
    return {
      key: id,
      noun: 'handoff',
      subject: `h_${store.vault.blindIndex(id)}`,
      move: 'open',
      payload: {
        reason,
        priority,
        silent: false,
        ...(personId ? { person_id: personId } : {}),
        ...(document.noun === 'claim' ? { claim_id: document.subject } : {}),
        ...(about ? { about } : {}),
      },
      actor: { kind: 'bot' },
      source: update._id,
      eventAt: clock.now(),
      ...(personId ? { personId } : {}),
    }
  }

  /** At the instant of the move that tells it, so that it has its place among the other updates of that document. */
  function toCase(
    id: string,
    tell: Extract<Tell, { to: 'case' }>,
    update: UpdateRecord,
    { personId }: CaseDocument<AnyDoc>,
  ): NewUpdate {
    const own = tell.noun === 'claim' || tell.noun === 'person' || tell.with.person_id === personId
    // An address serves several people: what it hears is nobody's.
    const theirs = personId !== undefined && own && tell.noun !== 'address'
    return {
      key: id,
      noun: tell.noun,
      subject: tell.subject,
      move: tell.move,
      payload: tell.with,
      actor: { kind: 'case', id: `${update.noun}:${update.subject}` },
      // What follows from the story is told to nobody either.
      source: update.source === SEEDED ? SEEDED : update._id,
      eventAt: update.eventAt,
      ...(update.seq === undefined ? {} : { seq: update.seq }),
      ...(theirs ? { personId } : {}),
    }
  }

  /** Of the person, of records that are the same person, and what they inherited: what protects one of them protects all. */
  async function claimsOf({ personId }: CaseDocument<AnyDoc>): Promise<CaseDocument<unknown>[]> {
    if (personId === undefined) return []
    const { merged = [], merged_into, heir_of = [] } = (await store.cases.get<PersonDoc>('person', personId))?.doc ?? {}
    const people = [personId, ...merged, ...(merged_into ? [merged_into] : []), ...heir_of]
    return (await Promise.all(people.map((id) => store.cases.ofPerson(id, ['claim'], MOST_CLAIMS)))).flat()
  }

  async function rowsDone(
    id: string,
    { reason }: Extract<Tell, { to: 'rows' }>,
    update: UpdateRecord,
    document: CaseDocument<AnyDoc>,
  ): Promise<NewUpdate[]> {
    const about = aboutOf(document)
    if (about === undefined) return []
    const filter = { noun: 'handoff', state: { $in: [...WAITING_ROWS] }, facets: { reason, about } }
    return (await store.cases.list(filter, MOST_ROWS)).map(({ subject, personId }) => ({
      key: `${id}:${subject}`,
      noun: 'handoff',
      subject,
      move: 'resolve',
      payload: {},
      actor: { kind: 'case', id: `${update.noun}:${update.subject}` },
      source: update._id,
      eventAt: clock.now(),
      ...(personId ? { personId } : {}),
    }))
  }

  async function toGroups(
    id: string,
    { kind }: Extract<Tell, { to: 'groups' }>,
    update: UpdateRecord,
    document: CaseDocument<AnyDoc>,
  ): Promise<NewUpdate[]> {
    if (document.matterId === undefined) return []
    const filter = { noun: 'group', matterId: document.matterId, state: { $in: ['OPEN', 'QUIET'] } }
    return (await store.cases.list(filter, MOST_GROUPS)).map(({ subject }) => {
      const fields = { kind, group_id: subject, matter_id: document.matterId }
      const post: Extract<Tell, { to: 'case' }> = {
        to: 'case',
        noun: 'post',
        subject: `${subject}.${document.subject}`,
        move: 'write',
        with: fields,
      }
      return toCase(`${id}:${subject}`, post, update, document)
    })
  }

  /** The person whose conversation a tell goes into; a Defender or Advocate is reached through their contact record. */
  async function personOf(to: 'person' | 'conversation' | 'defender', document: CaseDocument<AnyDoc>) {
    // Of an inherited claim its heir hears.
    if (to === 'person' || to === 'conversation') return (document.doc.heir_id as string) || document.personId
    return (await partnerOf(to, document))?.personId
  }

  async function partnerOf(to: 'defender' | 'advocate', document: CaseDocument<AnyDoc>) {
    if (document.noun === to) return document
    const partner = document.doc[`${to}_id`]
    return typeof partner === 'string' ? await store.cases.get<AnyDoc>(to, partner) : null
  }

  /** The number that is registered for them; their e-mail where they chose it or have nothing else, and the hub has e-mail. */
  const advocateAddress = ({ registered, mail_to, mode }: AdvocateDoc): string | null => {
    const [number] = registered
    return (channels?.email && (mode === 'email' || !number) && mail_to) || (number ?? null)
  }

  /** Advocates are written to where staff registered it, and nowhere else. */
  async function whereTo(
    tell: Spoken,
    document: CaseDocument<AnyDoc>,
  ): Promise<{ personId?: string; addressId?: string | null }> {
    const { to } = tell
    if (to === 'acquaintance')
      return { personId: tell.person, addressId: await addressFor(store, tell.person, tell.address) }
    if (to === 'advocate') {
      const advocate = await partnerOf(to, document)
      const addressId = advocate ? advocateAddress(advocate.doc as unknown as AdvocateDoc) : null
      return { ...(advocate?.personId ? { personId: advocate.personId } : {}), addressId }
    }
    const personId = await personOf(to, document)
    if (!personId) return {}
    const own = personId === document.personId ? document.doc.address : undefined
    if (tell.to === 'person' && typeof tell.at === 'object') return { personId, addressId: tell.at.address }
    const sure = 'at' in tell ? await confirmedAddress(store, personId) : null
    return { personId, addressId: sure ?? (await addressFor(store, personId, own)) }
  }

  return {
    contradiction: (update, document) =>
      toStaff(
        `contradicted:${update._id}`,
        { reason: 'sources_differ', priority: 'high', about: `update/${update._id}` },
        update,
        document,
      ),
    takenBack: (update, document) =>
      toStaff(
        `taken-back:${update._id}`,
        { reason: 'fact_taken_back', priority: 'normal', about: `update/${update._id}` },
        update,
        document,
      ),
    async of(update, tells, document) {
      const updates: NewUpdate[] = []
      for (const [index, tell] of tells.entries()) {
        const id = `tell:${update._id}:${index}`
        if (update.source === SEEDED && (tell.to === 'advocate' || tell.to === 'defender')) continue
        if (tell.to === 'staff') updates.push(toStaff(id, tell, update, document))
        else if (tell.to === 'rows') updates.push(...(await rowsDone(id, tell, update, document)))
        else if (tell.to === 'case') updates.push(toCase(id, tell, update, document))
        else if (tell.to === 'area') await quieten(id, tell, update)
        else if (tell.to === 'members') await wake('group', { noun: document.noun, subject: document.subject })
        else if (tell.to === 'number') updates.push(...(await newNumber(store, id, tell, update, document)))
        else if (tell.to === 'found') updates.push(...(await met(store, id, tell, update, document)))
        else if (tell.to === 'visit')
          updates.push((await visit(store, id, update, document)) ?? toStaff(id, NOBODY, update, document))
        else if (tell.to === 'groups') updates.push(...(await toGroups(id, tell, update, document)))
        else if (tell.to === 'claims')
          for (const { subject, personId: whose = '' } of await claimsOf(document)) {
            const toClaim = { ...tell, to: 'case', noun: 'claim', subject } as const
            updates.push(toCase(`${id}:${subject}`, toClaim, update, { ...document, personId: whose }))
          }
        else {
          const missed = await toConversation(id, tell, update, document)
          if (missed) updates.push(toStaff(`${id}:staff`, { reason: missed, priority: 'normal' }, update, document))
        }
      }
      return updates
    },
  }

  /** A veto on each place; the same one twice is one, and whoever spoke it may lift it. */
  async function quieten(id: string, tell: Extract<Tell, { to: 'area' }>, update: UpdateRecord): Promise<void> {
    const veto = {
      id: `veto_${store.vault.blindIndex(id)}`,
      from: update.eventAt,
      by: update.actor.id ?? update.actor.kind,
    }
    for (const place of tell.places) await store.places.addVeto(place, veto)
    if (tell.instead !== undefined) await store.places.endVetoesOf(veto.by, new Date(tell.instead))
  }

  /** @returns a reason for staff when there is nowhere to say it */
  async function toConversation(
    id: string,
    tell: Spoken,
    update: UpdateRecord,
    document: CaseDocument<AnyDoc>,
  ): Promise<string | null> {
    const { personId, addressId } = await whereTo(tell, document)
    if (!personId || !addressId) {
      log.warn({ update: update._id }, 'a move tells a person who has no address')
      return tell.to === 'conversation' ? null : `${tell.to}_without_address`
    }
    const input: Input =
      tell.to === 'conversation'
        ? { kind: 'event', event: tell.event, ...(tell.with ? { values: tell.with } : {}) }
        : { kind: 'start', flow: tell.flow, ...('with' in tell && tell.with ? { answers: tell.with } : {}) }
    await intoConversation(parts, { id, personId, addressId, content: input })
    return null
  }
}
