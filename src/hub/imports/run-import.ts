import type { AnyDoc } from '../../cases/index.ts'
import type { Actor } from '../../cases/noun.ts'
import type { Current } from '../../store/case-documents.ts'
import type { Parts } from '../parts.ts'
import type { RecordUpdates } from '../updates/record.ts'
import { createTellUpdates, type NewUpdate } from '../updates/tell-update.ts'
import { cleanCells } from './cells.ts'
import { type ImportName, importKinds } from './index.ts'
import type { AnyKind, Context, Row, Verdict } from './kind.ts'
import { IMPORT_LIMITS, type Notice, type RawRow, readRows } from './rows.ts'
import { Seen } from './seen.ts'

export type ImportRequest = {
  kind: ImportName
  /** Of kinds that are of a matter. */
  matterId?: string
  /** Opened twice: once to check the whole file, once to write. */
  open: () => AsyncIterable<Uint8Array>
  dryRun: boolean
  actor: Actor
  /** Id of the request or command. */
  source: string
}

export type ImportReport = {
  kind: ImportName
  matter: string | null
  dry_run: boolean
  rows: number
  /** New ones, and those whose row changed. */
  accepted: number
  /** Rows that say what is known already. */
  unchanged: number
  refused_count: number
  /** The first `MAX_REPORTED`. */
  refused: Notice[]
  warnings: Notice[]
}

export type RunImport = (request: ImportRequest) => Promise<ImportReport>

/** Lines listed in a report; the counts go on. */
export const MAX_REPORTED = 1_000
/** Rows looked up and written together. */
const BATCH = 100

/** One list on its way through. */
type Run = { kind: AnyKind; context: Context<unknown>; report: ImportReport; write: boolean }

/**
 * Imports a list of any kind. What a row stands for has an id derived from the row, so importing twice changes nothing, and a
 * changed row changes what it stands for.
 * @throws ImportRefused when the file or what it is about cannot be used; then nothing was changed
 */
export function createImport(
  parts: Pick<Parts, 'store' | 'clock' | 'wake' | 'log'> & { record: RecordUpdates },
  limits = IMPORT_LIMITS,
): RunImport {
  const { store, clock, record } = parts
  const tellUpdates = createTellUpdates(parts)

  return async (request) => {
    const kind: AnyKind = importKinds[request.kind]
    const now = clock.now()
    const told = { actor: request.actor, source: request.source, eventAt: now }
    const context = { about: await kind.about(store, request.matterId), store, now, told }
    const pass = (write: boolean): Run => ({ kind, context, write, report: emptyReport(request) })

    if (request.dryRun) return through(pass(false), request, judgeTogether)
    // First the whole file, without the store: what cannot be imported must not be imported by half.
    await through(pass(false), request, async () => {})
    return through(pass(true), request, judgeTogether)
  }

  /** One way through the file; rows that can be taken are handed on in batches. */
  async function through(
    run: Run,
    request: ImportRequest,
    batched: (run: Run, rows: Row<unknown>[]) => Promise<void>,
  ): Promise<ImportReport> {
    const { kind, report } = run
    const seen = new Seen()
    let batch: Row<unknown>[] = []
    for await (const raw of readRows(request.open(), kind, (notice) => warn(report, notice), limits)) {
      report.rows++
      const row = rowOf(run, seen, raw)
      if (row) batch.push(row)
      if (batch.length < BATCH) continue
      await batched(run, batch)
      batch = []
    }
    if (batch.length > 0) await batched(run, batch)
    // The CSV reader reports broken quotation marks when it meets them, ahead of the rows that it still holds.
    report.refused.sort((a, b) => a.line - b.line)
    report.warnings.sort((a, b) => a.line - b.line)
    return report
  }

  function rowOf({ kind, context, report }: Run, seen: Seen, raw: RawRow): Row<unknown> | null {
    const { line } = raw
    const cleaned = 'problem' in raw ? { refused: raw.problem } : cleanCells(raw.cells, kind.phones)
    const read = 'refused' in cleaned ? cleaned : kind.read(cleaned.cells, context.now)
    if ('refused' in read) return refuse(report, line, read.refused)
    const { entry } = read
    const key = kind.keyOf(entry)
    if (key === undefined) return refuse(report, line, kind.noKey)
    const twin = seen.first(`key/${key}`, line)
    if (twin !== line) return refuse(report, line, `The same as in line ${twin}.`)
    const warnings = 'warnings' in cleaned ? [...cleaned.warnings, ...read.warnings] : read.warnings
    for (const [text, says] of kind.alike?.(entry) ?? []) {
      const other = seen.first(text, line)
      if (other !== line) warnings.push(`${says} line ${other}.`)
    }
    for (const reason of warnings) warn(report, { line, reason })
    return { line, entry, key, print: store.vault.blindIndex(JSON.stringify(entry)) }
  }

  async function judgeTogether({ kind, context, report, write }: Run, rows: Row<unknown>[]): Promise<void> {
    const known: ReadonlyMap<string, Current<AnyDoc>> = await store.cases.currentMany<AnyDoc>([
      ...new Set(rows.flatMap((row) => kind.known(row, context))),
    ])
    const accepted = rows.filter((row) => {
      const verdict: Verdict = kind.judge(row, known, context)
      if (verdict === 'accepted') report.accepted++
      else if (verdict === 'unchanged') report.unchanged++
      else refuse(report, row.line, verdict.refused)
      return verdict === 'accepted'
    })
    if (!write || accepted.length === 0) return
    const updates: NewUpdate[] = []
    // One by one: two rows may share an address, and making it twice at the same moment is a race.
    for (const row of accepted) updates.push(...(await kind.updates(row, known, context)))
    await tellUpdates(updates, { quietly: true })
    const subjects = new Map(updates.map(({ noun, subject }) => [`${noun}:${subject}`, { noun, subject }]))
    await record.drainAll([...subjects.values()])
  }
}

const emptyReport = ({ kind, matterId, dryRun }: ImportRequest): ImportReport => ({
  kind,
  matter: matterId ?? null,
  dry_run: dryRun,
  rows: 0,
  accepted: 0,
  unchanged: 0,
  refused_count: 0,
  refused: [],
  warnings: [],
})

function warn({ warnings }: ImportReport, notice: Notice): void {
  if (warnings.length < MAX_REPORTED) warnings.push(notice)
}

function refuse(report: ImportReport, line: number, reason: string): null {
  report.refused_count++
  if (report.refused.length < MAX_REPORTED) report.refused.push({ line, reason })
  return null
}
