import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ClaimDoc } from '../../../src/cases/claim.ts'
import type { PersonDoc } from '../../../src/cases/person.ts'
import { createImport, type ImportReport, type RunImport } from '../../../src/hub/imports/run-import.ts'
import { caseHub } from '../case-store.ts'

const hub = caseHub()
let runImport: RunImport
const staff = { kind: 'import', id: 'ana' } as const
let matters = 0

beforeAll(() => {
  runImport = createImport({ ...hub, wake: hub.wake as never }, { rows: 1_000, bytes: 1024 * 1024 })
})

/** A new matter of its own for each list. */
async function matter(): Promise<string> {
  const subject = `M-${++matters}`
  await hub.tell({
    noun: 'matter',
    subject,
    move: 'create',
    actor: { kind: 'staff', id: 'ana' },
    payload: { title: 'Wages', participation: 'OPT_IN_WRITTEN', deadline: '2026-05-08T23:59:00-05:00' },
  })
  await hub.drain()
  return subject
}
async function* bytes(content: Buffer, size = 7): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < content.length; from += size) yield content.subarray(from, from + size)
}
const run = (matterId: string, content: string | Buffer, dryRun = false): Promise<ImportReport> =>
  runImport({
    kind: 'class-list',
    matterId,
    open: () => bytes(Buffer.from(content as string)),
    dryRun,
    actor: staff,
    source: 'test',
  })
const claimsOf = (matterId: string) => hub.store.cases.list<ClaimDoc>({ noun: 'claim', matterId }, 200)
const personOf = async (matterId: string, list_no: string): Promise<PersonDoc | undefined> => {
  const claim = (await claimsOf(matterId)).find(({ doc }) => doc.list_no === list_no)
  return claim?.personId ? (await hub.store.cases.get<PersonDoc>('person', claim.personId))?.doc : undefined
}

describe('reads', () => {
  const row = { given_name: 'Ángel', first_surname: 'Muñoz', town: 'Peñón' }
  test.each<[string, Buffer]>([
    ['UTF-8', Buffer.from('no,nombre,apellido paterno,pueblo\n1,Ángel,Muñoz,Peñón\n')],
    ['UTF-8 with a byte order mark', Buffer.from('\ufeffno,nombre,apellido paterno,pueblo\n1,Ángel,Muñoz,Peñón\n')],
    ['Latin-1', Buffer.from('no,nombre,apellido paterno,pueblo\n1,Ángel,Muñoz,Peñón\n', 'latin1')],
    ['semicolons and Windows line ends', Buffer.from('No.;Nombre;Primer apellido;Pueblo\r\n1;Ángel;Muñoz;Peñón\r\n')],
    ['tabs', Buffer.from('list_no\tgiven_name\tfirst_surname\ttown\n1\tÁngel\tMuñoz\tPeñón')],
    ['quotation marks', Buffer.from('"no","given name","surname","town"\n"1","Ángel","Muñoz","Peñón"\n')],
    ['decomposed accents', Buffer.from('no,nombre,apellido,pueblo\n1,Ángel,Muñoz,Peñón\n'.normalize('NFD'))],
    ['empty lines and rows', Buffer.from('\n\nno,nombre,apellido,pueblo\n,,,\n1,Ángel,Muñoz,Peñón\n\n')],
  ])('%s', async (_, content) => {
    const id = await matter()
    expect(await run(id, content)).toMatchObject({ accepted: 1, refused: [] })
    expect(await personOf(id, '1')).toMatchObject(row)
  })

  test('both encodings in one file, and says so', async () => {
    const id = await matter()
    const lines = [Buffer.from('no,nombre\n1,Ángel\n'), Buffer.from('2,José\n', 'latin1'), Buffer.from('3,Íñigo\n')]
    const report = await run(id, Buffer.concat(lines))
    expect(report.warnings).toContainEqual({ line: 3, reason: expect.stringContaining('Windows-1252') })
    const names = await Promise.all(['1', '2', '3'].map(async (no) => (await personOf(id, no))?.given_name))
    expect(names).toEqual(['Ángel', 'José', 'Íñigo'])
  })
})

