import type { Connection } from 'mongoose'
import type { Hub } from '../../src/hub/hub.ts'

/** Commands at the store by the step that gave them, as `insert inbox`; with the operators at the top of a question. */
export type StoreCommands = Record<'receive' | Step, string[]>

const STEPS = ['converse', 'relay', 'record', 'deliver'] as const
type Step = (typeof STEPS)[number]

/**
 * Lists every command that the driver sends to the store, by step of the hub. Steps must run one after the other, as `idle`
 * of the test hub does.
 */
export function storeCommands(connection: Connection, hub: Hub): { take(): StoreCommands } {
  const fresh = (): StoreCommands => ({ receive: [], converse: [], relay: [], record: [], deliver: [] })
  let seen = fresh()
  let step: keyof StoreCommands = 'receive'
  connection.getClient().on('commandStarted', ({ commandName, command }) => {
    const filter = (command as { filter?: Record<string, unknown> }).filter ?? {}
    const operators = Object.keys(filter).filter((key) => key.startsWith('$'))
    seen[step].push([commandName, String((command as Record<string, unknown>)[commandName]), ...operators].join(' '))
  })
  for (const name of STEPS) {
    const real = hub[name] as (about: never) => Promise<never>
    hub[name] = (async (about: never) => {
      step = name
      try {
        return await real(about)
      } finally {
        step = 'receive'
      }
    }) as never
  }
  return {
    take() {
      const taken = seen
      seen = fresh()
      return taken
    },
  }
}
