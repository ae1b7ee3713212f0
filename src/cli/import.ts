import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { userInfo } from 'node:os'
import type { Command } from 'commander'
import { loadConfig } from '../config.ts'
import { createImportClassList, type ImportReport } from '../hub/import-class-list.ts'
import { openHub } from '../runtime.ts'

type Options = { matter: string; dryRun?: boolean; json?: boolean }

export function registerImport(program: Command): void {
  program
    .command('import')
    .description('import a class list (CSV) into a matter')
    .argument('<file>', 'CSV: comma, semicolon or tab; UTF-8 or Latin-1; the first line names the columns')
    .requiredOption('--matter <id>', 'matter that the people belong to')
    .option('--dry-run', 'say what would happen and change nothing')
    .option('--json', 'print the report as JSON')
    .action(async (file: string, options: Options) => {
      await access(file).catch(() => {
        throw new Error('The file cannot be read: check its name.')
      })
      const opened = await openHub(loadConfig())
      try {
        const { hub, store } = opened
        const importClassList = createImportClassList({ ...hub.parts, store, record: hub.records })
        const actor = { kind: 'import', id: `cli:${userInfo().uid}` } as const
        const report = await importClassList({
          matterId: options.matter,
          open: () => createReadStream(file),
          dryRun: options.dryRun === true,
          actor,
          source: 'cli:import',
        })
        process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : importText(report))
      } finally {
        await opened.close()
      }
    })
}

/** The report for a terminal: counts first, then lines that need a look. */
export function importText(report: ImportReport): string {
  const { matter, dry_run, rows, accepted, unchanged, refused_count, refused, warnings } = report
  const lines = [
    `${matter}: ${rows} rows${dry_run ? ' (dry run: nothing was changed)' : ''}`,
    `  accepted   ${accepted}`,
    `  unchanged  ${unchanged}`,
    `  refused    ${refused_count}`,
    ...refused.map(({ line, reason }) => `    line ${line}: ${reason}`),
    ...(refused.length < refused_count ? [`    ... and ${refused_count - refused.length} more`] : []),
    ...(warnings.length > 0 ? [`  to look at ${warnings.length}`] : []),
    ...warnings.map(({ line, reason }) => `    line ${line}: ${reason}`),
  ]
  return `${lines.join('\n')}\n`
}
