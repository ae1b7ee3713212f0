import type { Command } from 'commander'
import { checks } from '../engine/checks/index.ts'
import { flowJsonSchema } from '../engine/flow/schema.ts'
import { problemLine } from '../engine/problem.ts'
import { inspectLibrary, projectRoot } from '../library.ts'

const about = `
Every rule that a conversation must pass before it may run:
${checks.map(({ name, refuses }) => `  ${name.padEnd(17)} ${refuses}`).join('\n')}`

/** `portavoz check [--json]`: exit code 1 when a flow may not run. */
export const registerCheck = (program: Command): void => {
  program
    .command('check')
    .description('check the flows and their words')
    .option('--json', 'one JSON object per problem')
    .option('--schema', 'print the JSON Schema of a flow file instead (docs/flow.schema.json is its copy)')
    .option('--dir <folder>', 'the folder that holds flows/ and locales/', projectRoot)
    .addHelpText('after', about)
    .action(({ json, schema, dir }: { json?: boolean; schema?: boolean; dir: string }) => {
      if (schema) return void process.stdout.write(flowJsonSchema())
      const { flows, problems } = inspectLibrary(dir)
      for (const problem of problems) process.stdout.write(`${json ? JSON.stringify(problem) : problemLine(problem)}\n`)
      const refused = problems.filter((problem) => !problem.warning).length
      if (!json)
        process.stdout.write(`${flows.length} flows, ${refused === 0 ? 'no problems' : `${refused} problems`}\n`)
      if (refused > 0) process.exitCode = 1
    })
}
