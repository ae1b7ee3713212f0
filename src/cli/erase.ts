import { userInfo } from 'node:os'
import type { Command } from 'commander'
import { loadConfig } from '../config.ts'
import { openHub } from '../runtime.ts'

export function registerErase(program: Command): void {
  program
    .command('erase')
    .description('erase a person: destroy their key and all that is theirs. It cannot be taken back')
    .argument('<person>', 'id of the person')
    .requiredOption('--reason <words>', 'why; kept in the access log, so without names')
    .action(async (personId: string, { reason }: { reason: string }) => {
      const opened = await openHub(loadConfig())
      try {
        const { erase } = opened.hub
        if (!(await erase.begin({ personId, actor: `cli:${userInfo().uid}`, role: 'admin', reason })))
          throw new Error('There is no such person.')
        await erase.clear(personId)
        process.stdout.write('erased\n')
      } finally {
        await opened.close()
      }
    })
}
