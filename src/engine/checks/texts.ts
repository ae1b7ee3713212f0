import type { TextRef } from '../events.ts'
import type { Flow } from '../flow/flow.ts'
import { shownAt } from '../flow/options-of.ts'
import type { Node } from '../nodes/index.ts'
import type { Problem } from '../problem.ts'
import type { Json } from '../session.ts'
import { at, type CheckInput, type LocaleFiles } from './check.ts'
import { LONGEST, LONGEST_OF } from './longest-values.ts'

/** Languages in which every conversation must be complete. */
export const COMPLETE: readonly string[] = ['es', 'en']
/** Advocates write in French too, and what is for anyone reaches them as well. */
const WITH_FRENCH: readonly string[] = [...COMPLETE, 'fr']

/** The languages in which a flow's words, or those that every flow shares (null), must be complete. */
export const languagesOf = (flow: Flow | null): readonly string[] =>
  flow === null || flow.audience === 'advocate' || flow.audience === 'anyone' ? WITH_FRENCH : COMPLETE

/** ... and the regions of Spanish, where they have words of their own. */
export const writtenIn = (flow: Flow, locales: LocaleFiles): readonly string[] => [
  ...languagesOf(flow),
  ...[...locales.keys()].filter((lang) => lang.includes('-')),
]

export type Told = { flow: Flow; node: Node; lang: string; form: string; text: string; file: string }

/** Every form of every text that a node says, variants (`again`, `back`) included, in every language that has it. */
export const textsOf = ({ flows, locales }: CheckInput): Told[] =>
  [...locales].flatMap(([lang, files]) =>
    flows.flatMap((flow) =>
      [...(files.get(flow.name) ?? [])].flatMap(([key, entry]) => {
        const node = flow.nodes.get(key.split('.')[0] ?? key)
        if (!node) return []
        return Object.entries(entry.forms).map(([form, text]) => ({
          flow,
          node,
          lang,
          form: key.includes('.') ? `${key.split('.')[1]}, ${form}` : form,
          text,
          file: `locales/${lang}/${flow.name}.json`,
        }))
      }),
    ),
  )

/** Files of words that belong to no flow. */
export const SHARED = ['common', 'readers'] as const

/** One text that leaves us, wherever it stands; a shared one has no flow and no node. */
export type Spoken = Omit<Told, 'flow' | 'node'> & { flow: Flow | null; node: Node | null; key: string }

/** All that may be read on somebody's phone: texts, labels of options, and the words that belong to no flow. */
export const spokenTexts = (input: CheckInput): Spoken[] =>
  [...input.locales].flatMap(([lang, files]) =>
    [...files].flatMap(([name, entries]) => {
      const flow = input.flows.find((one) => one.name === name) ?? null
      if (!flow && !(SHARED as readonly string[]).includes(name)) return []
      return [...entries].flatMap(([key, { forms, options }]) => {
        const base = { flow, node: flow?.nodes.get(key.split('.')[0] ?? key) ?? null, lang, key }
        const file = `locales/${lang}/${name}.json`
        const variant = flow && key.includes('.') ? `${key.split('.')[1]}, ` : ''
        return [
          ...Object.entries(forms).map(([form, text]) => ({ ...base, form: variant + form, text, file })),
          ...Object.entries(options).map(([id, text]) => ({ ...base, form: `option ${id}`, text, file })),
        ]
      })
    }),
  )

/** A problem with a text: at its node, which may allow it, or in its file. */
export const problemIn = (
  check: string,
  { flow, node, file, key }: Spoken,
  problem: string,
  remedy: string,
): Problem[] => (flow && node ? at(check, flow, node, problem, remedy) : [{ check, file, node: key, problem, remedy }])

/** The reference that a node would say, with the longest realistic value at every placeholder. */
export const longestRef = (flow: Flow, node: Node, input: CheckInput, lang: string): TextRef => {
  // A region states only what differs: the rest is in its language.
  const all = [lang, lang.split('-')[0] ?? lang].flatMap((one) => {
    const entry = input.locales.get(one)?.get(flow.name)?.get(node.name)
    return entry ? [...Object.values(entry.forms), ...Object.values(entry.options)] : []
  })
  const values = Object.fromEntries(
    all.flatMap((text) => input.rules.placeholders(text)).map(({ path, format }) => [path, longest(path, format)]),
  )
  const options = shownAt(node)
  return { flow: flow.name, key: node.name, values, ...(options.length > 0 ? { options: [...options] } : {}) }
}

const longest = (path: string, format: string | undefined): Json =>
  format === 'phone' || path.endsWith('phone')
    ? '+525500000000'
    : (LONGEST[path] ?? LONGEST_OF[format ?? ''] ?? (format === undefined ? 'quince letras x' : '2026-09-23T18:30:00Z'))
