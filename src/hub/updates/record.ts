import { type AnyNoun, nounOf } from '../../cases/index.ts'
import type { Settled, UpdateRecord } from '../../store/updates.ts'
import type { Parts } from '../parts.ts'
import { createAnnounce } from '../webhooks/announce.ts'
import { createFoldDocuments, type Folding } from './fold-documents.ts'
import { createTakeBack } from './take-back.ts'
import { createTellUpdates, type NewUpdate } from './tell-update.ts'
import { createTells } from './tells.ts'

export type RecordParts = Pick<Parts, 'store' | 'clock' | 'wake' | 'log'> & Partial<Pick<Parts, 'channels'>>
export type Subject = { noun: string; subject: string }
export type RecordUpdates = {
  /**
   * Folds all updates of a case document into it and writes what became of each. Run twice, or in two processes at once,
   * it changes nothing; what an accepted move tells goes out once.
   *
   * @returns whose document it is, where it is about a person
   */
  drain(subject: Subject): Promise<string | undefined>
  /** The same for many documents, with the store asked once for all. @returns whose documents they are */
  drainAll(subjects: readonly Subject[]): Promise<string[]>
}

/** How often a fold is done again because another process wrote first. */
const CONFLICTS = 10
/** Documents folded together: what they hold in memory stays small. */
const TOGETHER = 100

type Outcomes = Folding['outcomes']

export function createRecord(parts: RecordParts): RecordUpdates {
  const { store } = parts
  const foldDocuments = createFoldDocuments(parts)
  const tells = createTells(parts)
  const tellUpdates = createTellUpdates(parts)
  const takeBack = createTakeBack({ ...parts, tells, tellUpdates })
  const announce = createAnnounce(parts)

  /** @returns whose documents they are, and those that another process wrote first and that must be folded again */
  async function pass(noun: AnyNoun, subjects: readonly string[]): Promise<{ people: string[]; again: string[] }> {
    const foldings = await foldDocuments(noun, subjects)
    const overtaken = await store.cases.saveMany(foldings.filter(({ write }) => write).map(({ next }) => next))
    const written = foldings.filter(({ id }) => !overtaken.has(id))

    await tellNew(written)
    await takeBack(written)
    await announce(written)
    const settled = written.map(({ records, outcomes }) => changes(records, outcomes))
    await store.updates.settle(settled.flat())
    // Outcomes of an older fold must not stand over those of a newer one.
    const judged = written.filter((_, at) => (settled[at]?.length ?? 0) > 0)
    const versions = judged.length > 0 ? await store.cases.versions(judged.map(({ id }) => id)) : new Map()
    const older = judged.filter(({ id, next, write }) => (versions.get(id) ?? 0) !== next.version + (write ? 1 : 0))
    const again = new Set([...overtaken, ...older.map(({ id }) => id)])
    return {
      people: [...new Set([...written.flatMap(({ next }) => next.personId ?? []), ...written.flatMap(speakers)])],
      again: foldings.filter(({ id }) => again.has(id)).map(({ next }) => next.subject),
    }
  }

  /**
   * Puts on its way what accepted moves tell, and what two sources tell differently. Ids are unique, so a crash before `told`
   * repeats nothing; and outcomes are written only after it, so that none is forgotten.
   */
  async function tellNew(foldings: readonly Folding[]): Promise<void> {
    const done: string[] = []
    const updates: NewUpdate[] = []
    for (const { records, outcomes, next } of foldings)
      for (const record of records) {
        const outcome = outcomes.get(record._id)
        if (outcome && !outcome.accepted && outcome.contradicts && record.contradicts !== outcome.contradicts)
          updates.push(tells.contradiction(record, next))
        if (record.told || !outcome?.accepted || outcome.tells.length === 0) continue
        updates.push(...(await tells.of(record, outcome.tells, next)))
        done.push(record._id)
      }
    await tellUpdates(updates)
    await store.updates.told(done)
  }

  async function unknownNoun(name: string, subjects: readonly string[]): Promise<string[]> {
    const records = await store.updates.ofMany(name, subjects)
    const outcome = { outcome: 'refused', reason: `There is no noun "${name}".` } as const
    await store.updates.settle(records.map(({ _id }) => ({ key: _id, ...outcome })))
    return records.flatMap(({ personId }) => personId ?? [])
  }

  async function drainNoun(name: string, subjects: readonly string[]): Promise<string[]> {
    const noun = nounOf(name)
    if (!noun) return unknownNoun(name, subjects)
    const people = new Set<string>()
    let waiting = [...new Set(subjects)]
    for (let tries = 1; waiting.length > 0; tries++) {
      const done = await pass(noun, waiting)
      for (const personId of done.people) people.add(personId)
      waiting = done.again
      if (waiting.length > 0 && tries >= CONFLICTS) throw new Error('A case document is written by too many at once')
    }
    return [...people]
  }

  return {
    async drain(subject) {
      const [personId] = await drainNoun(subject.noun, [subject.subject])
      return personId
    },
    async drainAll(subjects) {
      const people = new Set<string>()
      for (const [name, all] of Map.groupBy(subjects, ({ noun }) => noun))
        for (let from = 0; from < all.length; from += TOGETHER) {
          const together = all.slice(from, from + TOGETHER).map(({ subject }) => subject)
          for (const personId of await drainNoun(name, together)) people.add(personId)
        }
      return [...people]
    },
  }
}

/** Whose words wait for what they told of somebody else, or of their work. */
const speakers = ({ records }: Folding): string[] =>
  records.flatMap(({ outcome, speaker, personId }) => (outcome === 'pending' ? (speaker ?? personId ?? []) : []))

/** Outcomes that are not yet as stored. */
function changes(records: readonly UpdateRecord[], outcomes: Outcomes): Settled[] {
  return records.flatMap((record): Settled[] => {
    const outcome = outcomes.get(record._id)
    if (!outcome) return []
    if (outcome.accepted) return record.outcome === 'accepted' ? [] : [{ key: record._id, outcome: 'accepted' }]
    const { reason, contradicts } = outcome
    const same = record.outcome === 'refused' && record.reason === reason && record.contradicts === contradicts
    return same ? [] : [{ key: record._id, outcome: 'refused', reason, ...(contradicts ? { contradicts } : {}) }]
  })
}
