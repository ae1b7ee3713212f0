import type { ClaimDoc } from '../cases/claim.ts'
import type { MatterDoc } from '../cases/matter.ts'
import type { Actor } from '../cases/noun.ts'
import type { PersonDoc } from '../cases/person.ts'
import { countryOf } from '../channels/countries.ts'
import { type Entry, fold, nameKey, naturalKey, readEntry } from './class-list/entry.ts'
import { ImportRefused } from './class-list/import-refused.ts'
import { type Notice, readRows } from './class-list/rows.ts'
import type { Parts } from './parts.ts'
import type { RecordUpdates } from './record.ts'
import { createTellUpdates, type NewUpdate } from './tell-update.ts'

export type ClassListRequest = {
  matterId: string
  /** Opened twice: once to check the whole file, once to write. */
  open: () => AsyncIterable<Uint8Array>
  dryRun: boolean
  actor: Actor
  /** Id of the request or command. */
  source: string
}

export type ImportReport = {
  matter: string
  dry_run: boolean
  rows: number
  /** New people, and people whose row changed. */
  accepted: number
  /** Rows that say what is known already. */
  unchanged: number
  refused_count: number
  /** The first `MAX_REPORTED`. */
  refused: Notice[]
  warnings: Notice[]
}

export type ImportClassList = (request: ClassListRequest) => Promise<ImportReport>

/** Lines listed in a report; the counts go on. */
export const MAX_REPORTED = 1_000
/** Rows written together. */
const BATCH = 100

type Row = { line: number; entry: Entry; key: string; personId: string; claimId: string }

/**
 * Makes persons, addresses and claims of a class list. Ids are derived from the matter and the list number (else name and
 * birth year, phone or town), so importing twice changes nothing, and a changed row changes its person.
 * @throws ImportRefused when the file or the matter cannot be used; then nothing was changed
 */
