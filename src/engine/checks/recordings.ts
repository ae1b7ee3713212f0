import type { Problem } from '../problem.ts'
import { type CheckInput, defineCheck, type LocaleEntry } from './check.ts'

/** Recordings of words that are not the same any more. Told, not refused: they are not sent, the written words are. */
export const recordings = defineCheck({
  name: 'recordings',
  refuses:
    'a recording of words with placeholders; it tells of recordings whose words were changed, which are not sent',
  run: (input) =>
    [...input.recordings].flatMap(([lang, byKey]) =>
      [...byKey].flatMap(([key, { of, speaks }]): Problem[] => {
        const [file = '', node = ''] = key.split('/')
        const entry = entryOf(input, of, file, node)
        const base = { check: 'recordings', file: `locales/${lang}/audio/recordings.json`, node }
        const again = `record it again: portavoz words record ${file} ${node} --lang ${lang} --file ...`
        if (!entry)
          return [{ ...base, problem: `speaks ${key}, which has no words in ${of}`, remedy: again, warning: true }]
        if (!input.rules.isRecordable(entry))
          return [
            {
              ...base,
              problem: `speaks ${key}, whose words differ from person to person`,
              remedy: 'remove it: what is recorded is the same for everybody',
            },
          ]
        if (speaks === input.rules.spokenHash(entry)) return []
        return [{ ...base, problem: `the words of ${key} were changed since`, remedy: again, warning: true }]
      }),
    ),
})

/** A region's words on top of those of its language, as they are sent there. */
const entryOf = ({ locales }: CheckInput, lang: string, file: string, node: string): LocaleEntry | undefined => {
  const general = locales
    .get(lang.split('-')[0] ?? lang)
    ?.get(file)
    ?.get(node)
  const own = lang.includes('-') ? locales.get(lang)?.get(file)?.get(node) : undefined
  if (!general || !own) return general
  return { ...general, forms: { ...general.forms, ...own.forms }, options: { ...general.options, ...own.options } }
}