test('the list of the story: 46 people, 31 with a phone, importing twice changes nothing', async () => {
  const id = await matter()
  const file = readFileSync(join(import.meta.dirname, '../../../simulator/seed/class-list.csv'))
  const dry = await run(id, file, true)
  expect([dry.accepted, dry.rows, await claimsOf(id)]).toEqual([46, 46, []])
  const first = await run(id, file)
  expect(first).toMatchObject({ accepted: 46, unchanged: 0, refused: [], dry_run: false })
  await hub.drain()
  const before = await hub.store.cases.model.find({}).sort({ _id: 1 }).lean()
  const updates = await hub.store.updates.model.countDocuments()
  const claims = await claimsOf(id)
  expect(claims.map(({ state }) => state)).toEqual(Array(46).fill('NOT_CONTACTED'))
  const people = await Promise.all(
    claims.map(({ personId }) => hub.store.cases.get<PersonDoc>('person', personId ?? '')),
  )
  expect(people.filter((person) => person?.doc.addresses.length).length).toBeGreaterThanOrEqual(23)

  const again = await run(id, file)
  expect(again).toMatchObject({ accepted: 0, unchanged: 46, refused: [] })
  expect(await hub.store.cases.model.find({}).sort({ _id: 1 }).lean()).toEqual(before)
  expect(await hub.store.updates.model.countDocuments()).toBe(updates)
  expect(await hub.store.updates.model.countDocuments({ outcome: 'pending' })).toBe(0)
})

test('+521 and +52 are one number', async () => {
  const id = await matter()
  await run(id, 'no,nombre,telefono\n7,Delfino,+5215500000007\n')
  const [person] = [await personOf(id, '7')]
  const address = hub.store.addresses.idOf({ channel: 'whatsapp', value: '+525500000007' })
  expect(person?.addresses.map((each) => each.id)[0]).toBe(address)
})

test('a changed row changes its person, back and forth; corrections by staff survive the same row', async () => {
  const id = await matter()
  const list = (town: string) => `no,nombre,pueblo\n1,Nabor,${town}\n`
  for (const town of ['Uno', 'Dos', 'Uno', 'Dos']) {
    expect((await run(id, list(town))).accepted).toBe(1)
    expect((await personOf(id, '1'))?.town).toBe(town)
  }
  const person = await personOf(id, '1')
  await hub.tell({
    noun: 'person',
    subject: person?.id ?? '',
    personId: person?.id ?? '',
    move: 'describe',
    actor: { kind: 'staff' },
    payload: { town: 'Tres' },
  })
  await hub.drain()
  expect((await run(id, list('Dos'))).unchanged).toBe(1)
  expect((await personOf(id, '1'))?.town).toBe('Tres')
})

test('refuses rows with line numbers and reasons, and takes the others', async () => {
  const id = await matter()
  const report = await run(
    id,
    [
      'no,nombre,apellido,telefono,pais,nacimiento', // 1
      '1,Isidro,Vite,55 0000 0012,MX,1980', // 2
      '1,Isidro,Vite,,MX,1980', // 3 the same list number
      '2,,Vite,,MX,1980', // 4 no name
      '3,Ana,Vite,,Marte,1980', // 5 no such country
      '4,Ana,Vite,,MX,1980,too,many', // 6
      `5,${'x'.repeat(300)},Vite,,MX,1980`, // 7
      ',Solo,,,,', // 8 nothing tells this person from others
      '7,Fidel,Vite,12,MX,3000', // 9 bad phone and year: kept without them
      '6,"Ana,Vite,,MX,1980', // 10 quotation marks
    ].join('\n'),
  )
  expect(report.refused.map(({ line }) => line)).toEqual([3, 4, 5, 6, 7, 8, 10])
  expect(report.refused.map(({ reason }) => reason).join(' ')).not.toMatch(/Isidro|Vite|Marte|Ana|Solo/)
  expect(report).toMatchObject({ accepted: 2, refused_count: 7 })
  expect(report.warnings.filter(({ line }) => line === 9).map(({ reason }) => reason)).toEqual([
    expect.stringContaining('phone'),
    expect.stringContaining('birth_year'),
  ])
})

