import type { TextRef } from '../events.ts'
import type { Flow } from '../flow.ts'
import type { Node } from '../nodes/index.ts'
import type { CheckInput } from './check.ts'

/** Languages in which every conversation must be complete. */
export const COMPLETE = ['es', 'en'] as const

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

/** The reference that a node would say, with the longest realistic value at every placeholder. */
export const longestRef = (flow: Flow, node: Node, input: CheckInput, lang: string): TextRef => {
  const entry = input.locales.get(lang)?.get(flow.name)?.get(node.name)
  const all = [...Object.values(entry?.forms ?? {}), ...Object.values(entry?.options ?? {})]
  const values = Object.fromEntries(
    all.flatMap((text) => input.rules.placeholders(text)).map(({ path, format }) => [path, longest(path, format)]),
  )
  const options = node.type === 'choose' ? node.spec.shown.map((option) => option.id) : []
  return { flow: flow.name, key: node.name, values, ...(options.length > 0 ? { options } : {}) }
}

/** Lengths that the scripts count with: alias 14, form of address 16, first name 15, telephone 16 characters. */
const LONGEST: Record<string, string> = {
  'matter.alias': 'Mensajería Luz',
  'hub.alias': 'Mensajería Luz',
  'person.address_form': 'Doña María Elena',
  'person.first_name': 'María Guadalupe',
  'person.initial': 'M.',
  'matter.defender': 'Juan Francisco',
  'matter.advocate': 'Katherine Hall',
  'matter.firm': 'Hall & Whitfield LLP',
  'matter.company': 'Evergreen Landscaping',
  'matter.case_number': '1:26-cv-00123',
  'matter.court': 'Northern District',
  'matter.place': 'San Miguel Totolapan',
  'hub.staff_name': 'María Fernanda',
  'hub.emergency': '911',
  'hub.report_line': '089',
  'hub.country_name': 'Guatemala',
  'hub.numbers': '+52 55 0000 0000, +1 202 555 0100',
}

const longest = (path: string, format: string | undefined): string =>
  format === 'phone' || path.endsWith('phone')
    ? '+525500000000'
    : format !== undefined
      ? '2026-09-23T18:30:00Z'
      : (LONGEST[path] ?? 'quince letras x')
