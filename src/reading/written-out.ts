import type { Lexicon } from './lexicon/lexicon.ts'
import { clean, fold } from './normalise.ts'
import { ofLatest } from './of-latest.ts'
import type { Lang } from './reader.ts'
import { scan } from './scan.ts'

/** A text as it would be written in full. */
export type WrittenOut = (text: string, lang: Lang) => string

/** Longer texts are stories: what they say is not looked for among a few words. */
const LONGEST = 300

/** "xq m escriben", "cobra x mi": the short forms of the lexicons, word by word, all else as it stands. A single letter alone stays. */
export const createWrittenOut = (lexicons: readonly Pick<Lexicon, 'lang' | 'short'>[]): WrittenOut => {
  const forms = new Map(
    lexicons.map(({ lang, short }) => [lang, new Map(Object.entries(short).map(([from, to]) => [fold(from), to]))]),
  )
  return ofLatest((text, lang: Lang) => {
    const short = forms.get(lang)
    if (!short || text.length > LONGEST) return text
    const whole = clean(text)
    const tokens = scan(whole)
    const alone = tokens.filter(({ kind }) => kind !== 'sign').length === 1
    let written = ''
    let from = 0
    for (const [i, { kind, raw, plain, at }] of tokens.entries()) {
      // "T3" and "2k" are one.
      const joined = [tokens[i], tokens[i + 1]].some((one) => one?.glued && one.kind === 'number')
      const ofNumber = tokens[i]?.glued && tokens[i - 1]?.kind === 'number'
      const stays = kind !== 'word' || (alone && plain.length === 1) || joined || ofNumber
      const meant = stays ? undefined : short.get(plain)
      if (meant === undefined) continue
      written += whole.slice(from, at) + meant
      from = at + raw.length
    }
    return from === 0 ? text : written + whole.slice(from)
  })
}
