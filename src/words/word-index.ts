import type { Choice } from '../engine/node.ts'
import type { WordIndex } from '../engine/parts.ts'
import type { Locales } from './load-locales.ts'
import { type Entry, placeholdersIn } from './locales.ts'

/** The entry of a language and country, or of the languages it falls back to. */
export type Found = { lang: string; entry: Entry }
export type Find = (lang: string, country: string, flow: string, key: string) => Found | null

/** What the engine asks of words: whether they exist, what they read, how options may be named. Answers are kept. */
export const indexOf = (locales: Locales, find: Find): Omit<WordIndex, 'recorded'> => {
  const keys = new Set(
    [...locales.values()].flatMap((files) =>
      [...files].flatMap(([flow, entries]) => [...entries.keys()].map((key) => `${flow}|${key}`)),
    ),
  )
  const paths = new Map<string, readonly string[]>()
  const choices = new Map<string, readonly Choice[]>()
  const all = (flow: string, key: string) =>
    [...locales.values()].flatMap((files) => {
      const entry = files.get(flow)?.get(key)
      return entry ? [entry] : []
    })
  return {
    has: (flow, key) => keys.has(`${flow}|${key}`),
    placeholders: (flow, key) => {
      const id = `${flow}|${key}`
      const known = paths.get(id)
      if (known) return known
      const texts = all(flow, key).flatMap((entry) => [...Object.values(entry.forms), ...Object.values(entry.options)])
      const made = [...new Set(texts.flatMap(placeholdersIn).map(({ path }) => path))]
      paths.set(id, made)
      return made
    },
    choices: (flow, node, ids, lang, country) => {
      const id = `${lang}|${country}|${flow}|${node}|${ids.join('|')}`
      const known = choices.get(id)
      if (known) return known
      const entry = find(lang, country, flow, node)?.entry
      const made = ids.map((one) => ({ id: one, label: entry?.options[one] ?? one, words: entry?.words[one] ?? [] }))
      choices.set(id, made)
      return made
    },
  }
}
