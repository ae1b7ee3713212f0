import { Command } from 'commander'
import { expect, test } from 'vitest'
import { type CommandName, commands } from '../../src/cli/commands.ts'

test.each(Object.keys(commands) as CommandName[])('%s has help of its own', async (name) => {
  let printed = ''
  const program = new Command('portavoz').exitOverride().configureOutput({ writeOut: (text) => (printed += text) })
  await commands[name].load(program)
  await expect(program.parseAsync([name, '--help'], { from: 'user' })).rejects.toMatchObject({
    code: 'commander.helpDisplayed',
  })
  expect(printed).toContain(`portavoz ${name}`)
})
