import type { Problem } from '../problem.ts'
import { defineCheck } from './check.ts'

/** A recording is approved beside the words that it speaks. */
const SPOKEN = '.audio'

/** Words that somebody approved and that are not the same any more. Told, not refused: production does not send them. */
export const approvals = defineCheck({
  name: 'approvals',
  refuses:
    'nothing; it tells of words that were changed after an Advocate approved them, which production will not send',
  run: ({ locales, approvals: given, recordings }) =>
    [...given].flatMap(([lang, byKey]) =>
      Object.entries(byKey).flatMap(([key, { by, on, hash }]): Problem[] => {
        const [file = '', node = ''] = key.split('/')
        const version = node.endsWith(SPOKEN)
          ? recordings.get(lang)?.get(key.slice(0, -SPOKEN.length))?.version
          : locales.get(lang)?.get(file)?.get(node)?.version
        if (version === hash) return []
        return [
          {
            check: 'approvals',
            file: `locales/${lang}/${file}.json`,
            node,
            problem: version ? `changed since ${by} approved it on ${on}` : `approved by ${by}, and no longer there`,
            remedy: `have it approved again: portavoz words approve ${key} --lang ${lang} --by ...`,
            warning: true,
          },
        ]
      }),
    ),
})
