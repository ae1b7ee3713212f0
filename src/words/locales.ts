import { z } from 'zod'

const text = z.string().min(1)
const entrySchema = z.union([
  text,
  z.strictObject({
    text: text.optional(),
    text_one: text.optional(),
    text_many: text.optional(),
    text_other: text.optional(),
    sms: text.optional(),
    options: z.record(z.string(), text).optional(),
    words: z.record(z.string(), z.array(text)).optional(),
    again: text.optional(),
    again_sms: text.optional(),
    back: text.optional(),
    back_sms: text.optional(),
    /** What a `collect` says for each item after the first. */
    items: z.record(z.string(), text).optional(),
    /** What a `review` says to ask which part is wrong. */
    which: text.optional(),
    which_sms: text.optional(),
    /** For reviewers and translators; never sent. */
    note: z.string().optional(),
  }),
])

/** A file of `locales/<lang>/`: node name -> its words. A bare string is a text without other forms. */
export const localeSchema = z.record(z.string(), entrySchema)

/** One message in one language. */
export type Entry = {
  /** By form: `text`, `text_one` ..., `sms`. */
  forms: Record<string, string>
  options: Record<string, string>
  words: Record<string, readonly string[]>
}

/** `<key>`, `<key>.again`, `<key>.back`, `<key>.which` and `<key>.item.<item>` of one file, compiled. */
export const compileLocale = (raw: z.infer<typeof localeSchema>): Map<string, Entry> => {
  const entries = new Map<string, Entry>()
  for (const [key, value] of Object.entries(raw)) {
    const entry = typeof value === 'string' ? { text: value } : value
    const {
      options = {},
      words = {},
      again,
      again_sms,
      back,
      back_sms,
      items = {},
      which,
      which_sms,
      note: _note,
      ...forms
    } = entry
    entries.set(key, { forms: present(forms), options, words })
    if (again) entries.set(`${key}.again`, { forms: present({ text: again, sms: again_sms }), options, words: {} })
    if (which) entries.set(`${key}.which`, { forms: present({ text: which, sms: which_sms }), options, words: {} })
    for (const [item, words] of Object.entries(items))
      entries.set(`${key}.item.${item}`, { forms: { text: words }, options: {}, words: {} })
    if (back) entries.set(`${key}.back`, { forms: present({ text: back, sms: back_sms }), options, words: {} })
  }
  return entries
}

const present = (forms: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(forms).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))

export type Placeholder = { path: string; format?: string }

export const PLACEHOLDER = /\{([^{}]*)\}/g

/** Every `{path}` or `{path, format}` of a text. */
export const placeholdersIn = (words: string): Placeholder[] =>
  [...words.matchAll(PLACEHOLDER)].map(([, inside = '']) => {
    const [path = '', format] = inside.split(',').map((part) => part.trim())
    return format === undefined ? { path } : { path, format }
  })
