import type { RawFile, RawLanguage } from './locale-file.ts'

/** One text that a translator sees as one: `<file>.<node>.<field>`, where field is `text`, `sms`, `option.yes`, `again` ... */
export type Unit = { file: string; node: string; field: string; text: string }

/** In the order in which the files are written. */
const FORMS = [
  'text',
  'text_one',
  'text_many',
  'text_other',
  'sms',
  'mail',
  'again',
  'again_sms',
  'back',
  'back_sms',
  'which',
  'which_sms',
] as const

/** Keys that hold several texts, and how a field of theirs begins. */
const GROUPS: Record<string, string> = { options: 'option.', items: 'item.' }

const groupOf = (entry: RawFile[string] | undefined, group: string): Record<string, string> => {
  const of: unknown = typeof entry === 'object' ? entry[group] : undefined
  return of !== null && typeof of === 'object' ? (of as Record<string, string>) : {}
}

export const keyOf = ({ file, node, field }: Pick<Unit, 'file' | 'node' | 'field'>): string =>
  `${file}/${node}/${field}`

/** All texts of a language, by key. What people say (`words`) is not translated but collected, and stays out. */
export function unitsOf(language: RawLanguage): Map<string, Unit> {
  const units = new Map<string, Unit>()
  const put = (unit: Unit): void => void units.set(keyOf(unit), unit)
  for (const [file, nodes] of Object.entries(language))
    for (const [node, raw] of Object.entries(nodes)) {
      const entry = typeof raw === 'string' ? { text: raw } : raw
      for (const field of FORMS) {
        const text = (entry as Record<string, unknown>)[field]
        if (typeof text === 'string') put({ file, node, field, text })
      }
      for (const [group, prefix] of Object.entries(GROUPS))
        for (const [id, text] of Object.entries(groupOf(raw, group))) put({ file, node, field: `${prefix}${id}`, text })
    }
  return units
}

/** The note that reviewers left at a node; empty when there is none. */
export const noteAt = (language: RawLanguage, file: string, node: string): string => {
  const entry = language[file]?.[node]
  return typeof entry === 'object' && typeof entry.note === 'string' ? entry.note : ''
}

/** The same words with one text more, its node and field in the order of the source. */
export function withUnit(own: RawLanguage, source: RawLanguage, { file, node, field, text }: Unit): RawLanguage {
  const before = own[file]?.[node]
  const entry: Record<string, unknown> = typeof before === 'string' ? { text: before } : { ...before }
  const group = Object.entries(GROUPS).find(([, prefix]) => field.startsWith(prefix))
  if (!group) entry[field] = text
  else {
    const [name, prefix] = group
    const order = Object.keys(groupOf(source[file]?.[node], name))
    entry[name] = ordered({ ...groupOf(before, name), [field.slice(prefix.length)]: text }, order)
  }
  const nodes = { ...own[file], [node]: ordered(entry, [...FORMS.slice(0, 6), 'options', 'words']) } as RawFile
  return { ...own, [file]: ordered(nodes, Object.keys(source[file] ?? {})) }
}

/** What the order does not name keeps its place behind. */
const ordered = <T>(value: Record<string, T>, order: readonly string[]): Record<string, T> => {
  const place = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length)
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => place(a) - place(b)))
}
