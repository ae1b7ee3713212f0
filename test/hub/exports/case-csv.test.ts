import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { type AnyDoc, NOUN_NAMES, type NounName, nouns } from '../../../src/cases/index.ts'
import { caseCsv, type Exported } from '../../../src/hub/exports/case-csv.ts'
import { EXPORT_COLUMNS } from '../../../src/hub/exports/columns.ts'
import { walk } from '../../cases/walk.ts'
import { walks } from '../../cases/walks/index.ts'

const UPDATED = '2026-03-02T15:00:00.000Z'
async function* exported(...docs: AnyDoc[]): AsyncGenerator<Exported> {
  for (const doc of docs) yield { doc, version: 3, updatedAt: UPDATED }
}
async function fileOf(noun: NounName, ...docs: AnyDoc[]): Promise<string> {
  let file = ''
  for await (const piece of caseCsv(noun, exported(...docs))) file += piece.toString('utf8')
  return file
}
const rowsOf = (file: string): Record<string, string>[] =>
  parse(file, { bom: true, columns: true, record_delimiter: '\r\n' })

describe.each(NOUN_NAMES)('%s', (name) => {
  const walked = (walks[name] ?? []).map((steps) => walk(nouns[name], steps))

  test('gives columns to fields that it has, each once', () => {
    const had = new Set(walked.flatMap(({ doc, before }) => [...before, doc].flatMap((each) => Object.keys(each))))
    const told = Object.values(nouns[name].moves).flatMap(({ fields }) => Object.keys(fields ?? {}))
    const known = new Set([...had, ...told, ...(nouns[name].clear ?? [])])
    expect(EXPORT_COLUMNS[name].filter((column) => !known.has(column))).toEqual([])
    expect(new Set(EXPORT_COLUMNS[name]).size).toBe(EXPORT_COLUMNS[name].length)
  })

  test('leaves nothing out', async () => {
    for (const { doc } of walked) {
      const [row = {}] = rowsOf(await fileOf(name, doc))
      const shown = { ...row, ...(row.other ? JSON.parse(row.other) : {}) }
      const said = Object.entries(doc).filter(([, value]) => value != null && Object.keys(Object(value)).length > 0)
      expect(said.filter(([field]) => !shown[field])).toEqual([])
    }
  })
})

const ORGANISATION = { id: 'org-1', state: 'MEMBER', regions: [], languages: [] } as AnyDoc

test.each<[string, unknown, string]>([
  ['a formula', '=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'],
  ['a command', '@SUM(A1)', "'@SUM(A1)"],
  ['a sum', '+52 55', "'+52 55"],
  ['a minus', '-1', "'-1"],
  ['a tabulator before a formula', '\t=1+1', "'\t=1+1"],
  ['a full-width sign', '\uff1d1+1', "'\uff1d1+1"],
  ['words with signs of CSV', 'Casa "Luz", 1;\r\n2', 'Casa "Luz", 1;\r\n2'],
  ['an instant', '2026-05-08T23:59:00-05:00', '2026-05-09 04:59:00'],
  ['a day', '2026-05-08', '2026-05-08'],
  ['a yes', true, 'true'],
  ['a nought', 0, '0'],
  ['accents', 'Defensoría Ñuu', 'Defensoría Ñuu'],
])('%s is written so that Excel reads it right', async (_, value, cell) => {
  expect(rowsOf(await fileOf('organisation', { ...ORGANISATION, name: value }))[0]?.name).toBe(cell)
})

test('lists are divided by semicolons, and none of them is a formula', async () => {
  const [row] = rowsOf(
    await fileOf('organisation', { ...ORGANISATION, regions: ['=1', 'Huasteca'], languages: ['es'] }),
  )
  expect([row?.regions, row?.languages]).toEqual(["'=1; Huasteca", 'es'])
})

test('begins with the mark of UTF-8, once, and says the columns even of nothing', async () => {
  const many = await fileOf(
    'organisation',
    ...Array.from({ length: 450 }, (_, n) => ({ ...ORGANISATION, id: `o${n}` })),
  )
  expect([many.lastIndexOf('\ufeff'), rowsOf(many).length, many.split('\r\n').length]).toEqual([0, 450, 452])
  expect(await fileOf('organisation')).toBe(
    '\ufeffid,state,name,country,regions,languages,public_phone,member_since,left_because,version,updated_at,other\r\n',
  )
})

test('reads on only as its reader does', async () => {
  let read = 0
  async function* endless(): AsyncGenerator<Exported> {
    for (;;) {
      read++
      yield { doc: ORGANISATION, version: 1, updatedAt: UPDATED }
    }
  }
  const pieces = caseCsv('organisation', endless())
  await pieces.next()
  await pieces.next()
  expect(read).toBe(200)
  await pieces.return(undefined)
})
