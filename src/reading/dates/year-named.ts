import { numberAt } from '../numbers/numbers-in-words.ts'
import type { Lang } from '../reader.ts'
import type { Token } from '../scan.ts'
import { type DateContext, fullYear } from './found.ts'

/** The year that is said after a day: "de 2026", "del año pasado", "dos mil veintiséis"; and the token after it. */
export const yearAt = (
  tokens: readonly Token[],
  i: number,
  { lang, today }: DateContext,
): { year: number; next: number } | null => {
  let at = i
  while (/^(de|del|,|año|ano|of)$/.test(tokens[at]?.plain ?? '')) at++
  const raw = tokens[at]?.raw ?? ''
  if (/^(19|20)\d{2}$/.test(raw)) return { year: Number(raw), next: at + 1 }
  const told = yearTold(tokens, at, lang)
  if (told) return { year: today.year + told.years, next: told.next }
  const number = numberAt(tokens, at, lang)
  if (number && !number.digits && number.hundredths >= 1900_00 && number.hundredths <= 2100_00)
    return { year: number.hundredths / 100, next: number.next }
  // "15 mayo 28", but not "15 mayo 10 am".
  if (/^[2-9]\d$/.test(raw) && at === i && !/^(am|pm|hrs?|horas?|:|-|\/|de|y|o|,)$/.test(tokens[at + 1]?.plain ?? ''))
    return { year: fullYear(Number(raw), 2), next: at + 1 }
  return at > i && /^\d{2}$/.test(raw) && tokens[at - 1]?.plain !== ','
    ? { year: fullYear(Number(raw), 2), next: at + 1 }
    : null
}

/** "del año pasado", "del próximo año", "de este año": behind "de", "del" and "año". */
const yearTold = (tokens: readonly Token[], i: number, lang: Lang): { years: number; next: number } | null => {
  const from = tokens[i - 1]?.plain === 'ano' ? i - 1 : i
  const text = tokens
    .slice(from, from + 4)
    .map((token) => token.plain)
    .join(' ')
  for (const [phrase, years] of yearPhrases[lang]) {
    if (text === phrase || text.startsWith(`${phrase} `)) return { years, next: from + phrase.split(' ').length }
  }
  return null
}

const yearPhrases: Record<Lang, [string, number][]> = {
  es: [
    ['ano pasado', -1],
    ['pasado ano', -1],
    ['ano que viene', 1],
    ['ano que entra', 1],
    ['ano proximo', 1],
    ['ano siguiente', 1],
    ['proximo ano', 1],
    ['siguiente ano', 1],
    ['este ano', 0],
    ['presente ano', 0],
  ],
  en: [
    ['last year', -1],
    ['next year', 1],
    ['this year', 0],
  ],
  fr: [
    ["l'annee derniere", -1],
    ["l'an dernier", -1],
    ["l'annee prochaine", 1],
    ["l'an prochain", 1],
    ['cette annee', 0],
  ],
}
