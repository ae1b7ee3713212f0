import { join } from 'node:path'
import type { Approvals } from '../../words/approvals.ts'
import { loadLocales } from '../../words/load-locales.ts'
import { writeJson } from './locale-file.ts'

/**
 * Writes down that somebody approved words as they are now.
 * @param keys `<file>` for all its words that need approval, `<file>/<node>`, or `<file>/<node>.audio` for their recording
 * @returns the keys that were approved
 */
export function approve(root: string, lang: string, keys: readonly string[], by: string, on: string): string[] {
  const { locales, approvals, recordings } = loadLocales(join(root, 'locales'))
  const files = locales.get(lang)
  const approved = keys.flatMap((asked) => {
    const [file = '', node] = asked.split('/')
    const spoken = recordings.get(lang)?.get(asked.replace(/\.audio$/, ''))
    if (spoken && asked.endsWith('.audio')) return [[asked, spoken.version] as const]
    const entries = files?.get(file)
    const found = node ? [node] : [...(entries?.keys() ?? [])].filter((key) => isNeeded(locales, file, key))
    if (found.length === 0 || found.some((key) => !entries?.has(key)))
      throw new Error(`locales/${lang} has no words that need approval under ${asked}.`)
    return found.map((key) => [`${file}/${key}`, entries?.get(key)?.version ?? ''] as const)
  })
  const given: Approvals = { ...approvals.get(lang) }
  for (const [key, hash] of approved) given[key] = { by, on, hash }
  const sorted = Object.fromEntries(Object.entries(given).sort(([a], [b]) => (a < b ? -1 : 1)))
  writeJson(join(root, 'locales', lang, 'approvals.json'), sorted)
  return approved.map(([key]) => key)
}

/** Where the words that need approval stand: one line each. */
export function approvalsText(root: string, lang: string): string {
  const { locales, approvals } = loadLocales(join(root, 'locales'))
  const lines = [...(locales.get('es') ?? [])].flatMap(([file, entries]) =>
    [...entries.keys()]
      .filter((key) => isNeeded(locales, file, key))
      .map((key) => {
        const words = locales.get(lang)?.get(file)?.get(key)
        const given = approvals.get(lang)?.[`${file}/${key}`]
        const state = !words
          ? 'no words in this language'
          : !given
            ? 'not approved'
            : given.hash === words.version
              ? `approved by ${given.by} on ${given.on}`
              : `changed since ${given.by} approved it on ${given.on}`
        return `${(words?.version ?? '').padEnd(14)}${`${file}/${key}`.padEnd(36)}${state}`
      }),
  )
  return `${lines.join('\n')}\n`
}

/** Other wordings of a node (`again`, `back`) are approved with it. */
const isNeeded = (locales: ReturnType<typeof loadLocales>['locales'], file: string, key: string): boolean =>
  !key.includes('.') && locales.get('es')?.get(file)?.get(key)?.approval === true
