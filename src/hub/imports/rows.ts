import { pipeline, Readable } from 'node:stream'
import { type CsvError, type InfoRecord, parse } from 'csv-parse'
import { type Cells, columnsOf } from './columns.ts'
import { type Decoded, decodeLines, MAX_FILE_BYTES, MAX_LINE_BYTES } from './decode.ts'
import { ImportRefused } from './import-refused.ts'
import type { AnyKind } from './kind.ts'

/** How large a list may be; a larger one is split by matter or by office. */
export const IMPORT_LIMITS = { rows: 1_000_000, bytes: MAX_FILE_BYTES }
export type ImportLimits = typeof IMPORT_LIMITS

export type RawRow = { line: number; cells: Cells } | { line: number; problem: string }
export type Notice = { line: number; reason: string }

/**
 * Rows of a CSV file with line numbers, empty ones left out. Comma, semicolon or tab is told from the header; rows that are
 * no CSV come as problems. What concerns the file as a whole goes to `notice`.
 * @throws ImportRefused
 */
export async function* readRows(
  source: AsyncIterable<Uint8Array>,
  kind: Pick<AnyKind, 'columns' | 'needs'>,
  notice: (notice: Notice) => void,
  limits: ImportLimits = IMPORT_LIMITS,
): AsyncGenerator<RawRow> {
  const lines = decodeLines(source, limits.bytes)
  const first = await firstLine(lines)
  const delimiter = delimiterOf(first.text)
  const problems: RawRow[] = []
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: MAX_LINE_BYTES * 4,
    on_skip: (error) => {
      problems.push({ line: lineOf(error), problem: 'The row is not valid CSV: check its quotation marks.' })
      return undefined
    },
  })
  // A pipeline hands an error of the file on to the loop below, which throws it.
  pipeline(Readable.from(textOf(first, lines, notice)), parser, () => {})

  let columns: (string | undefined)[] | undefined
  let rows = 0
  // csv-parse counts the first line it was given as 1; the file's empty lines before it are added.
  const offset = first.line - 1
  for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: InfoRecord }>) {
    yield* problems.splice(0)
    const line = info.lines + offset
    if (!columns) {
      columns = headerOf(kind, record, line, notice)
      continue
    }
    if (++rows > limits.rows)
      throw new ImportRefused('too_many_rows', `The list has more than ${limits.rows} rows. Split it.`)
    if (record.every((cell) => cell.trim() === '')) continue
    if (record.length > columns.length && record.slice(columns.length).some((cell) => cell.trim() !== ''))
      yield { line, problem: `The row has ${record.length} cells; the header has ${columns.length}.` }
    else yield { line, cells: cellsOf(record, columns) }
  }
  yield* problems
  if (!columns) throw new ImportRefused('empty', 'The file is empty.')
}

async function firstLine(lines: AsyncGenerator<Decoded>): Promise<Decoded> {
  for (;;) {
    const { value, done } = await lines.next()
    if (done) throw new ImportRefused('empty', 'The file is empty.')
    if (value.text.trim() !== '') return value
  }
}

async function* textOf(
  first: Decoded,
  lines: AsyncGenerator<Decoded>,
  notice: (notice: Notice) => void,
): AsyncGenerator<string> {
  let said = false
  const seen = (decoded: Decoded): string => {
    if (decoded.latin && !said) {
      said = true
      notice({
        line: decoded.line,
        reason: 'The file is not all UTF-8; such lines were read as Windows-1252 (Latin-1).',
      })
    }
    return decoded.text
  }
  yield seen(first)
  for await (const decoded of lines) yield seen(decoded)
}

/** The separator that stands most often outside quotation marks in the header. */
function delimiterOf(header: string): string {
  const bare = header.replace(/"[^"]*"/g, '')
  const counts = [',', ';', '\t'].map((each) => [each, bare.split(each).length] as const)
  counts.sort((a, b) => b[1] - a[1])
  return counts[0]?.[0] ?? ','
}

function headerOf(
  { columns: known, needs }: Pick<AnyKind, 'columns' | 'needs'>,
  header: string[],
  line: number,
  notice: (notice: Notice) => void,
): (string | undefined)[] {
  const columns = columnsOf(header, known)
  const names = Object.keys(known)
  const doubled = names.find((column) => columns.filter((each) => each === column).length > 1)
  if (doubled) throw new ImportRefused('no_header', `Two columns of the header mean ${doubled}.`)
  if (!columns.includes(needs))
    throw new ImportRefused(
      'no_header',
      `The first line must name the columns, ${needs} (or "${known[needs]?.at(-1)}") among them. Known: ${names.join(', ')}.`,
    )
  const unknown = columns.flatMap((column, index) => (column || header[index]?.trim() === '' ? [] : [index + 1]))
  if (unknown.length > 0)
    notice({ line, reason: `Columns that are not known were left out: number ${unknown.join(', ')}.` })
  return columns
}

const cellsOf = (record: string[], columns: (string | undefined)[]): Cells =>
  Object.fromEntries(columns.flatMap((column, index) => (column ? [[column, record[index] ?? '']] : [])))

const lineOf = (error: CsvError | undefined): number => Number((error as { lines?: number } | undefined)?.lines ?? 0)
