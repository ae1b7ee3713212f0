import { fold, type Outcome } from '../cases/apply.ts'
import { type AnyDoc, type AnyNoun, type NounName, nounOf } from '../cases/index.ts'
import type { Update } from '../cases/noun.ts'
import type { CaseDocument } from '../store/case-documents.ts'
import type { UpdateRecord } from '../store/updates.ts'
import { SealBroken } from '../store/vault.ts'
import { caseFacets } from './case-facets.ts'
import type { Parts } from './parts.ts'
import { createTells } from './tells.ts'

export type RecordParts = Pick<Parts, 'store' | 'clock' | 'wake' | 'log'>
export type RecordUpdates = {
  /**
   * Folds all updates of a case document into it and writes what became of each. Run twice, or in two processes at once,
   * it changes nothing; what an accepted move tells goes out once.
   *
   * @returns whose document it is, where it is about a person
   */
  drain(subject: { noun: string; subject: string }): Promise<string | undefined>
}

/** How often a fold is done again because another process wrote first. */
const CONFLICTS = 10

export function createRecord(parts: RecordParts): RecordUpdates {
  const { store, clock, log } = parts
  const tells = createTells(parts)

  /** @returns whose document it is; null when another process was faster and the fold must be done again */
  async function pass(noun: AnyNoun, subject: string): Promise<{ personId: string | undefined } | null> {
    // The document first: whoever writes it after this read makes our write fail, so no update can be overlooked.
    const { version, document: current } = await store.cases.current<AnyDoc>(noun.name, subject)
    const records = await store.updates.of(noun.name, subject)
    if (records.length === 0) return { personId: undefined }
    const { updates, unreadable } = await open(records)
    const { doc, outcomes } = fold(noun, subject, updates)
    for (const key of unreadable)
      outcomes.set(key, { accepted: false, reason: 'The update cannot be read: the person was erased.' })

    const personId = records.find((record) => record.personId !== undefined)?.personId
    const facets = caseFacets(noun.name as NounName, doc)
    const next: CaseDocument<AnyDoc> = {
      _id: `${noun.name}:${subject}`,
      noun: noun.name,
      subject,
      state: doc.state,
      ...(personId === undefined ? {} : { personId }),
      ...facets,
      version,
      updatedAt: clock.now(),
      doc,
    }
    const accepted = [...outcomes.values()].some((outcome) => outcome.accepted)
    const changed = !current || JSON.stringify(current.doc) !== JSON.stringify(doc) || current.state !== doc.state
    // A document of which nothing was accepted is none: a refused first move must not make an empty case.
    const write = changed && (accepted || current !== null)
    if (write && !(await store.cases.save(next))) return null
    const written = write ? version + 1 : version

    const settled = changes(records, outcomes)
    await store.updates.settle(settled)
    await tellNew(records, outcomes, next)
    // Outcomes of an older fold must not stand over those of a newer one.
    const newest = settled.length === 0 || (await store.cases.version(noun.name, subject)) === written
    return newest ? { personId } : null
  }

  /** Puts on its way what accepted moves tell. Ids are unique, so a crash before `told` repeats nothing. */
  async function tellNew(
    records: UpdateRecord[],
    outcomes: Map<string, Outcome>,
    document: CaseDocument<AnyDoc>,
  ): Promise<void> {
    const done: string[] = []
    for (const record of records) {
      const outcome = outcomes.get(record._id)
      if (record.told || !outcome?.accepted || outcome.tells.length === 0) continue
      await tells.send(record, outcome.tells, document)
      done.push(record._id)
    }
    await store.updates.told(done)
  }

  async function open(records: UpdateRecord[]): Promise<{ updates: Update[]; unreadable: string[] }> {
    const ids = [...new Set(records.flatMap((record) => record.personId ?? []))]
    const keys = new Map((await store.people.many(ids)).map((person) => [person._id, person.key]))
    const updates: Update[] = []
    const unreadable: string[] = []
    for (const record of records) {
      const key = record.personId === undefined ? store.vault.ownKey : keys.get(record.personId)
      const update = key === undefined ? null : toUpdate(record, key)
      if (update) updates.push(update)
      // What was accepted before the erasure stays so: the counts of the past remain right.
      else if (record.outcome === 'pending') unreadable.push(record._id)
    }
    return { updates, unreadable }
  }

  function toUpdate(record: UpdateRecord, key: string): Update | null {
    try {
      const { _id, noun, subject, move, actor, source, sealed, seq } = record
      const payload = JSON.parse(store.vault.open(key, sealed, `updates/${_id}`)) as Record<string, unknown>
      const [eventAt, receivedAt] = [record.eventAt.toISOString(), record.receivedAt.toISOString()]
      return {
        key: _id,
        noun,
        subject,
        move,
        payload,
        actor,
        source,
        eventAt,
        receivedAt,
        ...(seq === undefined ? {} : { seq }),
      }
    } catch (error) {
      if (!(error instanceof SealBroken)) throw error
      log.error({ update: record._id }, 'an update cannot be opened')
      return null
    }
  }

  return {
    async drain({ noun: name, subject }) {
      const noun = nounOf(name)
      if (!noun) {
        const records = await store.updates.of(name, subject)
        await store.updates.settle(
          records.map(({ _id }) => ({ key: _id, outcome: 'refused', reason: `There is no noun "${name}".` })),
        )
        return records.find((record) => record.personId !== undefined)?.personId
      }
      for (let tries = 1; ; tries++) {
        const done = await pass(noun, subject)
        if (done) return done.personId
        if (tries >= CONFLICTS) throw new Error('A case document is written by too many at once')
      }
    },
  }
}

type Settled = { key: string; outcome: 'accepted' | 'refused'; reason?: string }

/** Outcomes that are not yet as stored. */
function changes(records: UpdateRecord[], outcomes: Map<string, Outcome>): Settled[] {
  return records.flatMap((record): Settled[] => {
    const outcome = outcomes.get(record._id)
    if (!outcome) return []
    if (outcome.accepted) return record.outcome === 'accepted' ? [] : [{ key: record._id, outcome: 'accepted' }]
    const same = record.outcome === 'refused' && record.reason === outcome.reason
    return same ? [] : [{ key: record._id, outcome: 'refused', reason: outcome.reason }]
  })
}
