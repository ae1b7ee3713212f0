import type { TextRef } from '../engine/events.ts'
import type { WordIndex } from '../engine/parts.ts'
import type { Json } from '../engine/session.ts'
import type { Approvals } from './approvals.ts'
import { formats } from './formats.ts'
import { isGsm7, smsSegments, toGsm7 } from './gsm7.ts'
import { type LocaleProblem, type Locales, loadLocales } from './load-locales.ts'
import { type Entry, PLACEHOLDER, type Placeholder, placeholdersIn } from './locales.ts'
import { notNeutral } from './neutral.ts'
import { layOut } from './options.ts'
import { type Readability, readability } from './readability.ts'
import { isRecordable, type Recording, type Recordings, type Speakable, spokenHash } from './recordings.ts'
import { type Scope, scopeOf, valueIn } from './scope.ts'
import { textHash } from './text-hash.ts'
import { translator } from './translator.ts'
import { type Find, type Found, indexOf } from './word-index.ts'

/** For whom, where and when: the greeting is that of `now` in `zone`. `template` asks for the footer. */
export type RenderFor = {
  channel: string
  lang: string
  country: string
  zone: string
  now: string
  buttons: boolean
  template?: boolean
  /** They have no e-mail: what speaks of one is said as it would be by e-mail. */
  noMail?: boolean
  /** Leave a numbered hole (`{{1}}`) for each value, as a template at the provider has them; the values come in `holes`. */
  holes?: boolean
}

/** Where a text that speaks of an e-mail would mean itself, or one that they do not have. */
const saysMail = ({ channel, noMail }: RenderFor): boolean => channel === 'email' || noMail === true

/** Which words these are: what a later reader of the thread needs to say what was sent, whatever the files say by then. */
export type WordsVersion = { lang: string; hash: string; unapproved?: true }

/** The words of a text as a matter says them; answers stay as they are. */
export type OwnWords = { lang: string; text: string; sms?: string; hash: string }

export type Rendered = {
  text: string
  options?: { id: string; label: string }[]
  footer?: string
  holes?: string[]
  version: WordsVersion
}

/** No words, or no value for one of their placeholders (`path`). Says which, never a value. */
export class WordsMissing extends Error {
  readonly key: string
  constructor(key: string, path?: string) {
    super(path === undefined ? `no words for ${key}` : `no value for {${path}} in the words of ${key}`)
    this.name = 'WordsMissing'
    this.key = key
  }
}

export type WordRules = {
  placeholders: (words: string) => Placeholder[]
  formats: readonly string[]
  segments: (text: string) => number
  isGsm7: (text: string) => boolean
  /** The first word that may not be said at L0, or null. */
  notNeutral: (text: string) => string | null
  /** Of what a recording of these words speaks, and whether they are the same for everybody. */
  spokenHash: (entry: Speakable) => string
  isRecordable: (entry: Speakable) => boolean
  /** Of a Spanish text. */
  readability: (text: string) => Readability
}

/** `id`: under which it is fetched. */
export type Spoken = Recording & { id: string; unapproved?: true }

export type Words = WordIndex & {
  /**
   * The words of a reference for one channel. Option ids come back as the payload of their button, `<flow>.<node>.<option>`.
   * `own`: in the words of a matter. Throws `WordsMissing`.
   */
  render(ref: TextRef, to: RenderFor, own?: OwnWords): Rendered
  /** Production sends these words only approved. */
  needsApproval(flow: string, key: string): boolean
  /**
   * What may be heard in place of the words of a reference, or before them: recorded in the language `hears`, and of these words as
   * they are now. Null: nothing is recorded.
   */
  recordingFor(ref: TextRef, to: Pick<RenderFor, 'lang' | 'country'>, hears: string): Spoken | null
  /** By the id under which it is fetched. */
  recordingById(id: string): Recording | null
  recordings: Recordings
  locales: Locales
  /** Language -> what was approved. */
  approvals: ReadonlyMap<string, Approvals>
  problems: readonly LocaleProblem[]
  /** What the checks ask of words without a person to send them to. */
  rules: WordRules
}

/** Read all locale files of a folder once. One i18next instance does the interpolation, the plurals and the formats. */
export const createWords = (dir: string): Words => {
  const { locales, approvals, recordings, problems } = loadLocales(dir)
  return { ...wordsOf(locales, approvals, recordings), problems }
}

