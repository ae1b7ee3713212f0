import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { nouns } from './cases/index.ts'
import { TOLD_FLOWS } from './cases/told-flows.ts'
import { checkLibrary } from './engine/checks/index.ts'
import { createEngine, type Engine } from './engine/engine.ts'
import { compileFlow } from './engine/flow/compile-flow.ts'
import type { Flow } from './engine/flow/flow.ts'
import { loadFlows } from './engine/flow/load.ts'
import { type Problem, problemLine } from './engine/problem.ts'
import { createWithoutCourtesy, type WithoutCourtesy } from './reading/courtesy.ts'
import { cutsOf } from './reading/head-and-rest.ts'
import type { ReadIntent } from './reading/intent.ts'
import { createReadIntent } from './reading/lexicon/intents.ts'
import { loadLexicons } from './reading/lexicon/load-lexicon.ts'
import { createReaders, readers as everyReader, type Readers } from './reading/readers/index.ts'
import { createWrittenOut, type WrittenOut } from './reading/written-out.ts'
import type { FlowText } from './store/flow-versions.ts'
import { type LocaleProblem, readLocale } from './words/load-locales.ts'
import { createWords, type Words, wordsOf } from './words/words.ts'

/** The folder that holds flows/ and locales/. */
export const projectRoot: string = join(import.meta.dirname, '..')

/** What the hub can say and understand: flows, words, readers, intents, and the engine over them. */
export type Library = {
  engine: Engine
  words: Words
  flows: readonly Flow[]
  readers: Readers
  readIntent: ReadIntent
  writtenOut: WrittenOut
  withoutCourtesy: WithoutCourtesy
}

/** Flows, locales or lexicons that must not be used, and what to do about each: all in one message. */
export class LibraryError extends Error {
  constructor(problems: readonly string[]) {
    super(`The conversations cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`)
    this.name = 'LibraryError'
  }
}

/** What a version of the library is made of, with all that is wrong with it. */
export type Built = { engine: Engine; words: Words; flows: readonly Flow[]; problems: readonly Problem[] }

/** Another text for some conversations, beside those of the files. */
export type Build = (texts: readonly FlowText[]) => Built

export type InspectedLibrary = { flows: Flow[]; words: Words; problems: Problem[] }

/**
 * Reads `flows/` and `locales/` below a folder and tells all that is wrong with them. Where files do not even compile, only
 * that is told: the checks would report what follows from it.
 */
export function inspectLibrary(root: string): InspectedLibrary {
  const { flows, problems } = loadFlows(join(root, 'flows'))
  const words = createWords(join(root, 'locales'))
  const unread = words.problems.map(unreadWords)
  const broken = [...problems, ...unread.filter(({ warning }) => !warning)]
  if (broken.length > 0) return { flows, words, problems: [...problems, ...unread] }
  return { flows, words, problems: [...unread, ...checkFlows(flows, words)] }
}

/** Without its recordings a language is still written: that stops nothing. */
const unreadWords = ({ file, key, problem }: LocaleProblem): Problem => ({
  ...(file.includes('/audio/')
    ? { check: 'recordings', remedy: 'take it in again: portavoz words record', warning: true }
    : { check: 'schema', remedy: 'words are "text", or { "text", "sms", "options", "words", "again", "back" }' }),
  file,
  problem,
  ...(key ? { node: key } : {}),
})

/** All that is wrong with flows and words that do compile. */
export function checkFlows(flows: readonly Flow[], words: Words): Problem[] {
  const recordable = Object.fromEntries(Object.values(nouns).map((noun) => [noun.name, Object.keys(noun.moves)]))
  return checkLibrary({ flows, words, readers: everyReader, recordable, told: TOLD_FLOWS })
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
  const writtenOut = createWrittenOut(lexicons)
  const withoutCourtesy = createWithoutCourtesy(lexicons)
  const readers = createReaders(readIntent, writtenOut)
  const engine = createEngine({ flows, readers, readIntent, writtenOut, withoutCourtesy, cutsOf, words })
  return { engine, words, flows, readers, readIntent, writtenOut, withoutCourtesy, problems }
}

/** The texts of the conversations that ship with the code. */
export const releaseTexts = (root = projectRoot): FlowText[] => {
  const locales = join(root, 'locales')
  const languages = readdirSync(locales).filter((lang) => !lang.includes('.'))
  const flows = readdirSync(join(root, 'flows')).filter((file) => file.endsWith('.yaml'))
  return flows.sort().map((file) => {
    const name = basename(file, '.yaml')
    return {
      flow: name,
      yaml: readFileSync(join(root, 'flows', file), 'utf8'),
      words: Object.fromEntries(
        languages
          .map((lang) => [lang, join(locales, lang, `${name}.json`)] as const)
          .filter(([, path]) => existsSync(path))
          .map(([lang, path]) => [lang, readFileSync(path, 'utf8')]),
      ),
    }
  })
}

/** Builds the whole library with some conversations replaced, and checks all of it. Never throws for what a text holds. */
export const createBuild =
  ({ flows: shipped, words: real, readers, readIntent, writtenOut, withoutCourtesy }: Library): Build =>
  (texts) => {
    const unread: LocaleProblem[] = []
    const locales = new Map([...real.locales].map(([lang, files]) => [lang, new Map(files)]))
    for (const { flow, words } of texts) {
      for (const files of locales.values()) files.delete(flow)
      for (const [lang, text] of Object.entries(words)) {
        const entries = readLocale(text, `locales/${lang}/${flow}.json`, unread)
        const files = locales.get(lang)
        if (!files) unread.push({ file: `locales/${lang}/${flow}.json`, problem: 'there is no such language' })
        else if (entries) files.set(flow, entries)
      }
    }
    const compiled = texts.map(({ flow, yaml }) => compileFlow(`flows/${flow}.yaml`, yaml))
    const replaced = new Set(texts.map(({ flow }) => flow))
    const flows = [
      ...shipped.filter(({ name }) => !replaced.has(name)),
      ...compiled.flatMap(({ flow }) => (flow ? [flow] : [])),
    ]
    const words = { ...wordsOf(locales, real.approvals, real.recordings), problems: unread }
    const broken = [...compiled.flatMap(({ problems }) => problems), ...unread.map(unreadWords)]
    return {
      engine: createEngine({ flows, readers, readIntent, writtenOut, withoutCourtesy, cutsOf, words }),
      words,
      flows,
      problems: broken.length > 0 ? broken : checkFlows(flows, words),
    }
  }
