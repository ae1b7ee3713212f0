import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { NOT_MESSAGES } from '../../words/load-locales.ts'

type Words = Record<string, string | string[] | Record<string, string | string[]>>
/** A file of `locales/<lang>/` as it is written: node -> its words. */
export type RawFile = Record<string, string | Words>
/** File name without ending -> its words. */
export type RawLanguage = Record<string, RawFile>

/** The words of one language as they stand in its files; empty when there are none yet. */
export function readLanguage(root: string, lang: string): RawLanguage {
  const dir = join(root, 'locales', lang)
  return Object.fromEntries(
    namesIn(dir).map((name) => [
      name.replace(/\.json$/, ''),
      JSON.parse(readFileSync(join(dir, name), 'utf8')) as RawFile,
    ]),
  )
}

const namesIn = (dir: string): string[] => {
  try {
    return readdirSync(dir)
      .filter((name) => name.endsWith('.json') && !NOT_MESSAGES.has(name))
      .sort()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/** Writes a file whole or not at all. */
export function writeJson(path: string, value: unknown): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}.new`, jsonText(value))
  renameSync(`${path}.new`, path)
}

const WIDTH = 120

/** JSON as the formatter leaves it: objects over several lines, a list on one line where it fits. */
export const jsonText = (value: unknown): string => `${part(value, '', 0)}\n`

const part = (value: unknown, indent: string, used: number): string => {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const inner = `${indent}  `
  if (Array.isArray(value)) {
    const flat = `[${value.map((one) => JSON.stringify(one)).join(', ')}]`
    if (used + flat.length + 1 <= WIDTH) return flat
    return `[\n${value.map((one) => inner + JSON.stringify(one)).join(',\n')}\n${indent}]`
  }
  const entries = Object.entries(value).filter(([, one]) => one !== undefined)
  if (entries.length === 0) return '{}'
  const lines = entries.map(([key, one]) => {
    const head = `${inner}${JSON.stringify(key)}: `
    return head + part(one, inner, head.length)
  })
  return `{\n${lines.join(',\n')}\n${indent}}`
}
