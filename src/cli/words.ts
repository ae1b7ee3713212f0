import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { loadFlows } from '../engine/flow/load.ts'
import { checkFlows, projectRoot } from '../library.ts'
import { compileLocale, localeSchema } from '../words/locales.ts'
import { createWords, wordsOf } from '../words/words.ts'
import { type Applied, applySheet, readSheet } from './words/apply-sheet.ts'
import { approvalsText, approve } from './words/approve.ts'
import { confirmWords } from './words/confirm.ts'
import { figuresText } from './words/figures.ts'
import { type RawLanguage, readLanguage, writeJson } from './words/locale-file.ts'
import { type Recording, recordWords } from './words/record.ts'
import { recordingsText } from './words/recordings-text.ts'
import { countStates, type SheetInput, sheetRows, sheetText } from './words/sheet.ts'
import { readTranslated, translatedPath } from './words/translated.ts'

type Where = { dir: string }

/** `portavoz words ...`: what translators and reviewers do with the words. */
export const registerWords = (program: Command): void => {
  const words = program.command('words').description('hand words to translators and reviewers and back')
  const add = (name: string, description: string): Command =>
    words
      .command(name)
      .description(description)
      .option('--dir <folder>', 'the folder that holds flows/ and locales/', projectRoot)

  add('export', 'write a spreadsheet (CSV) of all texts of a language beside the Spanish')
    .requiredOption('--lang <code>', 'language to translate into, such as fr')
    .requiredOption('--out <file>', 'CSV file to write')
    .action(({ dir, lang, out }: Where & { lang: string; out: string }) => {
      const rows = sheetRows(inputOf(dir, lang))
      writeFileSync(out, sheetText(rows))
      const counts = Object.entries(countStates(rows)).map(([state, count]) => `  ${state.padEnd(26)}${count}\n`)
      process.stdout.write(`${rows.length} texts\n${counts.join('')}`)
    })

  add('import', 'take a spreadsheet back; rows that break a rule are refused with their line')
    .argument('<file>', 'CSV: comma, semicolon or tab; UTF-8')
    .option('--dry-run', 'say what would happen and change nothing')
    .action((file: string, { dir, dryRun }: Where & { dryRun?: boolean }) => {
      const lines = readSheet(readFileSync(file))
      const input = inputOf(dir, lines[0]?.language ?? '')
      const applied = applySheet(lines, input, problemsWith(dir, input))
      if (!dryRun) save(dir, input, applied)
      process.stdout.write(appliedText(applied, dryRun === true))
      if (applied.refused.length > 0) process.exitCode = 1
    })

  add(
    'confirm',
    'say that the translations of a language render the present Spanish (for words written together with it)',
  )
    .requiredOption('--lang <code>', 'language of the translations')
    .option('--flow <name>', 'only the words of this conversation')
    .action(({ dir, lang, flow }: Where & { lang: string; flow?: string }) => {
      const input = inputOf(dir, lang)
      const { known, confirmed } = confirmWords(input, flow)
      writeJson(translatedPath(dir, lang), known)
      process.stdout.write(`${confirmed} texts confirmed\n`)
    })

  add('approve', 'write down that an Advocate approved words as they are now')
    .argument(
      '<keys...>',
      'talk for all its words that need it, talk/explain for one, talk/explain.audio for a recording',
    )
    .requiredOption('--lang <code>', 'language of the words')
    .requiredOption('--by <who>', 'who approved them, as the case file names them')
    .option('--on <date>', 'day of the approval, YYYY-MM-DD', new Date().toISOString().slice(0, 10))
    .action((keys: string[], { dir, lang, by, on }: Where & { lang: string; by: string; on: string }) => {
      for (const key of approve(dir, lang, keys, by, on)) process.stdout.write(`${key} approved\n`)
    })

  add('approvals', 'print which words need approval and where they stand')
    .option('--lang <code>', 'language of the words', 'es')
    .action(({ dir, lang }: Where & { lang: string }) => void process.stdout.write(approvalsText(dir, lang)))

  add('record', 'take in a recording of words as they are now; it goes out as a voice note')
    .argument('<flow>', 'conversation, such as faq')
    .argument('<node>', 'whose words are spoken, with the answers that they offer')
    .requiredOption('--lang <code>', 'language that is spoken: es, es-GT, quc, mam ...')
    .requiredOption('--file <file>', '.ogg (Opus) or .mp3, at most 1 MB')
    .requiredOption('--by <who>', 'whose voice it is, as the team knows them')
    .option('--on <date>', 'day of the recording, YYYY-MM-DD', new Date().toISOString().slice(0, 10))
    .action(async (flow: string, node: string, { dir, ...how }: Where & Omit<Recording, 'flow' | 'node'>) => {
      process.stdout.write(`${await recordWords(dir, { ...how, flow, node })}\n`)
    })

  add('recordings', 'print what is recorded in a language, what is stale and what is missing')
    .requiredOption('--lang <code>', 'language that is spoken')
    .action(({ dir, lang }: Where & { lang: string }) => void process.stdout.write(recordingsText(dir, lang)))

  add('figures', 'print how easy the Spanish is to read (Fernández Huerta), hardest first').action(({ dir }: Where) => {
    process.stdout.write(figuresText(readLanguage(dir, 'es')))
  })
}

const inputOf = (dir: string, lang: string): SheetInput => {
  if (!/^[a-z]{2,3}(-[A-Z]{2})?$/.test(lang)) throw new Error(`"${lang}" is no language: write en, fr, es-MX ...`)
  if (lang === 'es') throw new Error('Spanish is the source: change it in locales/es and run portavoz check.')
  const { flows, problems } = loadFlows(join(dir, 'flows'))
  if (flows.length === 0)
    throw new Error(`There are no usable flows in ${dir}: ${problems[0]?.problem ?? 'none found'}.`)
  return {
    lang,
    source: readLanguage(dir, 'es'),
    own: readLanguage(dir, lang),
    known: readTranslated(dir, lang),
    flows,
  }
}

/** What the checks would say if the language had these words. */
const problemsWith = (dir: string, { lang, flows }: SheetInput) => {
  const { locales } = createWords(join(dir, 'locales'))
  return (own: RawLanguage) => {
    const compiled = Object.entries(own).map(([name, file]) => [name, compileLocale(localeSchema.parse(file))] as const)
    return checkFlows(flows, wordsOf(new Map([...locales, [lang, new Map(compiled)]])))
  }
}

/** Only files whose words are new; the record of what is translated last, so that a broken-off import says less, never more. */
const save = (dir: string, { lang, own, known }: SheetInput, applied: Applied): void => {
  for (const [name, file] of Object.entries(applied.own))
    if (file !== own[name]) writeJson(join(dir, 'locales', lang, `${name}.json`), file)
  if (applied.known !== known) writeJson(translatedPath(dir, lang), applied.known)
}

/** The report for a terminal: counts first, then the rows that need a look. */
export function appliedText({ changed, unchanged, empty, refused }: Applied, dryRun: boolean): string {
  const lines = [
    `${changed.length + unchanged + empty + refused.length} rows${dryRun ? ' (dry run: nothing was changed)' : ''}`,
    `  changed    ${changed.length}`,
    `  unchanged  ${unchanged}`,
    `  empty      ${empty}`,
    `  refused    ${refused.length}`,
    ...refused.map(({ line, key, reason }) => `    line ${line}, ${key}: ${reason}`),
  ]
  return `${lines.join('\n')}\n`
}
