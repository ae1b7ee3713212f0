import type { Command } from 'commander'
import { loadConfig } from '../config.ts'
import { KIND_NAMES, KINDS } from '../hub/retention/kinds.ts'
import type { Removed } from '../hub/retention/retention.ts'
import { openHub } from '../runtime.ts'

export function registerRetention(program: Command): void {
  program
    .command('retention')
    .description('remove what was kept long enough, as the hub does once a day: counts by kind. A legal hold wins')
    .option('--dry-run', 'count and remove nothing')
    .option('--json', 'as JSON')
    .action(async (options: { dryRun?: boolean; json?: boolean }) => {
      const opened = await openHub(loadConfig())
      try {
        const counts = await opened.hub.retention.run({ dryRun: options.dryRun ?? false })
        process.stdout.write(options.json ? `${JSON.stringify(counts)}\n` : countsText(counts, options.dryRun ?? false))
      } finally {
        await opened.close()
      }
    })
}

function countsText(counts: Removed, dryRun: boolean): string {
  const rows = KIND_NAMES.map((kind) => {
    const { days, since } = KINDS[kind]
    const { removed, held } = counts[kind]
    return `${kind}: ${dryRun ? 'to be removed' : 'removed'} ${removed}, held ${held} (${days} days after ${since})`
  })
  return `${rows.join('\n')}\n`
}
