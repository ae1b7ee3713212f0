import { beforeAll, describe, expect, test } from 'vitest'
import type { AdvocateDoc } from '../../../src/cases/advocate.ts'
import type { DefenderDoc } from '../../../src/cases/defender.ts'
import type { NounName } from '../../../src/cases/index.ts'
import type { PersonDoc } from '../../../src/cases/person.ts'
import type { SearchDoc } from '../../../src/cases/search.ts'
import { vetoedUntil } from '../../../src/hub/facts/quiet-days.ts'
import type { ImportName } from '../../../src/hub/imports/index.ts'
import { createImport, type ImportReport, type RunImport } from '../../../src/hub/imports/run-import.ts'
import { caseHub } from '../case-store.ts'

const hub = caseHub()
const MATTER = 'LAND-1'
let runImport: RunImport

async function* bytes(...content: (string | Buffer)[]): AsyncGenerator<Uint8Array> {
  for (const each of content) yield Buffer.from(each as string)
}
const run = (kind: ImportName, lines: string[], more: { dryRun?: boolean } = {}): Promise<ImportReport> =>
  runImport({
    kind,
    ...(kind === 'class-list' || kind === 'leads' ? { matterId: MATTER } : {}),
    open: () => bytes(lines.join('\n')),
    dryRun: more.dryRun ?? false,
    actor: { kind: 'import', id: 'ana' },
    source: 'test',
  })
const all = async <Doc>(noun: NounName): Promise<Doc[]> =>
  (await hub.store.cases.list<Doc>({ noun }, 200)).map(({ doc }) => doc)
const stored = async (): Promise<unknown> => [
  await hub.store.cases.model.find({}).sort({ _id: 1 }).lean(),
  await hub.store.updates.model.countDocuments(),
  await hub.store.addresses.model.countDocuments(),
]

const LISTS: Record<ImportName, string[]> = {
  'class-list': ['no,nombre,apellido,telefono', '1,Maximiliano,Rubio,+525500000001', '17,Abundio,Cruz,'],
  leads: [
    'no,tipo,nombre,telefono,nota,fecha,confianza,seguro',
    '17,familiar,Una prima,+525500000117,vive cerca,02/03/2026,2,sí',
    '17,lugar,La tienda de la plaza,,,,,',
    '1,patrón,Don Ray,,,,,quién sabe',
  ],
  defenders: [
    'clave;nombre;organización;país;estados;lenguas;facultades;prefiere;cupo;celular',
    'francisco;Francisco Ruiz;Casa Luz;México;San Luis Potosí|Hidalgo;español|huasteco;abogado;audio;4;+525500000101',
    ';Elena Vite;;Guatemala;;;;;;',
  ],
  advocates: [
    'id,name,firm,country,language,email,phone',
    'dana,Dana Whitfield,Whitfield & Asociadas,US,English,dana@firm.example,+15125550123',
    ',Marc Roy,Roy Avocats,CA,français,none,+15145550177',
  ],
}

beforeAll(async () => {
  runImport = createImport({ ...hub, wake: hub.wake as never })
  await hub.tell(
    { noun: 'matter', subject: MATTER, move: 'create', actor: { kind: 'staff' }, payload: { title: 'Wages' } },
    {
      noun: 'organisation',
      subject: 'org-1',
      move: 'register',
      actor: { kind: 'staff' },
      payload: { name: 'Casa Luz', country: 'MX' },
    },
  )
  await hub.drain()
})

describe.each(Object.entries(LISTS) as [ImportName, string[]][])('%s', (kind, lines) => {
  test('a dry run says the same and writes nothing; importing twice changes nothing', async () => {
    const rows = lines.length - 1
    const before = await stored()
    const dry = await run(kind, lines, { dryRun: true })
    expect([dry.accepted, dry.refused]).toEqual([rows, []])
    expect(await stored()).toEqual(before)
    expect(await run(kind, lines)).toEqual({ ...dry, dry_run: false })
    await hub.drain()
    const after = await stored()
    expect(await run(kind, lines)).toMatchObject({ accepted: 0, unchanged: rows, refused: [] })
    expect(await stored()).toEqual(after)
    expect(await hub.store.updates.model.find({ outcome: { $ne: 'accepted' } }).lean()).toEqual([])
  })

  test('semicolons and Latin-1 are read the same', async () => {
    const latin = Buffer.from(lines.join('\r\n').replaceAll(kind === 'defenders' ? ';' : ',', ';'), 'latin1')
    const report = await runImport({
      kind,
      matterId: MATTER,
      open: () => bytes(latin),
      dryRun: true,
      actor: { kind: 'import' },
      source: 'test',
    })
    expect(report).toMatchObject({ unchanged: lines.length - 1, refused: [] })
  })
})