/** The same over words that are already in memory. */
export const wordsOf = (
  locales: Locales,
  approvals: ReadonlyMap<string, Approvals> = new Map(),
  recordings: Recordings = new Map(),
): Words => {
  const i18n = translator(locales)
  const find = finder(locales)
  const fill = (
    flow: string,
    key: string,
    form: string,
    words: string,
    lang: string,
    scope: Scope & { holes?: string[] },
  ): string => {
    if (!words.includes('{')) return words
    for (const { path, format } of placeholdersOf(words)) {
      if (format === 'greeting' || format === 'id_name') continue
      if (valueIn(scope.values, path) === null) throw new WordsMissing(`${flow}.${key}`, path)
    }
    const setting = { ...scope.setting, lang }
    const { holes } = scope
    // Not in the files, with holes, or where a sentence of ours ends with theirs: each value by itself.
    if (holes || form.startsWith('own') || ENDS_WITH_VALUE.test(words)) {
      return words.replace(VALUE_AND_STOP, (_, placeholder: string, _inside: string, stop: string) => {
        const value =
          i18n.services.interpolator?.interpolate(placeholder, { ...scope.values, setting }, lang, {
            setting,
          } as never) ?? ''
        return holes ? `{{${holes.push(stop ? value.replace(/\.$/, '') : value)}}}${stop}` : oneStop(value, stop)
      })
    }
    return i18n.t(`${key}|${form}`, { ...scope.values, ns: flow, lng: lang, nest: false, setting })
  }
  const sentence = (ref: Omit<TextRef, 'before' | 'asks'>, to: RenderFor, holes?: string[], of?: OwnWords) => {
    const found = find(to.lang, to.country, ref.flow, ref.key)
    if (!found) throw new WordsMissing(`${ref.flow}.${ref.key}`)
    const own = of ? inWordsOf(of, found) : found
    const scope = { ...scopeOf(ref.values, settingOf(to)), ...(holes ? { holes } : {}) }
    const { forms } = own.entry
    const short = of ? 'own_sms' : 'sms'
    const long = of ? 'own' : pluralForm(forms, own.lang, ref.values)
    const special = saysMail(to) && !of && forms.mail !== undefined ? 'mail' : to.channel === 'sms' ? short : long
    const form = forms[special] === undefined ? long : special
    const words = forms[form]
    if (words === undefined) throw new WordsMissing(`${ref.flow}.${ref.key}`)
    const options = (ref.options ?? []).map((id) => {
      const label = own.entry.options[id]
      if (label === undefined) throw new WordsMissing(`${ref.flow}.${ref.key}.${id}`)
      return { id, label: fill(ref.flow, ref.key, `option.${id}`, label, own.lang, scope) }
    })
    return { text: fill(ref.flow, ref.key, form, words, own.lang, scope), options, form, own }
  }
  const needsApproval = (flow: string, node: string, entry: Entry): boolean =>
    entry.approval || locales.get('es')?.get(flow)?.get(node)?.approval === true
  const versionOf = (flow: string, node: string, { lang, entry }: Found): WordsVersion => {
    const needed = needsApproval(flow, node, entry)
    const approved = approvals.get(lang)?.[`${flow}/${node}`]?.hash === entry.version
    return { lang, hash: entry.version, ...(needed && !approved ? { unapproved: true } : {}) }
  }
  const index = indexOf(locales, find)
  const byId = new Map([...recordings.values()].flatMap((all) => [...all.values()].map((one) => [idOf(one), one])))
  return {
    ...index,
    recorded: (flow, key) => [...recordings.values()].some((all) => all.has(`${flow}/${key}`)),
    recordings,
    recordingById: (id) => byId.get(id) ?? null,
    recordingFor: ({ flow, key }, { lang, country }, hears) => {
      const own = find(lang, country, flow, key)
      if (!own || !isRecordable(own.entry)) return null
      // Spoken as it is written: in the region's words, where it has its own.
      const spoken = hears === lang ? own.lang : hears
      const recording = recordings.get(spoken)?.get(`${flow}/${key}`)
      if (recording?.of !== own.lang || recording.speaks !== spokenHash(own.entry)) return null
      const needed = needsApproval(flow, key.split('.')[0] ?? key, own.entry)
      const approved = approvals.get(spoken)?.[`${flow}/${key}.audio`]?.hash === recording.version
      return { ...recording, id: idOf(recording), ...(needed && !approved ? { unapproved: true } : {}) }
    },
    locales,
    approvals,
    problems: [],
    rules: {
      placeholders: placeholdersIn,
      formats: Object.keys(formats),
      segments: smsSegments,
      isGsm7,
      notNeutral,
      spokenHash,
      isRecordable,
      readability,
    },
    needsApproval: (flow, key) => {
      const node = key.split('.')[0] ?? key
      return locales.get('es')?.get(flow)?.get(node)?.approval === true
    },
    render: (ref, to, of) => {
      const sms = to.channel === 'sms'
      const holes: string[] | undefined = to.holes ? [] : undefined
      const before = (ref.before ?? []).map((one) => sentence(one, to, holes).text)
      const { own, ...said } = sentence(ref, to, holes, of)
      const question = ref.asks && sentence(ref.asks, to, holes)
      // An SMS form of its own already says what to answer.
      const shown = (one: Omit<TextRef, 'before' | 'asks'>, { text, options, form }: Omit<typeof said, 'own'>) =>
        form === 'sms' || form === 'own_sms'
          ? { text }
          : layOut(text, options, {
              prefix: `${one.flow}.${one.key.split('.')[0] ?? one.key}.`,
              inline: sms,
              buttons: to.buttons && !one.numbered,
            })
      const laid = shown(ref, said)
      const asked = ref.asks && question && shown(ref.asks, question)
      const whole = [...before, laid.text, ...(asked ? [asked.text] : [])].join(sms ? ' ' : '\n')
      const version = of ? { lang: of.lang, hash: of.hash } : versionOf(ref.flow, ref.key.split('.')[0] ?? ref.key, own)
      const rendered: Rendered = { ...laid, ...asked, text: sms ? toGsm7(whole) : whole, version }
      if (ref.asks && question && versionOf(ref.asks.flow, ref.asks.key.split('.')[0] ?? '', question.own).unapproved)
        rendered.version = { ...version, unapproved: true }
      if (to.template && !sms) rendered.footer = sentence({ flow: 'common', key: 'footer', values: {} }, to).text
      if (holes) rendered.holes = holes
      return rendered
    },
  }
}

