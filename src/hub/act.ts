import { isDeepStrictEqual } from 'node:util'
import type { UpdateRecord } from '../store/updates.ts'
import type { Parts } from './parts.ts'
import type { RecordUpdates } from './updates/record.ts'
import { createTellUpdates, type NewUpdate } from './updates/tell-update.ts'

export type Acted = { update: UpdateRecord; accepted: boolean; reason: string | null }
export type Act = (update: NewUpdate) => Promise<Acted>

export class KeyReused extends Error {
  constructor() {
    super('This key was used for another update.')
    this.name = 'KeyReused'
  }
}

/**
 * Tells an update and applies it at once, for callers who wait for the answer. The same key again answers what became of
 * it the first time.
 * @throws KeyReused when the key belongs to an update of other content
 */
export function createAct(
  parts: Pick<Parts, 'store' | 'wake' | 'clock'> & { record: Pick<RecordUpdates, 'drain'> },
): Act {
  const { store, record } = parts
  const tellUpdates = createTellUpdates(parts)
  return async (wanted) => {
    const { key, noun, subject } = wanted
    const before = await store.updates.get(key)
    if (before && !isDeepStrictEqual([before.noun, before.subject, before.move], [noun, subject, wanted.move]))
      throw new KeyReused()
    if (!before) await tellUpdates([wanted], { quietly: true })
    await record.drain({ noun, subject })
    const update = await store.updates.get(key)
    if (!update) throw new Error('An update that was written cannot be found')
    return { update, accepted: update.outcome === 'accepted', reason: update.reason ?? null }
  }
}
