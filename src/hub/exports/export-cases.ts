import type { AnyDoc, NounName } from '../../cases/index.ts'
import type { CaseFilter } from '../../store/case-documents/filter.ts'
import type { Parts } from '../parts.ts'
import { caseCsv, type Exported } from './case-csv.ts'
import { exportedDocuments } from './exported-documents.ts'

export type CaseExport = {
  noun: NounName
  filter: CaseFilter
  /** What of a document is seen by whoever takes the list. */
  show: (doc: AnyDoc) => AnyDoc
  /** Who takes it, and why: kept in the access log. */
  by: { actor: string; role: string }
  reason: string
}

/**
 * A list of documents as a file for Excel, piece by piece; memory does not grow with it. It is written down who takes it before
 * anything is read: a read that cannot be logged does not happen.
 */
export async function exportCases(
  { store, clock }: Pick<Parts, 'store' | 'clock'>,
  { noun, filter, show, by, reason }: CaseExport,
): Promise<AsyncGenerator<Buffer>> {
  const subject = `${noun}:${named(filter.matterId ?? filter.personId ?? 'all')}`
  await store.accessLog.note({ at: clock.now(), ...by, what: 'export', subject, reason })
  async function* shown(): AsyncGenerator<Exported> {
    for await (const { doc, version, updatedAt } of exportedDocuments(store, filter))
      yield { doc: show(doc), version, updatedAt: updatedAt.toISOString() }
  }
  return caseCsv(noun, shown())
}

const named = (asked: string | { $in: string[] }): string => (typeof asked === 'string' ? asked : asked.$in.join(','))
