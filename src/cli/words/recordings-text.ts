import { join } from 'node:path'
import { loadLocales } from '../../words/load-locales.ts'
import { isRecordable, spokenHash } from '../../words/recordings.ts'

/** What is recorded in a language and what is not, by state: one line for each text that can be recorded. */
export function recordingsText(root: string, lang: string): string {
  const { locales, recordings, problems } = loadLocales(join(root, 'locales'))
  const spoken = recordings.get(lang) ?? new Map()
  const written = locales.get(lang)?.size ? lang : 'es'
  const rows = [...(locales.get(written) ?? [])].flatMap(([file, entries]) =>
    file === 'readers'
      ? []
      : [...entries].map(([key, entry]) => {
          const id = `${file}/${key}`
          const found = spoken.get(id)
          if (!isRecordable(entry)) return { state: 'only written', id, about: '' }
          if (!found) return { state: 'missing', id, about: '' }
          const about = `${found.file}, ${found.by}, ${found.on}, ${found.version}`
          return { state: found.speaks === spokenHash(entry) ? 'recorded' : 'stale', id, about }
        }),
  )
  const lines = rows.map(({ state, id, about }) => `${state.padEnd(14)}${id.padEnd(44)}${about}`.trimEnd())
  const counts = ['recorded', 'stale', 'missing', 'only written'].map(
    (state) => `  ${state.padEnd(14)}${rows.filter((row) => row.state === state).length}`,
  )
  const broken = problems
    .filter(({ file }) => file.startsWith(`locales/${lang}/audio/`))
    .map(({ key, problem }) => `${'broken'.padEnd(14)}${key ?? ''} ${problem}`)
  return `${[...lines, ...broken, '', `${lang}: ${rows.length} texts`, ...counts].join('\n')}\n`
}
