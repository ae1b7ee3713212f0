import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { type CommandName, commands } from './commands.ts'

/**
 * The command `portavoz`. Only the file of the command that was asked for is loaded, so that `portavoz read` starts in
 * a moment; for the list of all, their names and descriptions are enough.
 */
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string
}
const program = new Command('portavoz')
  .description('A WhatsApp and SMS hub for cross-border legal work')
  .version(version)
  .showHelpAfterError()

const asked = process.argv.slice(2).find((word) => !word.startsWith('-') && word !== 'help')
for (const [name, command] of Object.entries(commands)) {
  if (name === asked) await command.load(program)
  else program.command(name, { hidden: false }).description(command.description)
}

try {
  await program.parseAsync()
} catch (error) {
  // Commands throw what is meant for people; a stack helps nobody at a terminal.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

export type { CommandName }
