import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, extname, join } from 'node:path'
import { Command } from 'commander'
import { stringify } from 'csv-stringify/sync'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readSheet } from '../../../src/cli/words/apply-sheet.ts'
import { type SheetRow, sheetText } from '../../../src/cli/words/sheet.ts'
import { registerWords } from '../../../src/cli/words.ts'
import { inspectLibrary, projectRoot } from '../../../src/library.ts'

/** The conversations that the rows below are about; each command reads and checks all that there are. */
const ABOUT = ['form', 'settlement', 'talk', 'thinking']
const OTHERS = globSync('*.yaml', { cwd: join(projectRoot, 'flows') })
  .map((file) => basename(file, '.yaml'))
  .filter((name) => !ABOUT.includes(name))

let dir: string
/** Into the folder: flows and words, and what is not of these conversations left out. */
const copy = (without: string[] = []): void => {
  const filter = (path: string): boolean => !without.includes(basename(path, extname(path)))
  for (const name of ['flows', 'locales']) cpSync(join(projectRoot, name), join(dir, name), { recursive: true, filter })
}
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'words-'))
  copy(OTHERS)
})
afterEach(() => {
  process.exitCode = 0
  rmSync(dir, { recursive: true, force: true })
})

/** Every file of words, with what is in it. */
const wordsIn = (root: string): Record<string, string> =>
  Object.fromEntries(
    globSync('locales/**/*.json', { cwd: root }).map((file) => [file, readFileSync(join(root, file), 'utf8')]),
  )

/** What the command prints. */
const portavoz = async (...args: string[]): Promise<string> => {
  const printed = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const program = new Command().exitOverride()
  registerWords(program)
  try {
    await program.parseAsync(['words', ...args, '--dir', dir], { from: 'user' })
    return printed.mock.calls.map(([text]) => text).join('')
  } finally {
    printed.mockRestore()
  }
}

const sheet = () => join(dir, 'sheet.csv')
const exported = async (lang = 'fr'): Promise<SheetRow[]> => {
  await portavoz('export', '--lang', lang, '--out', sheet())
  return readSheet(readFileSync(sheet())).map(({ line: _line, ...row }) => row)
}
const row = (rows: SheetRow[], key: string): SheetRow => {
  const found = rows.find((one) => one.key === key)
  if (!found) throw new Error(`no row ${key}`)
  return found
}
const french = (file: string) => JSON.parse(readFileSync(join(dir, `locales/fr/${file}.json`), 'utf8'))
const imported = (rows: SheetRow[], ...more: string[]) => {
  writeFileSync(sheet(), sheetText(rows))
  return portavoz('import', sheet(), ...more)
}

