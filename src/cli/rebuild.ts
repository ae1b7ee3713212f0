import type { Command } from 'commander'
import { loadConfig } from '../config.ts'
import { type Rebuilt, rebuild } from '../hub/updates/rebuild.ts'
import { openHub } from '../runtime.ts'

export function registerRebuild(program: Command): void {
  program
    .command('rebuild')
    .description(
      'make every case document from its updates again, and say which were stored otherwise. The hub may run',
    )
    .option('--check', 'compare and change nothing; exit 1 when any is stored otherwise')
    .action(async (options: { check?: boolean }) => {
      const opened = await openHub(loadConfig())
      try {
        const { hub } = opened
        const found = await rebuild({ ...hub.parts, record: hub.records }, { check: options.check ?? false })
        process.stdout.write(rebuiltText(found))
        if (found.different > found.rebuilt) process.exitCode = 1
      } finally {
        await opened.close()
      }
    })
}

function rebuiltText({ documents, different, listed, rebuilt, waiting, unreadable }: Rebuilt): string {
  const rows = [
    `documents with updates: ${documents}`,
    `stored otherwise: ${different}`,
    ...listed.map((id) => `  ${id}`),
    `written anew: ${rebuilt}`,
    `with updates that wait to be applied: ${waiting}`,
    `of erased people, not to be read: ${unreadable}`,
  ]
  return `${rows.join('\n')}\n`
}
