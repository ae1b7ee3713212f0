import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { textHash } from '../../words/text-hash.ts'

/** `locales/<lang>/translated.json`: for each text the version of the Spanish that its translation renders. */
export type Translated = {
  done: Record<string, string>
  /** Texts that are the same in this language and need no translation. */
  same: Record<string, string>
}

export const STATES = ['untranslated', 'changed since translation', 'needs no translation', 'done'] as const
export type State = (typeof STATES)[number]

export function readTranslated(root: string, lang: string): Translated {
  const path = translatedPath(root, lang)
  if (!existsSync(path)) return { done: {}, same: {} }
  return { done: {}, same: {}, ...(JSON.parse(readFileSync(path, 'utf8')) as Partial<Translated>) }
}

export const translatedPath = (root: string, lang: string): string => join(root, 'locales', lang, 'translated.json')

/**
 * Where a translation stands. One that nobody confirmed counts as changed: nobody has said which Spanish it renders. A text
 * that only the translation has (an SMS form of its own) renders nothing.
 */
export function stateOf(key: string, source: string | undefined, own: string | undefined, known: Translated): State {
  if (own === undefined) return 'untranslated'
  if (source === undefined) return 'done'
  if (known.same[key] === textHash(source)) return 'needs no translation'
  return known.done[key] === textHash(source) ? 'done' : 'changed since translation'
}