describe('the spreadsheet of translators', () => {
  it('has each text with what stands around it, its limit and its state', async () => {
    const rows = await exported()
    expect(row(rows, 'settlement/is_it_you/option.yes')).toMatchObject({
      language: 'fr',
      state: 'untranslated',
      max_length: '20',
      source: 'Sí, soy yo',
      where: 'settlement: button yes of is_it_you; for a migrant, L0',
      before: expect.stringContaining('¿Es usted?'),
    })
    expect(row(rows, 'settlement/is_it_you/text').after).toContain('Claro, le digo.')
    expect(row(rows, 'talk/menu/option.scam').max_length).toBe('24')
    expect(row(rows, 'form/remind/sms').max_length).toBe('160')
  })

  it('opens in a spreadsheet: a mark for UTF-8, and no cell is a formula', () => {
    const cells = Object.fromEntries(['key', 'language', 'state', 'source'].map((name) => [name, 'x']))
    const text = sheetText([{ ...cells, translation: '=1+1', notes: '@x' } as unknown as SheetRow])
    expect(text.startsWith('\uFEFF')).toBe(true)
    expect(text).toContain("'=1+1")
    expect(readSheet(Buffer.from(text))[0]).toMatchObject({ translation: '=1+1', notes: '@x', line: 2 })
  })

  it('takes translations over, knows when the Spanish changes, and changes nothing the second time', async () => {
    const rows = await exported()
    row(rows, 'thinking/will_remind/text').translation = "C'est noté, je vous écris. Je reste là si besoin."
    row(rows, 'talk/explain_share/text').state = 'needs no translation'
    expect(await imported(rows, '--dry-run')).toMatch(/dry run[\s\S]*changed {4}2/)
    expect(() => french('thinking')).toThrow(/ENOENT/)
    expect(await imported(rows)).toMatch(/changed {4}2/)
    expect(french('thinking').will_remind).toEqual({ text: "C'est noté, je vous écris. Je reste là si besoin." })
    expect(french('talk').explain_share.text).toContain('A usted le puede tocar')
    const files = ['thinking', 'talk', 'translated'].map((file) => readFileSync(join(dir, `locales/fr/${file}.json`)))
    expect(await imported(rows)).toMatch(/changed {4}0/)
    expect(
      ['thinking', 'talk', 'translated'].map((file) => readFileSync(join(dir, `locales/fr/${file}.json`))),
    ).toEqual(files)

    const after = await exported()
    expect(row(after, 'thinking/will_remind/text').state).toBe('done')
    expect(row(after, 'talk/explain_share/text').state).toBe('needs no translation')
    const path = join(dir, 'locales/es/thinking.json')
    writeFileSync(path, readFileSync(path, 'utf8').replace('Anotado, yo le escribo.', 'Anotado, yo le aviso.'))
    const changed = await exported()
    expect(row(changed, 'thinking/will_remind/text').state).toBe('changed since translation')
    // The old translation still fits, and somebody says so.
    row(changed, 'thinking/will_remind/text').state = 'done'
    expect(await imported(changed)).toMatch(/changed {4}1/)
    expect(row(await exported(), 'thinking/will_remind/text').state).toBe('done')
  })

  it('is read with semicolons, other line ends and a changed order of columns, as spreadsheets save it', async () => {
    const rows = await exported()
    const one = row(rows, 'thinking/will_remind/text')
    one.translation = "C'est noté."
    const columns = ['translation', 'source', 'state', 'language', 'key']
    writeFileSync(sheet(), stringify([one], { header: true, columns, delimiter: ';', bom: true }))
    expect(await portavoz('import', sheet())).toMatch(/changed {4}1/)
  })

  const spoilt: [string, (rows: SheetRow[]) => SheetRow[], RegExp][] = [
    [
      'an unknown key',
      ([one]) => [{ ...one, key: 'talk/nothing/text' } as SheetRow],
      /line 2, talk.*No text has this key/,
    ],
    [
      'another language',
      ([one, two]) => [one, { ...two, language: 'en' }] as SheetRow[],
      /line 3.*for fr, this row for en/,
    ],
    ['a key that stands there twice', ([one]) => [one, one] as SheetRow[], /line 3.*twice/],
    ['Spanish that is not ours', ([one]) => [{ ...one, source: 'Otra cosa' } as SheetRow], /line 2.*export again/],
    ...(
      [
        ['a lost fact', 'talk/decide/text', 'Vous décidez.', /leaves out \{claim\.deadline\}/],
        ['a fact too many', 'talk/check/text', 'Payez-vous, {person.first_name} ?', /has \{person\.first_name\}/],
        ['half a bracket', 'talk/check/text', 'Payez-vous { quelque chose ?', /no partner/],
        ['a long button', 'talk/decide/option.join', 'Je veux vraiment y participer', /29 characters.*at most 20/],
        [
          'a mark that SMS has not',
          'form/remind/sms',
          'Bonjour {person.address_form}, ici {matter.alias}, jusqu’au {claim.deadline, short_date}.',
          /SMS cannot hold ’/,
        ],
        ['an option without its question', 'talk/decide/option.join', 'Je participe', /no text/],
        ['a word to keep out', 'thinking/will_remind/text', 'Votre dialecte.', /says "dialecte"/],
        ['an unknown format', 'thinking/see_now/text', "Jusqu'au {claim.deadline, loud} donc.", /no such format/],
      ] as const
    ).map(([what, key, translation, reason]): [string, (rows: SheetRow[]) => SheetRow[], RegExp] => [
      what,
      (rows) => [{ ...row(rows, key), translation }],
      reason,
    ]),
  ]
  // Each spoils the same sheet, in a folder of its own.
  let whole: SheetRow[] | undefined
  it.each(spoilt)('refuses %s, with its line, and writes nothing', async (_what, spoil, reason) => {
    whole ??= await exported()
    const before = wordsIn(dir)
    expect(await imported(spoil(whole))).toMatch(reason)
    expect(process.exitCode).toBe(1)
    expect(wordsIn(dir)).toEqual(before)
  })

  it.each([
    ['no header', 'a,b,c\n1,2,3\n', /first line must name the columns/],
    [
      'another encoding',
      Buffer.from('key,language,state,source,translation\na,fr,done,\xf1,\xf1\n', 'latin1'),
      /UTF-8/,
    ],
  ])('refuses a file with %s', async (_what, content, reason) => {
    writeFileSync(sheet(), content)
    await expect(portavoz('import', sheet())).rejects.toThrow(reason)
  })

  it.each(['es', 'klingon'])('has no sheet for %s', async (lang) => {
    await expect(portavoz('export', '--lang', lang, '--out', sheet())).rejects.toThrow(/locales\/es|no language/)
  })

  it('takes words written together with the Spanish as done, when somebody confirms them', async () => {
    copy()
    expect(row(await exported('en'), 'common/miss/text').state).toMatch(/done|changed/)
    await portavoz('confirm', '--lang', 'en')
    expect((await exported('en')).filter(({ state }) => state === 'changed since translation')).toEqual([])
    expect(inspectLibrary(dir).problems).toEqual([])
  })

  it('prints how easy each text is to read', async () => {
    expect(await portavoz('figures')).toMatch(/^figure words {2}conversation\n +\d+\.\d +\d+ {2}[a-z-]+\n/)
  })
})
