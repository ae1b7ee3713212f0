import type { Parts } from './parts.ts'

/** A process that read the key just before keeps it no longer than this (`people.ts`): then all is looked through once more. */
const AGAIN_MS = 60_000

export type Erasure = { personId: string; actor: string; role: string; reason: string }

/**
 * A person's erasure: one write destroys their key, and with it everything that is sealed under it, in every copy. What
 * they leave behind (words, numbers that nobody else uses, places in queues) is cleared away after that, by a worker, and
 * once more when no process can hold the key any longer. States and counts stay.
 */
export function createErase({ store, clock, wake }: Pick<Parts, 'store' | 'clock' | 'wake'>) {
  return {
    /** @returns false when there is no such person, or none any more */
    async begin({ personId, actor, role, reason }: Erasure): Promise<boolean> {
      const at = clock.now()
      if (!(await store.people.get(personId))) return false
      await store.accessLog.note({ at, actor, role, what: 'erasure', subject: personId, reason })
      const erased = await store.people.destroy(personId, at)
      await wake('erase', { personId })
      return erased
    },
    /** Idempotent: does nothing for whoever was not erased. */
    async clear(personId: string): Promise<void> {
      const erasedAt = await store.people.erasedAt(personId)
      if (!erasedAt) return
      await store.messages.erase(personId)
      await store.conversations.erase(personId)
      await store.inbox.erase(personId, await store.addresses.forget(personId))
      await store.files.removeOf(personId)
      await store.media.removeOf(personId)
      await store.updates.erase(personId)
      await store.cases.erase(personId)
      const again = new Date(erasedAt.getTime() + AGAIN_MS)
      await store.people.cleared(personId, clock.now() >= again ? null : again)
    },
  }
}
