import type { Command } from 'commander'

export type CommandName = keyof typeof commands

type Entry = {
  /** One line for the list of commands. */
  description: string
  /** Loads the command's file and registers it, with its options and help, on the program. */
  load: (program: Command) => Promise<void>
}

/** Every command of `portavoz`, in the order in which they are listed. */
export const commands = {
  check: {
    description: 'check the flows and their words',
    load: async (program) => (await import('./check.ts')).registerCheck(program),
  },
  chat: {
    description: 'talk to a flow in the terminal',
    load: async (program) => (await import('./chat.ts')).registerChat(program),
  },
  read: {
    description: 'read answers and intents, one JSON object per line',
    load: async (program) => (await import('./read.ts')).registerRead(program),
  },
  words: {
    description: 'hand words to translators and reviewers and back',
    load: async (program) => (await import('./words.ts')).registerWords(program),
  },
  flows: {
    description: 'list, compare, publish and take back versions of conversations',
    load: async (program) => (await import('./flows.ts')).registerFlows(program),
  },
  moves: {
    description: 'print what a conversation may record',
    load: async (program) => (await import('./moves.ts')).registerMoves(program),
  },
  import: {
    description: 'import a class list (CSV) into a matter',
    load: async (program) => (await import('./import.ts')).registerImport(program),
  },
  export: {
    description: 'write a list of cases into a file for Excel (CSV)',
    load: async (program) => (await import('./export.ts')).registerExport(program),
  },
  report: {
    description: 'print where a matter stands',
    load: async (program) => (await import('./report.ts')).registerReport(program),
  },
  erase: {
    description: 'erase a person: destroy their key and all that is theirs',
    load: async (program) => (await import('./erase.ts')).registerErase(program),
  },
  retention: {
    description: 'remove what was kept long enough, or count it',
    load: async (program) => (await import('./retention.ts')).registerRetention(program),
  },
  keys: {
    description: 'change the master key of the encrypted fields',
    load: async (program) => (await import('./keys.ts')).registerKeys(program),
  },
  rebuild: {
    description: 'build case documents anew from their updates, or compare them',
    load: async (program) => (await import('./rebuild.ts')).registerRebuild(program),
  },
  verify: {
    description: 'prove that nothing in the two logs was changed',
    load: async (program) => (await import('./verify.ts')).registerVerify(program),
  },
  demo: {
    description: 'play the story of the 46 workers and print the final report',
    load: async (program) => (await import('./demo.ts')).registerDemo(program),
  },
} satisfies Record<string, Entry>
