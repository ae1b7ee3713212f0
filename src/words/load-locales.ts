import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseDocument } from 'yaml'
import { type Approvals, approvalsSchema } from './approvals.ts'
import { loadRecordings } from './load-recordings.ts'
import { compileLocale, type Entry, localeSchema } from './locales.ts'
import type { Recording } from './recordings.ts'

/** Words that readers use, and what is known about our words: not words that we send. */
export const NOT_MESSAGES: ReadonlySet<string> = new Set(['lexicon.json', 'translated.json', 'approvals.json'])

/** Language -> file name without ending -> key -> words. */
export type Locales = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, Entry>>>

export type LocaleProblem = { file: string; key?: string; problem: string }

/** Read `<dir>/<lang>/*.json`. A file that is not as it should be is left out and told; nothing throws but a missing folder. */
export const loadLocales = (
  dir: string,
): {
  locales: Locales
  approvals: Map<string, Approvals>
  recordings: Map<string, Map<string, Recording>>
  problems: LocaleProblem[]
} => {
  const problems: LocaleProblem[] = []
  const locales = new Map<string, Map<string, Map<string, Entry>>>()
  const approvals = new Map<string, Approvals>()
  const recordings = new Map<string, Map<string, Recording>>()
  for (const lang of readdirSync(dir).sort()) {
    if (!/^[a-z]{2,3}(-[A-Z]{2})?$/.test(lang) || !existsSync(join(dir, lang))) continue
    const files = new Map<string, Map<string, Entry>>()
    locales.set(lang, files)
    approvals.set(lang, readApprovals(dir, lang, problems))
    recordings.set(lang, loadRecordings(dir, lang, problems))
    for (const name of readdirSync(join(dir, lang)).sort()) {
      if (!name.endsWith('.json') || NOT_MESSAGES.has(name)) continue
      const file = `locales/${lang}/${name}`
      const entries = readLocale(readFileSync(join(dir, lang, name), 'utf8'), file, problems)
      if (entries) files.set(name.replace(/\.json$/, ''), entries)
    }
  }
  return { locales, approvals, recordings, problems }
}

/** None when nobody has approved anything yet. */
const readApprovals = (dir: string, lang: string, problems: LocaleProblem[]): Approvals => {
  const path = join(dir, lang, 'approvals.json')
  if (!existsSync(path)) return {}
  const file = `locales/${lang}/approvals.json`
  try {
    const parsed = approvalsSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    if (parsed.success) return parsed.data
    problems.push({ file, problem: 'is not { "<file>/<node>": { "by", "on", "hash" } }: use portavoz words approve' })
  } catch (error) {
    problems.push({ file, problem: error instanceof SyntaxError ? `not JSON: ${error.message}` : 'cannot be read' })
  }
  return {}
}

/** Words by key, from the text of a locale file; null and a problem where it is not as it should be. */
export const readLocale = (text: string, file: string, problems: LocaleProblem[]): Map<string, Entry> | null => {
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch (error) {
    problems.push({ file, problem: `not JSON: ${(error as SyntaxError).message}` })
    return null
  }
  // JSON takes the second of two: half of the words would be gone without a word.
  const [twice] = parseDocument(text, { uniqueKeys: true, prettyErrors: true }).errors
  if (twice) {
    problems.push({ file, problem: `the same key twice, at line ${twice.linePos?.[0].line ?? '?'}: keep one of them` })
    return null
  }
  const parsed = localeSchema.safeParse(raw)
  if (parsed.success) return compileLocale(parsed.data)
  for (const issue of parsed.error.issues) {
    const key = String(issue.path[0] ?? '')
    const closest = issue.code === 'invalid_union' ? issue.errors.at(-1)?.[0] : issue
    const at = closest && closest !== issue ? [...closest.path].join('.') : issue.path.slice(1).join('.')
    problems.push({ file, key, problem: `${at ? `${at}: ` : ''}${closest?.message ?? issue.message}` })
  }
  return null
}
