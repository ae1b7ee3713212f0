import { join } from 'node:path'
import { createEngine, type Engine } from '../engine/engine.ts'
import type { Flow } from '../engine/flow.ts'
import type { Problem } from '../engine/problem.ts'
import { createReadIntent } from '../reading/intents.ts'
import { loadLexicons } from '../reading/load-lexicon.ts'
import { readers } from '../reading/readers/index.ts'
import type { Words } from '../words/words.ts'
import { inspectLibrary } from './inspect-library.ts'

export type TalkLibrary = { engine: Engine; words: Words; flows: Flow[]; problems: Problem[] }

/** Flows and words for trying out: problems are told, not refused, so that an unfinished conversation can be talked to. */
export const loadTalkLibrary = async (root: string): Promise<TalkLibrary> => {
  const { flows, words, problems } = inspectLibrary(root, Object.keys(readers))
  const readIntent = createReadIntent(await loadLexicons(join(root, 'locales')))
  return { engine: createEngine({ flows, readers: readers as never, readIntent, words }), words, flows, problems }
}
