import { shownAt } from '../flow/options-of.ts'
import { tellsOf } from '../flow/tells-of.ts'
import type { Problem } from '../problem.ts'
import { at, type CheckInput, defineCheck, type LocaleFiles } from './check.ts'
import { languagesOf, SHARED } from './texts.ts'

/** Words that the engine itself says. */
const COMMON = [
  ...[
    'miss',
    'miss_help',
    'miss_call',
    'handed',
    'handed_back',
    'awaited',
    'taken',
    'late_answer',
    'opening',
    'late',
    'again',
    'twice',
  ],
  ...['voice_note', 'voice_unclear', 'sticker', 'thanks', 'media', 'footer'],
]

/** Words that are missing, or that nobody says. */
export const localeKeys = defineCheck({
  name: 'locale-keys',
  refuses: 'missing or surplus words in Spanish, English, or (for advocates and anyone) French',
  run: (input) => [...missing(input), ...surplus(input), ...common(input)],
})

const missing = ({ flows, locales }: CheckInput): Problem[] =>
  flows.flatMap((flow) =>
    generalLanguages(locales).flatMap((lang) =>
      [...flow.nodes.values()].flatMap((node) => {
        const entry = locales.get(lang)?.get(flow.name)?.get(node.name)
        const file = `locales/${lang}/${flow.name}.json`
        const { speaks, parts } = tellsOf(node)
        const says = node.level !== undefined || speaks
        if (says && node.level === undefined) {
          return at('locale-keys', flow, node, 'has words but no level', 'add level: L0, L1, L2 or L3')
        }
        if (!says) {
          return entry
            ? at(
                'locale-keys',
                flow,
                node,
                `says nothing, yet ${file} has words`,
                'give the node a level, or remove the words',
              )
            : []
        }
        // A translation that is there at all is whole: a button without a label could not be sent.
        if (!entry && !languagesOf(flow).includes(lang)) return []
        if (!entry) return at('locale-keys', flow, node, `no words in ${file}`, `add "${node.name}": { "text": "..." }`)
        if (!Object.keys(entry.forms).some((form) => form.startsWith('text'))) {
          return at('locale-keys', flow, node, `no text in ${file}`, 'add "text"')
        }
        const shown = [...new Set([undefined, ...parts].flatMap((part) => shownAt(node, part)))]
        return [
          ...parts
            .filter((part) => !locales.get(lang)?.get(flow.name)?.has(`${node.name}.${part}`))
            .flatMap((part) => at('locale-keys', flow, node, `no words for ${part} in ${file}`, partRemedy(part))),
          ...shown
            .filter((id) => entry.options[id] === undefined)
            .flatMap((id) =>
              at(
                'locale-keys',
                flow,
                node,
                `option ${id} has no label in ${file}`,
                `add "options": { "${id}": "..." }`,
              ),
            ),
          ...Object.keys(entry.options)
            .filter((id) => !shown.includes(id))
            .flatMap((id) =>
              at('locale-keys', flow, node, `${file} labels ${id}, which is not shown`, 'remove the label'),
            ),
        ]
      }),
    ),
  )

/** Regions state only what differs. */
const generalLanguages = (locales: LocaleFiles): string[] => [
  ...new Set([...languagesOf(null), ...[...locales.keys()].filter((lang) => !lang.includes('-'))]),
]

const partRemedy = (part: string): string =>
  part === 'which'
    ? 'add "which": "..." beside its text'
    : `add "items": { "${part.slice('item.'.length)}": "..." } beside its text`

const surplus = ({ flows, locales }: CheckInput): Problem[] =>
  [...locales].flatMap(([lang, files]) =>
    [...files].flatMap(([name, entries]) => {
      if ((SHARED as readonly string[]).includes(name)) return []
      const file = `locales/${lang}/${name}.json`
      const flow = flows.find((one) => one.name === name)
      if (!flow)
        return [
          {
            check: 'locale-keys',
            file,
            problem: 'belongs to no flow',
            remedy: `remove it, or write flows/${name}.yaml`,
          },
        ]
      return [...entries.keys()]
        .filter((key) => !flow.nodes.has(key.split('.')[0] ?? key))
        .map((key) => ({
          check: 'locale-keys',
          file,
          node: key,
          problem: 'no node says this',
          remedy: 'remove it, or name the node alike',
        }))
    }),
  )

const common = ({ locales }: CheckInput): Problem[] =>
  languagesOf(null).flatMap((lang) =>
    COMMON.filter((key) => !locales.get(lang)?.get('common')?.has(key)).map((key) => ({
      check: 'locale-keys',
      file: `locales/${lang}/common.json`,
      node: key,
      problem: 'the engine says this and it is missing',
      remedy: `add "${key}": { "text": "..." }`,
    })),
  )