test('whoever cannot be written to is looked for, once', async () => {
  const searches = await all<SearchDoc>('search')
  const people = await all<PersonDoc>('person')
  const abundio = people.find(({ given_name }) => given_name === 'Abundio')
  const maximiliano = people.find(({ given_name }) => given_name === 'Maximiliano')
  // The search for the other one began with a lead.
  expect(searches.map(({ person_id }) => person_id).toSorted()).toEqual([abundio?.id, maximiliano?.id].toSorted())
  const lines = ['no,nombre,apellido,telefono', '17,Abundio,Cruz,', '18,Nicandro,Cruz,12']
  expect((await run('class-list', lines, { dryRun: true })).accepted).toBe(1)
  await run('class-list', lines)
  expect(await all<SearchDoc>('search')).toHaveLength(3)
})

test('leads stand in the search, judged as the list says, and nobody is written to by them', async () => {
  const people = await all<PersonDoc>('person')
  const searches = await all<SearchDoc>('search')
  const of = (name: string): SearchDoc | undefined =>
    searches.find(({ person_id }) => person_id === people.find(({ given_name }) => given_name === name)?.id)
  const [cousin, shop] = of('Abundio')?.leads ?? []
  expect(cousin).toMatchObject({ kind: 'PERSON', trust: 2, safe_to_contact: true, fresh_on: '2026-03-02' })
  expect(cousin?.approved_by).toBeUndefined()
  expect(shop).toMatchObject({ kind: 'PLACE', note: 'La tienda de la plaza', trust: 0 })
  expect(of('Maximiliano')?.leads).toMatchObject([{ kind: 'EMPLOYER', safe_to_contact: false }])
  const address = await hub.store.addresses.get(cousin?.address ?? '')
  expect(address?.people).toEqual([cousin?.person])
  expect(people.find(({ given_name }) => given_name === 'Abundio')?.addresses).toEqual([])
})

test('a Defender has a contact record, an organisation and what they may do; staff activates them', async () => {
  const francisco = (await hub.store.cases.get<DefenderDoc>('defender', 'francisco'))?.doc
  expect(francisco).toMatchObject({
    state: 'ONBOARDING',
    organisation_id: 'org-1',
    country: 'MX',
    regions: ['San Luis Potosí', 'Hidalgo'],
    languages: ['es', 'hus'],
    may_legally: ['LAWYER'],
    mode: 'audio',
    capacity: 4,
  })
  const contact = (await hub.store.cases.get<PersonDoc>('person', francisco?.person_id ?? ''))?.doc
  expect([contact?.given_name, contact?.addresses.length]).toEqual(['Francisco', 2])
})

test('an Advocate has a firm, and the number of the list is registered', async () => {
  const dana = (await hub.store.cases.get<AdvocateDoc>('advocate', 'dana'))?.doc
  expect(dana).toMatchObject({ state: 'ACTIVE', firm: 'Whitfield & Asociadas', language: 'en' })
  const address = hub.store.addresses.idOf({ channel: 'sms', value: '+15125550123' })
  expect(dana?.registered).toContain(address)
  expect(await all<AdvocateDoc>('advocate')).toHaveLength(2)
})

test('a changed row changes its Defender, and a correction by staff survives the same row', async () => {
  const list = (called: string) => ['clave,nombre,pais,le_dicen', `ana,Ana Luz,HN,${called}`]
  const called = async (): Promise<string | undefined> =>
    (await hub.store.cases.get<DefenderDoc>('defender', 'ana'))?.doc.called
  for (const name of ['Anita', 'doña Ana', 'Anita']) {
    expect((await run('defenders', list(name))).accepted).toBe(1)
    expect(await called()).toBe(name)
  }
  await hub.tell({
    noun: 'defender',
    subject: 'ana',
    move: 'describe',
    payload: { called: 'Ana' },
    actor: { kind: 'staff' },
  })
  await hub.drain()
  expect((await run('defenders', list('Anita'))).unchanged).toBe(1)
  expect(await called()).toBe('Ana')
})

