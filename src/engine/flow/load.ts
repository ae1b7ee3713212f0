import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Problem } from '../problem.ts'
import { compileFlow } from './compile-flow.ts'
import type { Flow } from './flow.ts'

/** Read and compile every `*.yaml` of a folder, in the order of their names. Files that do not compile are only in `problems`. */
export const loadFlows = (dir: string): { flows: Flow[]; problems: Problem[] } => {
  const compiled = readdirSync(dir)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => compileFlow(`${basename(dir)}/${file}`, readFileSync(join(dir, file), 'utf8')))
  return {
    flows: compiled.flatMap(({ flow }) => (flow ? [flow] : [])),
    problems: compiled.flatMap(({ problems }) => problems),
  }
}
