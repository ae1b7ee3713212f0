import type { Command } from 'commander'
import { checks } from '../engine/checks/index.ts'
import { problemLine } from '../engine/problem.ts'
import { readers } from '../reading/readers/index.ts'
import { inspectLibrary } from './inspect-library.ts'
import { projectRoot } from './project-root.ts'

const about = `
Every rule that a conversation must pass before it may run:
${checks.map(({ name, refuses }) => `  ${name.padEnd(17)} ${refuses}`).join('\n')}`

/** `portavoz check [--json]`: exit code 1 when a flow may not run. */
export const registerCheck = (program: Command): void => {
  program
    .command('check')
    .description('check the flows and their words')
    .option('--json', 'one JSON object per problem')
    .option('--dir <folder>', 'the folder that holds flows/ and locales/', projectRoot)
    .addHelpText('after', about)
    .action(({ json, dir }: { json?: boolean; dir: string }) => {
      const { flows, problems } = inspectLibrary(dir, Object.keys(readers))
      for (const problem of problems) process.stdout.write(`${json ? JSON.stringify(problem) : problemLine(problem)}\n`)
      const refused = problems.filter((problem) => !problem.warning).length
      if (!json)
        process.stdout.write(`${flows.length} flows, ${refused === 0 ? 'no problems' : `${refused} problems`}\n`)
      if (refused > 0) process.exitCode = 1
    })
}
