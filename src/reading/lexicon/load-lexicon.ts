import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Lang } from '../reader.ts'
import { type Lexicon, parseLexicon } from './lexicon.ts'

const LANGS: readonly Lang[] = ['es', 'en', 'fr']

/** Reads `<dir>/<lang>/lexicon.json` of all languages. Throws one error that names every problem with file and place. */
export const loadLexicons = async (dir: string): Promise<Lexicon[]> => {
  const read = await Promise.all(LANGS.map((lang) => readOne(join(dir, lang, 'lexicon.json'), lang)))
  const problems = read.flatMap((each) => each.problems)
  if (problems.length > 0) throw new Error(`The lexicon cannot be used:\n${problems.join('\n')}`)
  return read.flatMap((each) => (each.lexicon ? [each.lexicon] : []))
}

const readOne = async (file: string, lang: Lang): Promise<{ lexicon: Lexicon | null; problems: string[] }> => {
  try {
    const { lexicon, problems } = parseLexicon(JSON.parse(await readFile(file, 'utf8')))
    if (lexicon && lexicon.lang !== lang) return { lexicon: null, problems: [`${file}: lang is not ${lang}`] }
    return { lexicon, problems: problems.map((problem) => `${file}: ${problem}`) }
  } catch (error) {
    return { lexicon: null, problems: [`${file}: ${(error as Error).message}`] }
  }
}
