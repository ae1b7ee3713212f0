import { userInfo } from 'node:os'
import type { Command } from 'commander'
import { loadConfig } from '../config.ts'
import { HELD_BACK } from '../hub/privacy/erase.ts'
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
        const begun = await erase.begin({ personId, actor: `cli:${userInfo().uid}`, role: 'admin', reason })
        if (begun === 'nobody') throw new Error('There is no such person.')
        if (begun === 'waits') throw new Error(HELD_BACK)
        await erase.clear(personId)
        process.stdout.write('erased\n')
      } finally {
        await opened.close()
      }
    })
}