/** A stop of ours behind words of somebody who may have set their own. */
const VALUE_AND_STOP = new RegExp(`(${PLACEHOLDER.source})(\\.?)`, 'g')
const ENDS_WITH_VALUE = new RegExp(`${PLACEHOLDER.source}\\.`)
const oneStop = (value: string, stop: string): string => (/[.?!…]["»”')]?$/.test(value) ? value : value + stop)

/** Tells nothing of what is said, and is another one as soon as the file is. */
const idOf = ({ sha256 }: Recording): string => sha256.slice(0, 32)

const settingOf = ({ lang, zone, country, now }: RenderFor) => ({ lang, zone, country, now })

/** What the matter says, with the answers of the files. */
const inWordsOf = ({ text, sms, hash }: OwnWords, { lang, entry }: Found): Found => ({
  lang,
  entry: { ...entry, forms: { own: text, ...(sms ? { own_sms: sms } : {}) }, version: hash },
})

/** Where a language finds what it lacks. */
const FALLBACK: Record<string, string[]> = { fr: ['en', 'es'] }

const finder = (locales: Locales): Find => {
  const found = new Map<string, { lang: string; entry: Entry } | null>()
  return (lang: string, country: string, flow: string, key: string) => {
    const id = `${lang}|${country}|${flow}|${key}`
    const known = found.get(id)
    if (known !== undefined) return known
    const at = [lang, ...(FALLBACK[lang] ?? []), 'es'].find((one) => locales.get(one)?.get(flow)?.has(key))
    const general = at === undefined ? undefined : locales.get(at)?.get(flow)?.get(key)
    const regional = locales.get(`${at}-${country}`)?.get(flow)?.get(key)
    const result = at === undefined || !general ? null : inRegion(at, general, country, regional)
    found.set(id, result)
    return result
  }
}

/** A regional entry states only what differs; the rest is that of the language. */
const inRegion = (lang: string, general: Entry, country: string, own: Entry | undefined) =>
  own === undefined
    ? { lang, entry: general }
    : {
        lang: `${lang}-${country}`,
        entry: {
          forms: { ...general.forms, ...own.forms },
          options: { ...general.options, ...own.options },
          words: { ...general.words, ...own.words },
          version: textHash(general.version + own.version),
          approval: general.approval,
        },
      }

/** `text`, or `text_one` / `text_many` / `text_other` by the number `count` or `n`, also of a fact (`tasks.count`). i18next adds the ending itself. */
const pluralForm = (forms: Record<string, string>, lang: string, values: Record<string, Json>): string => {
  if (forms.text !== undefined) return 'text'
  const count = values.count ?? values.n ?? Object.entries(values).find(([path]) => /\.(n|count)$/.test(path))?.[1]
  const rule = typeof count === 'number' ? new Intl.PluralRules(lang).select(count) : 'other'
  return forms[`text_${rule}`] === undefined ? 'text_other' : `text_${rule}`
}

const parsed = new Map<string, ReturnType<typeof placeholdersIn>>()
const placeholdersOf = (words: string) => {
  const known = parsed.get(words)
  if (known) return known
  const made = placeholdersIn(words)
  parsed.set(words, made)
  return made
}
