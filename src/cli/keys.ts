import type { Command } from 'commander'
import { loadConfig } from '../config.ts'
import { type KeyRotation, rotateKeys } from '../hub/privacy/rotate-keys.ts'
import { openHub } from '../runtime.ts'

export function registerKeys(program: Command): void {
  const keys = program.command('keys').description('change the master key of the encrypted fields')
  keys
    .command('rotate')
    .description(
      'wrap every key by DATA_KEY; those wrapped by DATA_KEY_OLD are taken over. The hub may run meanwhile, with both',
    )
    .option('--check', 'count what the old key is still needed for, and change nothing; exit 1 when there is any')
    .action(async (options: { check?: boolean }) => {
      const opened = await openHub(loadConfig())
      try {
        if (!options.check) process.stdout.write(`wrapped anew: ${(await rotateKeys(opened)).rewrapped}\n`)
        // Counted again: a process that still runs with the old key alone may have made keys meanwhile.
        const state = await rotateKeys(opened, { check: true })
        process.stdout.write(stateText(state))
        if (state.left + state.unknown > 0) process.exitCode = 1
      } finally {
        await opened.close()
      }
    })
}

function stateText({ keys, left, unknown }: KeyRotation): string {
  const rows = [
    `keys: ${keys}`,
    `under the old master key: ${left}`,
    `under a master key that is not known: ${unknown}`,
  ]
  if (left + unknown === 0) rows.push('Every key is under DATA_KEY: DATA_KEY_OLD is needed no more.')
  return `${rows.join('\n')}\n`
}
