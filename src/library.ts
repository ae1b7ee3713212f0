import { join } from 'node:path'
import { nouns } from './cases/index.ts'
import { TOLD_FLOWS } from './cases/told-flows.ts'
import { checkLibrary } from './engine/checks/index.ts'
import { createEngine, type Engine } from './engine/engine.ts'
import type { Flow } from './engine/flow.ts'
import { loadFlows } from './engine/load.ts'
import { type Problem, problemLine } from './engine/problem.ts'
import type { ReadIntent } from './reading/intent.ts'
import { createReadIntent } from './reading/intents.ts'
import { loadLexicons } from './reading/load-lexicon.ts'
import { createReaders, readers as everyReader, type Readers } from './reading/readers/index.ts'
import { createWords, type Words } from './words/words.ts'

/** The folder that holds flows/ and locales/. */
export const projectRoot: string = join(import.meta.dirname, '..')

/** What the hub can say and understand: flows, words, readers, intents, and the engine over them. */
export type Library = {
  engine: Engine
  words: Words
  flows: readonly Flow[]
  readers: Readers
  readIntent: ReadIntent
}

/** Flows, locales or lexicons that must not be used, and what to do about each: all in one message. */
export class LibraryError extends Error {
  constructor(problems: readonly string[]) {
    super(`The conversations cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`)
    this.name = 'LibraryError'
  }
}

export type InspectedLibrary = { flows: Flow[]; words: Words; problems: Problem[] }

/**
 * Reads `flows/` and `locales/` below a folder and tells all that is wrong with them. Where files do not even compile, only
 * that is told: the checks would report what follows from it.
 */
export function inspectLibrary(root: string): InspectedLibrary {
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
  return { flows, words, problems: checkFlows(flows, words) }
}

/** All that is wrong with flows and words that do compile. */
export function checkFlows(flows: readonly Flow[], words: Words): Problem[] {
  const recordable = Object.fromEntries(Object.values(nouns).map((noun) => [noun.name, Object.keys(noun.moves)]))
  return checkLibrary({ flows, words, readers: Object.keys(everyReader), recordable, told: TOLD_FLOWS })
}

/**
 * Reads everything once. `refuse` (the default): the hub does not start with a conversation that has a problem; `tell`:
 * problems are handed back, so that an unfinished conversation can be tried.
 * @throws LibraryError
 */
export async function loadLibrary(
  root = projectRoot,
  wrong: 'refuse' | 'tell' = 'refuse',
): Promise<Library & { problems: Problem[] }> {
  const { flows, words, problems } = inspectLibrary(root)
  const refused = problems.filter((found) => !found.warning)
  if (wrong === 'refuse' && refused.length > 0) throw new LibraryError(refused.map(problemLine))
  const lexicons = await loadLexicons(join(root, 'locales')).catch((error: Error) => {
    throw new LibraryError([error.message])
  })
  const readIntent = createReadIntent(lexicons)
  const readers = createReaders(readIntent)
  return { engine: createEngine({ flows, readers, readIntent, words }), words, flows, readers, readIntent, problems }
}
