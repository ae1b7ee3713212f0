import { z } from 'zod'
import { type AnyDoc, NOUN_NAMES, type NounName, nouns } from '../../cases/index.ts'
import { caseCsv, type Exported } from '../../hub/exports/case-csv.ts'
import { Seen } from '../../hub/imports/seen.ts'
import type { CaseFilter } from '../../store/case-documents/filter.ts'
import type { CaseDocument } from '../../store/case-documents.ts'
import type { Store } from '../../store/index.ts'
import type { Caller } from './caller.ts'
import { type Access, accessTo } from './case-access.ts'
import { filterOf, listQuery } from './case-filter.ts'
import { defineRoute, type Route } from './route.ts'
import { text } from './shapes.ts'

/** The whole list of every noun as a file, for whoever may list it. */
export const exportRoutes = (): Route[] => NOUN_NAMES.map((name) => exportRoute(name, accessTo(name)))

function exportRoute(name: NounName, entry: Access): Route {
  return defineRoute({
    name: `export${entry.path
      .split('-')
      .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
      .join('')}`,
    method: 'get',
    path: `/exports/${entry.path}`,
    summary: `Export: ${name.replaceAll('_', ' ')}. All that its list would give, as CSV for Excel; instants in UTC, no numbers of phones. It is logged.`,
    // A Defender sees one after another, and takes no list away.
    roles: entry.read.filter((role) => role !== 'defender'),
    query: z.strictObject({
      ...listQuery(nouns[name]),
      reason: text(200).meta({ description: 'Why the list is needed; kept in the access log' }),
    }),
    gives: { status: 200, schema: z.string().meta({ description: 'CSV' }) },
    run: async ({ query: { reason, ...asked }, caller }, { hub, now }) => {
      const { store } = hub.parts
      const filter = filterOf(name, entry, caller, asked)
      // Before the first line is given: a read that cannot be logged does not happen.
      await store.accessLog.note({
        at: now(),
        actor: caller.id,
        role: caller.role,
        what: 'export',
        subject: `${name}:${filter.matterId ?? filter.personId ?? 'all'}`,
        reason,
      })
      const documents = exported(name === 'person' ? people(store, filter) : readable(store, filter), entry, caller)
      return {
        body: null,
        file: { type: 'text/csv; charset=utf-8', name: `${entry.path}.csv`, bytes: caseCsv(name, documents) },
      }
    },
  })
}

type Document = CaseDocument<AnyDoc>

async function* exported(
  documents: AsyncIterable<Document>,
  { show }: Access,
  caller: Caller,
): AsyncGenerator<Exported> {
  for await (const { doc, version, updatedAt } of documents)
    yield { doc: show?.(doc, caller) ?? doc, version, updatedAt: updatedAt.toISOString() }
}

/** An erased person's are left out, as in lists. */
async function* readable(store: Store, filter: CaseFilter): AsyncGenerator<Document> {
  for await (const document of store.cases.each<AnyDoc>(filter))
    if (document.doc !== null) yield { ...document, doc: document.doc }
}

/** People looked up together. */
const TOGETHER = 200

/** People stand in no matter: those of a matter are found by its claims. */
async function* people(store: Store, { matterId, ...filter }: CaseFilter): AsyncGenerator<Document> {
  if (matterId === undefined) return yield* readable(store, filter)
  const given = new Seen()
  let subjects: string[] = []
  let count = 0
  for await (const { personId } of store.cases.each({ noun: 'claim', matterId })) {
    // Somebody with two claims in the matter stands in the list once.
    if (personId === undefined || given.first(personId, ++count) !== count) continue
    subjects.push(personId)
    if (subjects.length < TOGETHER) continue
    yield* readable(store, { ...filter, subject: { $in: subjects } })
    subjects = []
  }
  if (subjects.length > 0) yield* readable(store, { ...filter, subject: { $in: subjects } })
}
