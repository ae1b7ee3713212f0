import { fold, type Outcome } from '../../cases/apply.ts'
import type { AnyDoc, AnyNoun, NounName } from '../../cases/index.ts'
import type { Update } from '../../cases/noun.ts'
import type { CaseDocument } from '../../store/case-documents.ts'
import type { UpdateRecord } from '../../store/updates.ts'
import { SealBroken } from '../../store/vault.ts'
import type { Parts } from '../parts.ts'
import { caseDocument, sameDocument } from './case-document.ts'
import { countsChanged } from './count-standings.ts'

/** A document as its updates make it, and what is stored of it. */
export type Folding = {
  id: string
  records: UpdateRecord[]
  outcomes: Map<string, Outcome>
  next: CaseDocument<AnyDoc>
  /** It is to be written: something was accepted, or there is a document, and it is not what is stored. */
  write: boolean
  /** Updates that nobody can read any more: the person was erased. */
  unreadable: number
}

/**
 * Folds the updates of documents of one noun, all read in two questions. Writes nothing. The documents are read first:
 * whoever writes one after that makes a write of the fold fail, so no update can be overlooked.
 */
export function createFoldDocuments({ store, clock, log }: Pick<Parts, 'store' | 'clock' | 'log'>) {
  return async (noun: AnyNoun, subjects: readonly string[]): Promise<Folding[]> => {
    const idOf = (subject: string): string => `${noun.name}:${subject}`
    const current = await store.cases.currentMany<AnyDoc>(subjects.map(idOf))
    const all = Map.groupBy(await store.updates.ofMany(noun.name, subjects), ({ subject }) => subject)
    const updates = await open([...all.values()].flat())

    return [...all].map(([subject, records]): Folding => {
      const { version, document } = current.get(idOf(subject)) ?? { version: 0, document: null }
      const told = records.flatMap((record) => (record.void ? [] : (updates.get(record._id) ?? [])))
      const { doc, outcomes, conflicts } = fold(noun, subject, told)
      for (const record of records)
        if (record.void)
          outcomes.set(record._id, { accepted: false, reason: 'What had told it does not stand any more.' })
      // What was accepted before an erasure stays so: the counts of the past remain right.
      for (const { _id, outcome } of records)
        if (outcome === 'pending' && !updates.has(_id))
          outcomes.set(_id, { accepted: false, reason: 'The update cannot be read: the person was erased.' })
      const folded = caseDocument(noun.name as NounName, doc, { conflicts, version, at: clock.now(), records })
      const next = countsChanged(document, folded) ? { ...folded, uncounted: true as const } : folded
      // A document of which nothing was accepted is none: a refused first move must not make an empty case.
      const accepted = [...outcomes.values()].some((outcome) => outcome.accepted)
      const write = !sameDocument(document, next) && (accepted || document !== null)
      const unreadable = records.filter(({ _id }) => !updates.has(_id)).length
      return { id: next._id, records, outcomes, next, write, unreadable }
    })
  }

  /** Those that can be read, by their keys. */
  async function open(records: readonly UpdateRecord[]): Promise<Map<string, Update>> {
    const ids = [...new Set(records.flatMap((record) => record.personId ?? []))]
    const keys = new Map((await store.people.many(ids)).map((person) => [person._id, person.key]))
    return new Map(
      records.flatMap((record): [string, Update][] => {
        const key = record.personId === undefined ? store.vault.ownKey : keys.get(record.personId)
        const update = key === undefined ? null : toUpdate(record, key)
        return update ? [[record._id, update]] : []
      }),
    )
  }

  function toUpdate(record: UpdateRecord, key: string): Update | null {
    const { _id, noun, subject, move, actor, source, sealed, seq } = record
    // Taken away when somebody was erased, whosever key it was sealed by.
    if (sealed === '') return null
    try {
      const payload = JSON.parse(store.vault.open(key, sealed, `updates/${_id}`)) as Record<string, unknown>
      const [eventAt, receivedAt] = [record.eventAt.toISOString(), record.receivedAt.toISOString()]
      const place = seq === undefined ? {} : { seq }
      return { key: _id, noun, subject, move, payload, actor, source, eventAt, receivedAt, ...place }
    } catch (error) {
      if (!(error instanceof SealBroken)) throw error
      log.error({ update: record._id }, 'an update cannot be opened')
      return null
    }
  }
}
