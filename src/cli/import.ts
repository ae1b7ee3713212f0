import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { type Command, Option } from 'commander'
import { loadConfig } from '../config.ts'
import { IMPORT_NAMES, type ImportName, importKinds } from '../hub/imports/index.ts'
import { createImport, type ImportReport } from '../hub/imports/run-import.ts'
import { openHub } from '../runtime.ts'

type Options = { kind: ImportName; matter?: string; dryRun?: boolean; json?: boolean }

export function registerImport(program: Command): void {
  program
    .command('import')
    .description('import a list (CSV): a class list or leads into a matter, Defenders, Advocates')
    .argument('<file>', 'CSV: comma, semicolon or tab; UTF-8 or Latin-1; the first line names the columns')
    .addOption(new Option('--kind <kind>', 'what is on the list').choices(IMPORT_NAMES).default('class-list'))
    .option('--matter <id>', 'matter that a class list or leads belong to')
    .option('--dry-run', 'say what would happen and change nothing')
    .option('--json', 'print the report as JSON')
    .action(async (file: string, { kind, matter, dryRun, json }: Options) => {
      if ((importKinds[kind].of === 'matter') !== (matter !== undefined))
        throw new Error(
          matter === undefined ? 'Name the matter: --matter <id>.' : 'This list is of no matter: leave --matter out.',
        )
      await access(file).catch(() => {
        throw new Error('The file cannot be read: check its name.')
      })
      const opened = await openHub(loadConfig())
      try {
        const { hub, store } = opened
        const report = await createImport({ ...hub.parts, store, record: hub.records })({
          kind,
          ...(matter === undefined ? {} : { matterId: matter }),
          open: () => createReadStream(file),
          dryRun: dryRun === true,
          actor: { kind: 'import', id: `cli:${userInfo().uid}` },
          source: 'cli:import',
        })
        process.stdout.write(json ? `${JSON.stringify(report)}\n` : importText(report))
      } finally {
        await opened.close()
      }
    })
}

/** The report for a terminal: counts first, then lines that need a look. */
export function importText(report: ImportReport): string {
  const { kind, matter, dry_run, rows, accepted, unchanged, refused_count, refused, warnings } = report
  const lines = [
    `${matter ?? kind}: ${rows} rows${dry_run ? ' (dry run: nothing was changed)' : ''}`,
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
