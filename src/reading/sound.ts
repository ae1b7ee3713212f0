import type { Lang } from './reader.ts'

/**
 * The key under which two spellings of one word meet. `word` is folded (lower case, no accents).
 * Spanish is written as it is heard in the five countries: h is silent, b = v, s = c = z, qu = k, ll = y, -ado = -ao.
 * Other languages only lose doubled letters.
 */
export const sound = (word: string, lang: Lang): string => {
  const known = heard[lang].get(word)
  if (known !== undefined) return known
  const key = lang === 'es' ? spanish(word) : word.replace(/([a-z])\1/g, '$1')
  // Words repeat; a bounded memory keeps the cost of a message flat.
  if (heard[lang].size > 20_000) heard[lang].clear()
  heard[lang].set(word, key)
  return key
}

const heard: Record<Lang, Map<string, string>> = { es: new Map(), en: new Map(), fr: new Map() }

const spanish = (word: string): string =>
  word
    .replace(/ph/g, 'f')
    .replace(/ch/g, '1')
    .replace(/h/g, '')
    .replace(/qu(?=[ei])/g, 'k')
    .replace(/gu(?=[ei])/g, '2')
    .replace(/g(?=[ei])/g, 'j')
    .replace(/c(?=[ei])/g, 's')
    .replace(/[cq]/g, 'k')
    .replace(/z/g, 's')
    .replace(/x/g, 's')
    .replace(/v/g, 'b')
    .replace(/ll/g, 'y')
    .replace(/y(?![aeiou])/g, 'i')
    .replace(/n(?=[bp])/g, 'm')
    .replace(/([a-z])\1/g, '$1')
    .replace(/(?<=...)ad(?=[oa]s?$)/, 'a')
    .replace(/(?<=...)d$/, '')
    .replace(/1/g, 'ch')
    .replace(/2/g, 'g')
