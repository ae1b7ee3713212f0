import type { Lexicon } from './lexicon/lexicon.ts'
import { fold } from './normalise.ts'
import { ofLatest } from './of-latest.ts'
import type { Lang } from './reader.ts'

/** What is left of a text, less and less; empty where nothing else is said. */
export type WithoutCourtesy = (text: string, lang: Lang) => readonly [string, string]

/**
 * "Hermano, no pago nada, muchas gracias": the words without the greeting, or what they call us, before them (`before` of the lexicons), and
 * also without the thanks behind them, or that they have said so ("al banco, ya dije").
 */
export const createWithoutCourtesy = (lexicons: readonly Pick<Lexicon, 'lang' | 'before'>[]): WithoutCourtesy => {
  const rows = new Map(
    lexicons.map(({ lang, before }) => [lang, before.map(wordsOf).sort((a, b) => b.length - a.length)]),
  )
  return ofLatest((text, lang: Lang) => {
    const said = text.trim()
    if (said.length > LONGEST) return [said, said]
    const begun = until(said, (one) => withoutBefore(one, rows.get(lang) ?? []))
    return [begun, until(begun, (one) => one.replace(BEHIND[lang], ''))]
  })
}

/** As long as there is less to be said. */
const until = (text: string, less: (text: string) => string): string => {
  let said = text
  for (let next = less(said); next !== said; next = less(said)) said = next
  return said
}

/** What is longer is a story, and no answer with a courtesy behind it. */
const LONGEST = 120

const withoutBefore = (text: string, rows: readonly string[][]): string => {
  const words = text.split(/\s+/)
  const plain = words.map((word) => wordsOf(word).join(''))
  const first = plain.findIndex((word) => word !== '')
  const row = rows.find((one) => one.every((word, i) => plain[first + i] === word))
  return row ? words.slice(first + row.length).join(' ') : text
}

const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? []

const behind = (words: string) => new RegExp(`(?:^|[\\s,.;:!]+)(?:${words})[\\s,.;!🙏🏻🏼🏽🏾🏿]*$`, 'iu')

const BEHIND: Record<Lang, RegExp> = {
  es: behind(
    '(?:muchas |muchísimas |mil )?gracias(?: a usted| por todo)?|por ?favor|porfa|bendiciones|dios (?:le|lo|la|los|les) bendiga|saludos|buen(?:os|as)? (?:d[ií]as?|tardes?|noches?)|muy amable|joven|señorita|licenciad[oa]|lic|oiga|vos|pues|pos|vea|(?<=\\S\\s+)ya (?:l[eo]s? |se l[oa] )?(?:he )?dije|(?<!(?:mi|el|su|un) )(?:hermano|jef[ea]|patr[oó]n|compa|amig[oa])|🙏',
  ),
  en: behind('(?:many )?thanks|thank you(?: very much| so much)?|please|sir|ma.?am|🙏'),
  fr: behind('merci(?: beaucoup| bien)?|svp|s.il vous pla[iî]t|🙏'),
}
