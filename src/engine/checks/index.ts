import type { Reader } from '../../reading/reader.ts'
import type { Words } from '../../words/words.ts'
import type { Flow } from '../flow/flow.ts'
import type { Problem } from '../problem.ts'
import { approvals } from './approvals.ts'
import type { Check, CheckInput } from './check.ts'
import { countedNouns } from './counted.ts'
import { deadEnds } from './dead-ends.ts'
import { factsDeclared } from './facts-declared.ts'
import { firstContact } from './first-contact.ts'
import { forbidden } from './forbidden.ts'
import { inboundFallback } from './inbound-fallback.ts'
import { keptOut } from './kept-out.ts'
import { labels } from './labels.ts'
import { levels } from './levels.ts'
import { localeKeys } from './locale-keys.ts'
import { mailForm } from './mail-form.ts'
import { names } from './names.ts'
import { oneQuestion } from './one-question.ts'
import { oneWay } from './one-way.ts'
import { readability } from './readability.ts'
import { readerOptions } from './reader-options.ts'
import { recordings } from './recordings.ts'
import { saidAhead } from './said-ahead.ts'
import { silence } from './silence.ts'
import { smsCharacters, smsLength } from './sms-length.ts'
import { targets } from './targets.ts'
import { templates } from './templates.ts'
import { toldBetween } from './told-between.ts'
import { toldByCases } from './told-by-cases.ts'
import { translations } from './translations.ts'
import { unreachable } from './unreachable.ts'
import { usted } from './usted.ts'
import { variants } from './variants.ts'
import { wayToAPerson } from './way-to-a-person.ts'

/** Every rule that a library of flows must pass before it runs, structure first. */
export const checks: readonly Check[] = [
  targets,
  unreachable,
  deadEnds,
  names,
  readerOptions,
  toldByCases,
  toldBetween,
  saidAhead,
  factsDeclared,
  silence,
  wayToAPerson,
  inboundFallback,
  localeKeys,
  translations,
  variants,
  countedNouns,
  levels,
  forbidden,
  keptOut,
  usted,
  readability,
  firstContact,
  oneQuestion,
  templates,
  oneWay,
  labels,
  smsLength,
  smsCharacters,
  mailForm,
  approvals,
  recordings,
]

export type LibraryParts = {
  flows: readonly Flow[]
  words: Pick<Words, 'locales' | 'approvals' | 'recordings' | 'render' | 'rules'>
  /** Readers that `ask` may use, by name. */
  readers: Readonly<Record<string, Pick<Reader, 'takes'>>>
  /** Noun -> moves that a conversation may record. */
  recordable: Readonly<Record<string, readonly string[]>>
  /** Flow -> audience for which a move of a case starts it. */
  told: Readonly<Record<string, string>>
}

/** A morning in Mexico: what a greeting or a date says is as long at any other time. */
const SETTING = { zone: 'America/Mexico_City', now: '2026-03-02T15:00:00Z' }
/** For words of no region: a country that has none of its own. */
const ANYWHERE = 'US'

/** All problems of a library, in the order of the checks. */
export const checkLibrary = ({ flows, words, readers, recordable, told }: LibraryParts): Problem[] => {
  const input: CheckInput = {
    flows,
    locales: words.locales,
    approvals: words.approvals,
    recordings: words.recordings,
    render: (ref, channel, written, noMail = false) => {
      const [lang = written, country = ANYWHERE] = written.split('-')
      return words.render(ref, { ...SETTING, channel, lang, country, buttons: channel !== 'sms', noMail })
    },
    rules: words.rules,
    readers: new Map(Object.entries(readers).map(([name, { takes = {} }]) => [name, takes])),
    moves: new Map(Object.entries(recordable)),
    told: new Map(Object.entries(told)),
  }
  return checks.flatMap((check) => check.run(input))
}
