import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LocaleProblem } from './load-locales.ts'
import { RECORDING_TYPES, type Recorded, type Recording, recordingsSchema, sha256 } from './recordings.ts'
import { textHash } from './text-hash.ts'

/** Reads the recordings of one language. One that is not there or not the one that was taken in is left out and told. */
export const loadRecordings = (dir: string, lang: string, problems: LocaleProblem[]): Map<string, Recording> => {
  const found = new Map<string, Recording>()
  const file = `locales/${lang}/audio/recordings.json`
  for (const [key, entry] of Object.entries(readManifest(manifestPath(dir, lang), file, problems))) {
    const path = join(dir, lang, 'audio', entry.file)
    const bytes = existsSync(path) ? readFileSync(path) : null
    if (bytes === null) problems.push({ file, key, problem: `${entry.file} is not there: record it again` })
    else if (sha256(bytes) !== entry.sha256)
      problems.push({
        file,
        key,
        problem: `${entry.file} is another file than was recorded: use portavoz words record`,
      })
    else {
      const type = RECORDING_TYPES[entry.file.endsWith('.mp3') ? 'mp3' : 'ogg']
      found.set(key, { ...entry, lang, path, type, version: textHash(`${entry.sha256} ${entry.speaks}`) })
    }
  }
  return found
}

/** As it stands in the file; empty where nothing was recorded. */
export const readManifest = (path: string, file: string, problems: LocaleProblem[]): Recorded => {
  if (!existsSync(path)) return {}
  try {
    const parsed = recordingsSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    if (parsed.success) return parsed.data
    problems.push({ file, problem: 'is not as portavoz words record writes it: use that' })
  } catch (error) {
    problems.push({ file, problem: error instanceof SyntaxError ? `not JSON: ${error.message}` : 'cannot be read' })
  }
  return {}
}

export const manifestPath = (dir: string, lang: string): string => join(dir, lang, 'audio', 'recordings.json')
