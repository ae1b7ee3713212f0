import { nounOf } from '../../cases/index.ts'
import type { Parts } from '../parts.ts'
import { createFoldDocuments } from './fold-documents.ts'
import type { RecordUpdates, Subject } from './record.ts'

/** Documents folded and compared at once: memory stays flat, however many there are. */
const PAGE = 100
/** Ids of differing documents that are listed; the count goes on. */
const LISTED = 50

export type Rebuilt = {
  documents: number
  /** Stored otherwise than their updates say, or without any update. */
  different: number
  /** The first of them. */
  listed: string[]
  /** Differing ones that were written anew. Those without an update are left: there is nothing to make them from. */
  rebuilt: number
  /** With updates that nobody has applied yet: the record worker is about to. */
  waiting: number
  /** Of erased people: nobody can read what they were made from. */
  unreadable: number
}

/**
 * Makes every case document from its updates and says whether that is what is stored; writes anew what is not, unless it
 * only checks. Safe while the hub works, and safe to run again.
 */
export async function rebuild(
  parts: Pick<Parts, 'store' | 'clock' | 'log'> & { record: RecordUpdates },
  { check = false, page = PAGE } = {},
): Promise<Rebuilt> {
  const { store, record } = parts
  const foldDocuments = createFoldDocuments(parts)
  const found: Rebuilt = { documents: 0, different: 0, listed: [], rebuilt: 0, waiting: 0, unreadable: 0 }
  const differs = (id: string): void => {
    found.different++
    if (found.listed.length < LISTED) found.listed.push(id)
  }

  async function compare(subjects: readonly Subject[]): Promise<void> {
    const anew: Subject[] = []
    for (const [name, all] of Map.groupBy(subjects, ({ noun }) => noun)) {
      const noun = nounOf(name)
      if (!noun) continue
      const ids = all.map(({ subject }) => subject)
      for (const { id, next, write, records, unreadable } of await foldDocuments(noun, ids)) {
        found.documents++
        if (unreadable > 0) found.unreadable++
        else if (records.some(({ outcome }) => outcome === 'pending')) found.waiting++
        else if (write) {
          differs(id)
          anew.push({ noun: name, subject: next.subject })
        }
      }
    }
    if (check || anew.length === 0) return
    await record.drainAll(anew)
    found.rebuilt += anew.length
  }

  let batch: Subject[] = []
  for await (const subject of store.updates.subjects()) {
    batch.push(subject)
    if (batch.length < page) continue
    await compare(batch)
    batch = []
  }
  await compare(batch)

  for (let after: string | undefined; ; ) {
    const documents = await store.cases.page(page, after)
    for (const [noun, all] of Map.groupBy(documents, (document) => document.noun)) {
      const told = await store.updates.subjectsAmong(
        noun,
        all.map(({ subject }) => subject),
      )
      for (const { _id, subject } of all) if (!told.has(subject)) differs(_id)
    }
    after = documents.at(-1)?._id
    if (documents.length < page) return found
  }
}
