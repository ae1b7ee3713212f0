import type { Lang } from '../reader.ts'

/** Folded text with fractions as they are read: "3 1/2" and "3 y 1/2" are "3.5", "3 hrs y 1/2" is "3 hrs y media". */
export const fractionsSaid = (plain: string, lang: Lang): string => {
  const { and, hours, half, quarter } = spoken[lang]
  const inWords: Record<string, string> = { '.5': half, '.25': quarter, '.75': `3 ${quarter}s` }
  return plain
    .replace(BEHIND_NUMBER, (said, whole, part) => (decimals[part] ? `${whole}${decimals[part]}` : said))
    .replace(hours, (said, unit, part) => {
      const words = inWords[decimals[part] ?? part]
      return words ? `${unit} ${and} ${words}` : said
    })
}

const decimals: Record<string, string> = { '1/2': '.5', '1/4': '.25', '3/4': '.75' }
const BEHIND_NUMBER = /(?<![\d/.,:])(\d{1,2})\s+(?:(?:y|con|and|et)\s+)?([13]\/[24])(?![\d/])/g
const PART = String.raw`\s*(?:(?:y|con|and|et)\s+)?([13]\/[24]|\.(?:25|5|75))(?![\d/])`

const spoken: Record<Lang, { and: string; hours: RegExp; half: string; quarter: string }> = {
  es: {
    and: 'y',
    hours: new RegExp(String.raw`\b(\d?h|\d*hrs?|horas?)${PART}`, 'g'),
    half: 'media',
    quarter: 'cuarto',
  },
  en: { and: 'and', hours: new RegExp(String.raw`\b(hrs?|hours?)${PART}`, 'g'), half: 'a half', quarter: 'quarter' },
  fr: { and: 'et', hours: new RegExp(String.raw`\b(heures?)${PART}`, 'g'), half: 'demie', quarter: 'quart' },
}
