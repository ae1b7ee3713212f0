import { join } from 'node:path'
import { nouns } from '../cases/index.ts'
import { checkLibrary } from '../engine/checks/index.ts'
import type { Flow } from '../engine/flow.ts'
import { loadFlows } from '../engine/load.ts'
import type { Problem } from '../engine/problem.ts'
import { createWords, type Words } from '../words/words.ts'

export type InspectedLibrary = { flows: Flow[]; words: Words; problems: Problem[] }

/**
 * Load `flows/` and `locales/` below a folder and tell all that is wrong with them. Where files do not even compile, only that
 * is told: the checks would report what follows from it. `readers` are the names that `ask` may use.
 */
export const inspectLibrary = (root: string, readers: readonly string[]): InspectedLibrary => {
  const { flows, problems } = loadFlows(join(root, 'flows'))
  const words = createWords(join(root, 'locales'))
  const unread = words.problems.map(
    ({ file, key, problem }): Problem => ({
      check: 'schema',
      file,
      problem,
      remedy: 'words are "text", or { "text", "sms", "options", "words", "again", "back" }',
      ...(key ? { node: key } : {}),
    }),
  )
  if (problems.length + unread.length > 0) return { flows, words, problems: [...problems, ...unread] }
  const recordable = Object.fromEntries(Object.entries(nouns).map(([name, noun]) => [name, Object.keys(noun.moves)]))
  return { flows, words, problems: checkLibrary({ flows, words, readers, recordable }) }
}
