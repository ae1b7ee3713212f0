import { createHash } from 'node:crypto'
import type { Update } from '../../cases/noun.ts'
import type { UpdateRecord } from '../../store/updates.ts'
import type { Parts } from '../parts.ts'

/** A fact that somebody tells about a case document. `personId`: whose key seals the payload; absent: the hub's own. */
export type NewUpdate = Omit<Update, 'eventAt' | 'receivedAt'> & { eventAt: Date; personId?: string }

/** `quietly`: wakes nobody, for a caller who applies them at once (the sweeper stands behind it). */
export type TellUpdates = (updates: readonly NewUpdate[], options?: { quietly: boolean }) => Promise<void>

/**
 * Writes updates durably, payloads sealed, and wakes the record worker once for all their documents. Makes the person's key when
 * there is none yet. Telling the same update again changes nothing.
 */
export function createTellUpdates({ store, wake, clock }: Pick<Parts, 'store' | 'wake' | 'clock'>): TellUpdates {
  return async (updates, options) => {
    if (updates.length === 0) return
    const receivedAt = clock.now()
    const ids = [...new Set(updates.flatMap((update) => update.personId ?? []))]
    const known = await store.people.ensureMany(ids, receivedAt)

    const records = updates.map((update): UpdateRecord => {
      const { key, payload, personId, ...rest } = update
      const sealKey = personId === undefined ? store.vault.ownKey : (known.get(personId) ?? '')
      return {
        _id: key,
        ...rest,
        ...(personId === undefined ? {} : { personId }),
        sealed: store.vault.seal(sealKey, JSON.stringify(payload), `updates/${key}`),
        receivedAt,
        outcome: 'pending',
      }
    })
    await store.updates.insert(records)
    if (options?.quietly) return
    const [first] = updates
    const subjects = new Map(updates.map(({ noun, subject }) => [`${noun}/${subject}`, { noun, subject }]))
    const [only, second] = [...subjects.values()]
    if (only && !second) await wake('record', only)
    else if (first)
      await wake('records', {
        group: createHash('sha256').update(first.key).digest('hex'),
        subjects: [...subjects.values()],
      })
  }
}