test.each<[ImportName, string, string]>([
  ['defenders', 'nombre,pais\n,MX', 'The name is missing.'],
  ['defenders', 'nombre,pais\nEva Cruz,US', 'The country is missing or not one of'],
  ['defenders', 'nombre,pais,oficina\nEva Cruz,MX,Ninguna', 'There is no such organisation'],
  ['defenders', 'id,nombre,pais\n$ne,Eva Cruz,MX', 'The column id must be'],
  ['advocates', 'nombre,pais,idioma\nEva Cruz,US,en', 'The firm is missing.'],
  ['advocates', 'nombre,despacho,pais,idioma\nEva Cruz,Firm,MX,en', 'The country is missing or not one of US, CA.'],
  ['advocates', 'nombre,despacho,pais,idioma\nEva Cruz,Firm,US,de', 'The language is missing'],
  ['leads', 'no,nombre\n999,Eva Cruz', 'Nobody on the list of this matter has this number.'],
  ['leads', 'no,nombre\n17,', 'There is no lead in this row'],
  ['leads', 'no,nombre,pais\n17,Eva Cruz,Marte', 'The country is not known'],
  ['leads', 'no,nombre\n17,Eva Cruz\n17,Eva Cruz', 'The same as in line 2.'],
])('%s: %j is refused with its line, without a cell', async (kind, content, reason) => {
  const { refused } = await run(kind, content.split('\n'), { dryRun: true })
  expect(refused).toEqual([{ line: expect.any(Number), reason: expect.stringContaining(reason) }])
  expect(JSON.stringify(refused)).not.toMatch(/Eva|Cruz|Marte|Ninguna|\$ne/)
})

test('a Defender whom the team entered with another contact record is left to the team', async () => {
  const [other] = await all<PersonDoc>('person')
  await hub.tell({
    noun: 'defender',
    subject: 'theirs',
    personId: other?.id ?? '',
    move: 'register',
    actor: { kind: 'staff' },
    payload: { name: 'Eva Cruz', country: 'MX', person_id: other?.id ?? '' },
  })
  await hub.drain()
  const { refused } = await run('defenders', ['id,nombre,pais', 'theirs,Eva Cruz,MX'])
  expect(refused).toMatchObject([{ line: 2, reason: expect.stringContaining('entered by the team') }])
})

test('a long list with formulas and both encodings goes through piece by piece', async () => {
  const ROWS = 5_000
  let given = 0
  async function* file(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('no,nombre,apellido,telefono\n')
    for (; given < ROWS; given++) {
      const row = `${given},${given % 3 ? 'Íñigo' : '=1+1'},Núñez ${given},\n`
      yield given % 2 ? Buffer.from(row) : Buffer.from(row, 'latin1')
    }
    given = 0
  }
  const report = await runImport({
    kind: 'class-list',
    matterId: MATTER,
    open: file,
    dryRun: true,
    actor: { kind: 'import' },
    source: 'test',
  })
  // Three numbers are somebody else's by now; every third row holds a formula.
  expect(report).toMatchObject({ rows: ROWS, accepted: ROWS - 3, refused_count: 3 })
  expect(report.warnings).toHaveLength(1_000)
})

test('a veto on the area of an acquaintance holds: they live where the row says, else near the one who is sought', async () => {
  await run('class-list', ['no,nombre,apellido,telefono,estado', '21,Ponciano,Vite,,Hidalgo'])
  const [near, there, abroad, onRecord] = ['+525500000211', '+525500000212', '+15125550118', '+525500000001']
  const rows = [
    `21,familiar,,${near},`,
    `21,familiar,,${there},Puebla`,
    `21,familiar,,${abroad},`,
    `21,familiar,,${onRecord},Puebla`,
  ]
  for (let twice = 0; twice < 2; twice++) await run('leads', ['no,tipo,nombre,telefono,estado', ...rows])
  await hub.drain()
  const now = hub.clock.now()
  const from = new Date(now.getTime() - 1)
  for (const region of ['hidalgo', 'Puebla'])
    await hub.store.places.addVeto({ country: 'MX', region }, { id: region, from, by: 'ana' })
  const vetoed = async (phone: string): Promise<boolean> => {
    const address = await hub.store.addresses.get(hub.store.addresses.idOf({ channel: 'whatsapp', value: phone }))
    const { doc } = (await hub.store.cases.get<PersonDoc>('person', address?.people[0] ?? '')) ?? {}
    return (
      vetoedUntil(await hub.store.places.around({ country: address?.country ?? '', region: doc?.region }), now) !== null
    )
  }
  expect(await Promise.all([near, there, abroad, onRecord].map(vetoed))).toEqual([true, true, false, false])
})

test('logs hold no cell of a list', () => expect(hub.logged.join('')).not.toMatch(/Abundio|Ruiz|Whitfield|5500000/))
