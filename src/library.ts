import { join } from 'node:path'
import { nouns } from './cases/index.ts'
import { checkLibrary } from './engine/checks/index.ts'
import { createEngine, type Engine } from './engine/engine.ts'
import type { Flow } from './engine/flow.ts'
import { loadFlows } from './engine/load.ts'
import { problemLine } from './engine/problem.ts'
import type { ReadIntent } from './reading/intent.ts'
import { createReadIntent } from './reading/intents.ts'
import { loadLexicons } from './reading/load-lexicon.ts'
import { createReaders, readers as everyReader, type Readers } from './reading/readers/index.ts'
import { createWords, type Words } from './words/words.ts'

const ROOT = join(import.meta.dirname, '..')

/** What the hub can say and understand: flows, words, readers, intents, and the engine over them. */
export type Library = { engine: Engine; words: Words; flows: readonly Flow[]; readers: Readers; readIntent: ReadIntent }

/** A flow or locale file that must not be used, and what to do about it: all of them in one message. */
export class LibraryError extends Error {
  constructor(problems: readonly string[]) {
    super(`The conversations cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`)
    this.name = 'LibraryError'
  }
}

/** Noun -> names of its moves: what a flow may record. */
export const recordable: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.values(nouns).map((noun) => [noun.name, Object.keys(noun.moves)]),
)

/**
 * Reads flows, locales and lexicons once and checks them: the hub does not start with a wrong one.
 * @throws LibraryError
 */
export async function loadLibrary(root: string = ROOT): Promise<Library> {
  const { flows, problems } = loadFlows(join(root, 'flows'))
  const words = createWords(join(root, 'locales'))
  const readIntent = createReadIntent(await loadLexicons(join(root, 'locales')))
  const told = [
    ...problems.map(problemLine),
    ...words.problems.map(({ file, key, problem }) => `${file}${key ? ` ${key}` : ''}: ${problem}`),
    ...checkLibrary({ flows, words, recordable, readers: Object.keys(everyReader) })
      .filter((found) => !found.warning)
      .map(problemLine),
  ]
  if (told.length > 0) throw new LibraryError(told)
  const readers = createReaders(readIntent)
  return { engine: createEngine({ flows, readers, readIntent, words }), words, flows, readers, readIntent }
}
