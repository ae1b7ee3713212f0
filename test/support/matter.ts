import { Readable } from 'node:stream'
import type { ClaimDoc } from '../../src/cases/claim-doc.ts'
import { createAct } from '../../src/hub/act.ts'
import { createImport, type ImportReport } from '../../src/hub/imports/run-import.ts'
import type { CaseDocument } from '../../src/store/case-documents.ts'
import type { TestHub } from './hub.ts'

const COLUMNS =
  'list_no,given_name,first_surname,second_surname,nickname,phone,phone_2,town,state,country,language,last_year,employer,foreman,work,birth_year'

/** One row of a class list: a fictional man of the Huasteca, with the number that belongs to his place on the list. */
export const row = (n: number, change: Partial<Record<string, string>> = {}): Record<string, string> => ({
  list_no: String(n),
  given_name: 'Maximiliano',
  first_surname: 'Rubio',
  second_surname: 'Castillo',
  nickname: '',
  phone: numberOf(n),
  phone_2: '',
  town: 'Ejido La Ceiba Honda',
  state: 'San Luis Potosí',
  country: 'MX',
  language: 'es',
  last_year: '2021',
  employer: 'Green Hollow Landscaping',
  foreman: 'Don Ray',
  work: 'cortar zacate',
  birth_year: '1979',
  ...change,
})

/** The first rows of such a list. */
export const rows = (most: number): Record<string, string>[] =>
  Array.from({ length: most }, (_, index) => row(index + 1))

export const numberOf = (n: number): string => `+52550000${String(n).padStart(4, '0')}`

/** A matter that people may be written to about, with these people on its list. */
export async function openMatter(
  { hub, idle }: TestHub,
  id: string,
  rows: Record<string, string>[],
  deadline: string,
): Promise<void> {
  const parts = { ...hub.parts, record: hub.records }
  const act = createAct(parts)
  const staff = { noun: 'matter', subject: id, actor: { kind: 'staff', id: 'test' }, source: 'test' } as const
  await act({
    ...staff,
    key: `${id}:create`,
    move: 'create',
    eventAt: hub.parts.clock.now(),
    payload: {
      title: 'Landscaping wages',
      category: 'LABOR',
      participation: 'OPT_IN_WRITTEN',
      deadline,
      court_zone: 'America/Chicago',
      alias: 'Voz y Camino',
      defender: 'Francisco Ruiz',
      public_phone: '+525500000100',
      company: 'Green Hollow Landscaping',
      place: 'la casa ejidal',
    },
  })
  await act({ ...staff, key: `${id}:open`, move: 'open', eventAt: hub.parts.clock.now(), payload: {} })
  const report = await importRows({ hub }, id, rows)
  if (report.refused.length > 0) throw new Error(`Rows were refused: ${JSON.stringify(report.refused)}`)
  await idle()
}

/** Imports rows as the class list of a matter. */
export function importRows(
  { hub }: Pick<TestHub, 'hub'>,
  matterId: string,
  rows: Record<string, string>[],
): Promise<ImportReport> {
  const names = COLUMNS.split(',')
  const csv = [COLUMNS, ...rows.map((each) => names.map((name) => each[name] ?? '').join(','))].join('\n')
  return createImport({ ...hub.parts, record: hub.records })({
    kind: 'class-list',
    matterId,
    open: () => Readable.from([Buffer.from(csv)]),
    dryRun: false,
    source: 'test',
    actor: { kind: 'import', id: 'test' },
  })
}

/** The claim of a row. */
export async function claimOf({ store }: TestHub, matterId: string, n: number): Promise<CaseDocument<ClaimDoc>> {
  const claims = await store.cases.list<ClaimDoc>({ noun: 'claim', matterId }, 500)
  const found = claims.find((claim) => claim.doc.list_no === String(n))
  if (!found) throw new Error(`No claim for row ${n}`)
  return found
}
