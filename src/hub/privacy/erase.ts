import type { PersonDoc } from '../../cases/person.ts'
import { isErasure, type PrivacyRequestDoc } from '../../cases/privacy-request.ts'
import type { Act } from '../act.ts'
import type { Parts } from '../parts.ts'
import { pages } from '../retention/pages.ts'
import { isHeldBack, readStanding } from '../retention/standing.ts'
import type { RecordUpdates } from '../updates/record.ts'

/** A process that read the key just before keeps it no longer than this (`people.ts`): then all is looked through once more. */
const AGAIN_MS = 60_000
/** More files of one person than there are. */
const MOST_FILES = 10_000
/** Erasures that wait, looked at together. */
const TOGETHER = 200

/** In words for staff. */
export const HELD_BACK =
  'A legal hold stands on this person or on a matter of theirs: nothing may be removed now. The erasure waits, and is done when the hold ends.'

type EraseParts = Pick<Parts, 'store' | 'clock' | 'wake'> & { act: Act; record: Pick<RecordUpdates, 'drainAll'> }
export type Erasure = { personId: string; actor: string; role: string; reason: string }
/** `waits`: it was taken down, and is done when no legal hold stands any more. */
export type Begun = 'erased' | 'waits' | 'nobody'

/**
 * A person's erasure: one write destroys their key, and with it everything that is sealed under it, in every copy. What
 * they leave behind (words, numbers that nobody else uses, places in queues) is cleared away after that, by a worker, and
 * once more when no process can hold the key any longer. States and counts stay. It is ordered first, so that one that a
 * legal hold forbids, or that a process did not live to carry out, is not forgotten.
 */
export function createErase({ store, clock, wake, act, record }: EraseParts) {
  /** Records that staff said are one person go together: what one of them holds tells of the other. */
  async function sameAs(personId: string): Promise<string[]> {
    const person = await store.cases.get<PersonDoc>('person', personId)
    const { merged = [], merged_into } = person?.doc ?? {}
    return [personId, ...merged, ...(merged_into ? [merged_into] : [])]
  }

  /** Carries out what was ordered, where nothing forbids it. */
  async function carryOut(personIds: readonly string[]): Promise<Set<string>> {
    const standing = await readStanding(store, personIds)
    const free = personIds.filter((id) => !isHeldBack(standing.get(id) ?? { cases: [], matters: [] }))
    for (const personId of free) {
      await answerRequests(personId)
      await store.people.destroy(personId, clock.now())
      await wake('erase', { personId })
    }
    return new Set(free)
  }

  /** Before the key goes: afterwards nothing can be said of the person any more. */
  async function answerRequests(personId: string): Promise<void> {
    const requests = await store.cases.ofPerson(personId, ['privacy_request'], TOGETHER)
    for (const { subject, doc } of requests) {
      if (!isErasure(doc as PrivacyRequestDoc)) continue
      await act({
        key: `erased:${subject}`,
        noun: 'privacy_request',
        subject,
        move: 'complete',
        payload: {
          removed_messages: await store.messages.countOf([personId]),
          removed_files: (await store.media.ofPerson(personId, MOST_FILES)).length,
          removed_records:
            (await readStanding(store, [personId])).get(personId)?.cases.filter((each) => each.personId === personId)
              .length ?? 0,
        },
        actor: { kind: 'bot' },
        source: `erasure:${personId}`,
        eventAt: clock.now(),
        personId,
      })
    }
  }

  return {
    /** Ordered twice it is done once; `nobody`: there is no such person, or none any more. */
    async begin({ personId, actor, role, reason }: Erasure): Promise<Begun> {
      const at = clock.now()
      if (!(await store.people.get(personId))) return 'nobody'
      const ordered: string[] = []
      for (const subject of await sameAs(personId)) {
        await store.accessLog.note({ at, actor, role, what: 'erasure', subject, reason })
        if (await store.people.orderErasure(subject, at)) ordered.push(subject)
      }
      if (ordered.length === 0) return 'nobody'
      return (await carryOut(ordered)).size > 0 ? 'erased' : 'waits'
    },
    /** Carries out the erasures whose hold has ended. @returns how many */
    async resume(): Promise<number> {
      let done = 0
      for await (const page of pages(store.people.erasuresOrdered(), TOGETHER))
        done += (await carryOut(page.map(({ _id }) => _id))).size
      return done
    },
    /** Idempotent: does nothing for whoever was not erased. */
    async clear(personId: string): Promise<void> {
      const erasedAt = await store.people.erasedAt(personId)
      if (!erasedAt) return
      await store.messages.erase(personId)
      await store.conversations.erase(personId)
      const addresses = await store.addresses.ofPerson(personId)
      const ids = addresses.map(({ _id }) => _id)
      await store.inbox.erase(
        personId,
        addresses.flatMap(({ _id, people }) => (people.length === 1 ? _id : [])),
      )
      await store.files.removeOf(personId)
      await store.media.removeOf(personId)
      await store.updates.erase(personId, ids)
      await store.cases.erase(personId)
      // An address that others use stays, and has to say no more that this person answered there.
      await record.drainAll(ids.map((subject) => ({ noun: 'address', subject })))
      // Last: a process that dies before this finds them again.
      await store.addresses.forget(personId)
      await store.idempotency.erase(personId)
      const again = new Date(erasedAt.getTime() + AGAIN_MS)
      await store.people.cleared(personId, clock.now() >= again ? null : again)
    },
  }
}
