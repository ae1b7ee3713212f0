import { z } from 'zod'
import { textHash } from './text-hash.ts'

const text = z.string().min(1)
const entrySchema = z.union([
  text,
  z.strictObject({
    text: text.optional(),
    text_one: text.optional(),
    text_many: text.optional(),
    text_other: text.optional(),
    sms: text.optional(),
    /** By e-mail, where the text speaks of an e-mail: it must not mean itself. */
    mail: text.optional(),
    options: z.record(z.string(), text).optional(),
    words: z.record(z.string(), z.array(text)).optional(),
    /** Another node of the file whose options may be named alike; `words` goes before. */
    words_of: text.optional(),
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
    /** Words about a case: production sends them only as an Advocate approved them. Stated in Spanish, true of every language. */
    approval: z.literal('advocate').optional(),
  }),
])

/** A file of `locales/<lang>/`: node name -> its words. A bare string is a text without other forms. */
export const localeSchema = z.record(z.string(), entrySchema).superRefine((file, refine) => {
  for (const [key, entry] of Object.entries(file))
    if (typeof entry !== 'string' && entry.words_of !== undefined && !isNode(file[entry.words_of]))
      refine.addIssue({
        code: 'custom',
        path: [key, 'words_of'],
        message: `no node "${entry.words_of}" with words here`,
      })
})

type RawEntry = z.infer<typeof entrySchema>

const isNode = (entry: RawEntry | undefined): entry is Exclude<RawEntry, string> =>
  entry !== undefined && typeof entry !== 'string' && entry.words !== undefined

/** One message in one language. */
export type Entry = {
  /** By form: `text`, `text_one` ..., `sms`, `mail`. */
  forms: Record<string, string>
  options: Record<string, string>
  words: Record<string, readonly string[]>
  /** Of all that may be sent under this key, the wordings `again` and `back` included. */
  version: string
  /** Production sends it only approved. */
  approval: boolean
}

/** `<key>`, `<key>.again`, `<key>.back`, `<key>.which` and `<key>.item.<item>` of one file, compiled. */
export const compileLocale = (raw: z.infer<typeof localeSchema>): Map<string, Entry> => {
  const entries = new Map<string, Entry>()
  for (const [key, value] of Object.entries(raw)) {
    const entry = typeof value === 'string' ? { text: value } : value
    const {
      options = {},
      words: own = {},
      words_of,
      again,
      again_sms,
      back,
      back_sms,
      items = {},
      which,
      which_sms,
      note: _note,
      approval,
      ...forms
    } = entry
    const like = words_of === undefined ? undefined : raw[words_of]
    const words = isNode(like) ? { ...like.words, ...own } : own
    const about = { version: versionOf(entry), approval: approval !== undefined }
    entries.set(key, { forms: present(forms), options, words, ...about })
    const put = (variant: string, text: string | undefined, sms: string | undefined, of = {}): void => {
      if (text) entries.set(`${key}.${variant}`, { forms: present({ text, sms }), options: of, words: {}, ...about })
    }
    put('again', again, again_sms, options)
    put('which', which, which_sms, options)
    for (const [item, text] of Object.entries(items)) put(`item.${item}`, text, undefined)
    put('back', back, back_sms, options)
  }
  return entries
}

/** All that may be sent; the order in which it was written does not matter. */
const versionOf = (entry: Exclude<RawEntry, string>): string => {
  const { words: _words, words_of: _like, note: _note, approval: _approval, ...sent } = entry
  return textHash(JSON.stringify(Object.entries(sent).sort(([a], [b]) => (a < b ? -1 : 1))))
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