export function createImportClassList(
  parts: Pick<Parts, 'store' | 'clock' | 'wake' | 'log'> & { record: RecordUpdates },
): ImportClassList {
  const { store, clock, record } = parts
  const tellUpdates = createTellUpdates(parts)
  const fingerprint = (entry: Entry): string => store.vault.blindIndex(JSON.stringify(entry))

  return async (request) => {
    const matter = await store.cases.get<MatterDoc>('matter', request.matterId)
    if (!matter) throw new ImportRefused('no_matter', 'There is no such matter.')
    if (matter.state === 'CLOSED' || matter.state === 'DECLINED')
      throw new ImportRefused('no_matter', `The matter is ${matter.state}: nobody can be added.`)

    // First the whole file, without a write: what cannot be imported must not be imported by half.
    const check = await run(request, matter.doc, async () => 'accepted')
    if (request.dryRun) return run(request, matter.doc, (row) => compare(row))
    const report = await run(request, matter.doc, (row) => compare(row), write)
    return { ...report, warnings: check.warnings }
  }

  /** One way through the file. `judge` says what becomes of a row, `flush` writes the accepted ones in batches. */
  async function run(
    request: ClassListRequest,
    matter: MatterDoc,
    judge: (row: Row) => Promise<'accepted' | 'unchanged' | { refused: string }>,
    flush?: (rows: Row[], request: ClassListRequest, matter: MatterDoc) => Promise<void>,
  ): Promise<ImportReport> {
    const report: ImportReport = {
      matter: request.matterId,
      dry_run: request.dryRun,
      rows: 0,
      accepted: 0,
      unchanged: 0,
      refused_count: 0,
      refused: [],
      warnings: [],
    }
    const warn = (notice: Notice): void => {
      if (report.warnings.length < MAX_REPORTED) report.warnings.push(notice)
    }
    const refuse = (line: number, reason: string): void => {
      report.refused_count++
      if (report.refused.length < MAX_REPORTED) report.refused.push({ line, reason })
    }
    const seen = new Seen()
    let batch: Row[] = []
    for await (const raw of readRows(request.open(), warn)) {
      report.rows++
      const { line } = raw
      const read = 'problem' in raw ? { refused: raw.problem } : readEntry(raw.cells, clock.now().getUTCFullYear())
      if ('refused' in read) {
        refuse(line, read.refused)
        continue
      }
      const key = naturalKey(read.entry)
      if (key === undefined) {
        refuse(line, 'Nothing tells this person from others: give a list number, a birth year, a phone or a town.')
        continue
      }
      const twin = seen.first(`key/${key}`, line)
      if (twin !== line) {
        refuse(line, `The same person as in line ${twin}${read.entry.list_no ? ' (same list number)' : ''}.`)
        continue
      }
      for (const reason of [...read.warnings, ...seen.compare(read.entry, line)]) warn({ line, reason })
      const row = { line, entry: read.entry, key, ...idsOf(request.matterId, key) }
      const verdict = await judge(row)
      if (verdict === 'accepted') {
        report.accepted++
        batch.push(row)
      } else if (verdict === 'unchanged') report.unchanged++
      else refuse(line, verdict.refused)
      if (flush && batch.length >= BATCH) await flush(batch, request, matter)
      if (batch.length >= BATCH) batch = []
    }
    if (flush && batch.length > 0) await flush(batch, request, matter)
    // The CSV reader reports broken quotation marks when it meets them, ahead of the rows that it still holds.
    report.refused.sort((a, b) => a.line - b.line)
    return report
  }

  function idsOf(matterId: string, key: string): { personId: string; claimId: string } {
    const index = (use: string): string => store.vault.blindIndex(`class-list/${use}/${matterId}/${key}`)
    return { personId: `p_${index('person')}`, claimId: `c_${index('claim')}` }
  }

  /** What the store already knows of a row. */
  async function compare(row: Row): Promise<'accepted' | 'unchanged' | { refused: string }> {
    const [person, claim] = await Promise.all([
      store.cases.get<PersonDoc>('person', row.personId),
      store.cases.get<ClaimDoc>('claim', row.claimId),
    ])
    if (!person && (await store.people.erasedAt(row.personId)))
      return { refused: 'This person was erased: a list does not bring them back.' }
    if (!person || !claim) return 'accepted'
    const print = fingerprint(row.entry)
    if (person.doc.imported_row === print && claim.doc.imported_row === print) return 'unchanged'
    // A list that was sorted anew gives old numbers to other people: that must not rename anybody.
    const same = (a: string | undefined, b: string | undefined): boolean => fold(a ?? '') === fold(b ?? '')
    return same(person.doc.given_name, row.entry.given_name) || same(person.doc.first_surname, row.entry.first_surname)
      ? 'accepted'
      : { refused: 'This list number belongs to another person in the store.' }
  }

  async function write(rows: Row[], request: ClassListRequest, matter: MatterDoc): Promise<void> {
    const updates: NewUpdate[] = []
    // One by one: two rows may share an address, and making it twice at the same moment is a race.
    for (const row of rows) updates.push(...(await updatesOf(row, request, matter)))
    await tellUpdates(updates, { quietly: true })
    await record.drainAll(
      rows.flatMap(({ personId, claimId }) => [
        { noun: 'person', subject: personId },
        { noun: 'claim', subject: claimId },
      ]),
    )
  }

  async function updatesOf(row: Row, request: ClassListRequest, matter: MatterDoc): Promise<NewUpdate[]> {
    const { entry, personId, claimId } = row
    const { list_no, phones, employers, work, last_year, ...about } = entry
    const print = fingerprint(entry)
    const [person, claim] = await Promise.all([store.cases.get('person', personId), store.cases.get('claim', claimId)])
    await store.people.ensure(personId, clock.now())
    const common = { actor: request.actor, source: request.source, eventAt: clock.now(), personId }
    const aboutPerson = { ...common, noun: 'person', subject: personId }
    const updates: NewUpdate[] = [
      {
        ...aboutPerson,
        key: `import:${personId}:${person?.version ?? 0}:${print}`,
        move: 'import',
        payload: { ...about, row: print },
      },
      {
        ...common,
        key: `import:${claimId}:${claim?.version ?? 0}:${print}`,
        noun: 'claim',
        subject: claimId,
        move: 'import',
        payload: {
          person_id: personId,
          matter_id: request.matterId,
          employers,
          work,
          row: print,
          ...(list_no ? { list_no } : {}),
          ...(last_year ? { last_year } : {}),
          ...(matter.deadline ? { deadline: matter.deadline } : {}),
          ...(matter.participation ? { participation: matter.participation } : {}),
        },
      },
    ]
    for (const [index, value] of phones.entries())
      for (const [offset, channel] of (['whatsapp', 'sms'] as const).entries()) {
        const address = await store.addresses.ensure({ channel, value }, countryOf(value) ?? 'MX', personId)
        updates.push({
          ...aboutPerson,
          key: `import:${personId}:${address._id}`,
          move: 'add_address',
          payload: { address: address._id, source: 'class_list', order: index * 2 + offset + 1 },
        })
      }
    return updates
  }
}

/** Which line said something first, to find people and phones that stand twice in one list. */
class Seen {
  #lines = new Map<string, number>()

  first(key: string, line: number): number {
    const known = this.#lines.get(key)
    if (known === undefined) this.#lines.set(key, line)
    return known ?? line
  }

  compare(entry: Entry, line: number): string[] {
    const name = this.first(`name/${nameKey(entry)}`, line)
    const warnings = name === line ? [] : [`The same name as in line ${name}.`]
    for (const phone of entry.phones) {
      const other = this.first(`phone/${phone}`, line)
      if (other !== line) warnings.push(`Shares a phone with line ${other}.`)
    }
    return warnings
  }
}