test('formulas stay text and are flagged; hidden marks are dropped', async () => {
  const id = await matter()
  const report = await run(id, 'no,nombre,apodo,pueblo\n1,=HYPERLINK("http://x"),@SUM(A1),\u202eEjido\u0007\n')
  expect((await personOf(id, '1'))?.given_name).toBe('=HYPERLINK("http://x")')
  expect((await personOf(id, '1'))?.town).toBe('Ejido')
  expect(report.warnings.filter(({ reason }) => reason.includes('formula')).length).toBe(2)
})

test('father and son on one phone are two people on one address, and said so', async () => {
  const id = await matter()
  const report = await run(id, 'no,nombre,apellido,telefono\n5,Artemio,Cruz,5500000995\n6,Artemio,Cruz,5500000995\n')
  expect(report.accepted).toBe(2)
  expect(report.warnings).toEqual([
    { line: 3, reason: 'The same name as in line 2.' },
    { line: 3, reason: 'Shares a phone with line 2.' },
  ])
  const address = await hub.store.addresses.get(hub.store.addresses.idOf({ channel: 'sms', value: '+525500000995' }))
  expect(address?.people).toHaveLength(2)
})

test('a list that was sorted anew renames nobody', async () => {
  const id = await matter()
  await run(id, 'no,nombre,apellido\n1,Tomás,Ruiz\n2,Zenón,Vite\n')
  const report = await run(id, 'no,nombre,apellido\n1,Zenón,Vite\n2,Tomás,Ruiz\n')
  expect(report.refused.map(({ line, reason }) => [line, reason])).toEqual([
    [2, expect.stringContaining('another person')],
    [3, expect.stringContaining('another person')],
  ])
  expect((await personOf(id, '1'))?.given_name).toBe('Tomás')
})

describe('refuses the whole file and changes nothing', () => {
  test.each<[string, () => string | Buffer, string]>([
    ['empty', () => '', 'empty'],
    ['without a header', () => '1,Ana,Vite\n2,Eva,Ruiz\n', 'no_header'],
    ['with two columns of one meaning', () => 'nombre,given_name\nAna,Ana\n', 'no_header'],
    ['UTF-16', () => Buffer.from('\ufeffnombre\nAna\n', 'utf16le'), 'not_text'],
    ['not text', () => Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 10]), 'not_text'],
    ['of one endless line', () => `nombre\n${'x'.repeat(70_000)}`, 'too_large'],
    ['over the size limit', () => `nombre\n${`${'x'.repeat(60_000)}\n`.repeat(20)}`, 'too_large'],
  ])('%s', async (_, content, code) => {
    const id = await matter()
    const whole = Buffer.from(content() as string)
    const open = () => bytes(whole, 1 << 16)
    await expect(
      runImport({ kind: 'class-list', matterId: id, open, dryRun: false, actor: staff, source: 't' }),
    ).rejects.toMatchObject({ code })
    expect(await claimsOf(id)).toEqual([])
  })

  test('of more rows than the limit, though the first ones are good', async () => {
    const id = await matter()
    async function* many(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('no,nombre\n')
      for (let chunk = 0; chunk < 11; chunk++)
        yield Buffer.from(
          Array.from({ length: 100 }, (_, row) => `${chunk * 100 + row},Ana`)
            .join('\n')
            .concat('\n'),
        )
    }
    await expect(
      runImport({ kind: 'class-list', matterId: id, open: many, dryRun: false, actor: staff, source: 't' }),
    ).rejects.toMatchObject({ code: 'too_many_rows' })
    expect(await claimsOf(id)).toEqual([])
  })

  test('of a matter that does not exist', () =>
    expect(run('NOWHERE', 'nombre\nAna\n')).rejects.toMatchObject({ code: 'no_matter' }))
})

test('logs hold no cell of a list', () => expect(hub.logged.join('')).not.toMatch(/Nabor|Artemio|5500000/))
