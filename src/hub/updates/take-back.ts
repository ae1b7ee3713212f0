import { createHash } from 'node:crypto'
import type { UpdateRecord } from '../../store/updates.ts'
import type { Parts } from '../parts.ts'
import type { Folding } from './fold-documents.ts'
import type { NewUpdate, TellUpdates } from './tell-update.ts'
import type { Tells } from './tells.ts'

type TakeBackParts = Pick<Parts, 'store' | 'wake'> & { tells: Tells; tellUpdates: TellUpdates }

/**
 * A late update can turn into a refusal what was accepted before it came, and what that had told. What it told other cases
 * stands no more then, and stands again when it is accepted again; of words that went out a row tells somebody of the team.
 * Before outcomes are written, so that a process that dies in it does it again; twice is once.
 */
export function createTakeBack({ store, wake, tells, tellUpdates }: TakeBackParts) {
  return async (foldings: readonly Folding[]): Promise<void> => {
    const rows: NewUpdate[] = []
    for (const { records, outcomes, next } of foldings)
      for (const record of records) {
        const stands = standsNow(record, outcomes)
        if (stands === null) continue
        const subjects = await store.updates.setVoid(record._id, !stands)
        if (!stands) rows.push(tells.takenBack(record, next))
        if (subjects.length === 0) continue
        const group = createHash('sha256').update(`${record._id}/${stands}`).digest('hex')
        await wake('records', { group, subjects })
      }
    await tellUpdates(rows)
  }
}

/** Null: it told nothing, or is judged as it was. */
function standsNow({ _id, told, outcome: was }: UpdateRecord, outcomes: Folding['outcomes']): boolean | null {
  const now = outcomes.get(_id)
  if (!told || !now) return null
  if (now.accepted) return was === 'accepted' ? null : true
  return was === 'refused' ? null : false
}
