import { z } from 'zod'
import { NOUN_NAMES, type NounName, nouns } from '../../cases/index.ts'
import { exportCases } from '../../hub/exports/export-cases.ts'
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
    run: async ({ query: { reason, ...asked }, caller }, { hub }) => {
      const bytes = await exportCases(hub.parts, {
        noun: name,
        filter: filterOf(name, entry, caller, asked),
        show: (doc) => entry.show?.(doc, caller) ?? doc,
        by: { actor: caller.id, role: caller.role },
        reason,
      })
      return { body: null, file: { type: 'text/csv; charset=utf-8', name: `${entry.path}.csv`, bytes } }
    },
  })
}
