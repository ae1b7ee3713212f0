import { stringify } from 'csv-stringify/sync'
import type { AnyDoc, NounName } from '../../cases/index.ts'
import { EXPORT_COLUMNS } from './columns.ts'

/** A document as its reader may see it. `updatedAt` ISO 8601. */
export type Exported = { doc: AnyDoc; version: number; updatedAt: string }

/** Lines made at once. */
const AT_ONCE = 200
const OTHER = 'other'

/**
 * A list of documents for Excel, piece by piece: the mark of UTF-8 and the names of the columns, then a line for each. Nothing
 * in it is a formula; instants are in UTC and written as Excel reads them, lists are divided by `; `.
 */
export async function* caseCsv(noun: NounName, documents: AsyncIterable<Exported>): AsyncGenerator<Buffer> {
  const own = EXPORT_COLUMNS[noun]
  const columns = ['id', 'state', ...own, 'version', 'updated_at', OTHER]
  const known = new Set(columns)
  const lineOf = ({ doc, version, updatedAt }: Exported): string[] => {
    const rest = Object.entries(doc).filter(([name, value]) => !known.has(name) && !isNothing(value))
    return [
      doc.id,
      doc.state,
      ...own.map((name) => cellOf(doc[name])),
      String(version),
      cellOf(updatedAt),
      rest.length === 0 ? '' : JSON.stringify(Object.fromEntries(rest)),
    ]
  }
  yield csv([columns], true)
  let lines: string[][] = []
  for await (const document of documents) {
    lines.push(lineOf(document))
    if (lines.length < AT_ONCE) continue
    yield csv(lines)
    lines = []
  }
  if (lines.length > 0) yield csv(lines)
}

const csv = (lines: string[][], bom = false): Buffer =>
  Buffer.from(stringify(lines, { bom, escape_formulas: true, record_delimiter: 'windows' }))

const isNothing = (value: unknown): boolean =>
  value == null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0)

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/

function cellOf(value: unknown): string {
  if (isNothing(value)) return ''
  if (typeof value !== 'object' || value === null) {
    const text = String(value)
    return INSTANT.test(text) ? new Date(text).toISOString().slice(0, 19).replace('T', ' ') : text
  }
  const plain = Array.isArray(value) && value.every((each) => typeof each !== 'object')
  return plain ? value.join('; ') : JSON.stringify(value)
}
