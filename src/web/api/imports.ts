import { z } from 'zod'
import { IMPORT_NAMES, type ImportName, importKinds } from '../../hub/imports/index.ts'
import { type ApiRequest, defineRoute, type Route } from './route.ts'
import { byId } from './shapes.ts'

/** A file for each kind of list: of a matter below the matter, else below `/imports`. Made from the list of kinds. */
export const importRoutes = (): Route[] => IMPORT_NAMES.map(importRoute)

const notices = z.array(z.object({ line: z.int(), reason: z.string() }))
const reportSchema = z
  .object({
    kind: z.enum(IMPORT_NAMES),
    matter: z.string().nullable(),
    dry_run: z.boolean(),
    rows: z.int(),
    accepted: z.int().meta({ description: 'New ones, and those whose row changed' }),
    unchanged: z.int(),
    refused_count: z.int(),
    refused: notices,
    warnings: notices,
  })
  .meta({ id: 'ImportReport' })

function importRoute(kind: ImportName): Route {
  const ofMatter = importKinds[kind].of === 'matter'
  return defineRoute({
    name: `import${kind
      .split('-')
      .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
      .join('')}`,
    method: 'post',
    path: ofMatter ? `/matters/:id/${kind}` : `/imports/${kind}`,
    summary: `Import: ${kind.replace('-', ' ')} (CSV; comma, semicolon or tab; UTF-8 or Latin-1). Columns: ${Object.keys(importKinds[kind].columns).join(', ')}. Importing twice changes nothing.`,
    roles: ['admin', 'staff'],
    ...(ofMatter ? { params: byId } : {}),
    query: z.strictObject({ dry_run: z.enum(['true', 'false', '1', '0']).default('false') }),
    body: 'csv',
    gives: { status: 200, schema: reportSchema },
    run: async (
      { params, query, body, caller, id }: ApiRequest<{ id?: string }, { dry_run: string }, unknown>,
      parts,
    ) => {
      const file = body as Buffer
      const report = await parts.runImport({
        kind,
        ...(params.id === undefined ? {} : { matterId: params.id }),
        open: () => chunks(file),
        dryRun: query.dry_run === 'true' || query.dry_run === '1',
        actor: { kind: 'import', id: caller.id },
        source: `api:${id}`,
      })
      return { body: report }
    },
  })
}

async function* chunks(file: Buffer, size = 64 * 1024): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < file.length; from += size) yield file.subarray(from, from + size)
}
