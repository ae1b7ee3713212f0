import { MONTHS, WEEKDAYS } from '../calendar.ts'
import { createCorrector } from '../lexicon/typos.ts'
import { fold } from '../normalise.ts'
import type { Lang } from '../reader.ts'
import type { Token } from '../scan.ts'
import { sound } from '../sound.ts'

/** The same tokens with the names of days and months as they are in the calendar: "juebes", "biernes", "setienbre", "mañna". */
export const spellDays = (tokens: readonly Token[], lang: Lang): Token[] =>
  tokens.map((token) => {
    if (token.kind !== 'word' || token.plain.length < 4) return token
    const key = sound(token.plain, lang)
    const name = names[lang].get(key) ?? names[lang].get(corrections[lang](key) ?? '')
    return name === undefined ? token : { ...token, plain: name }
  })

const others: Record<Lang, string[]> = {
  es: ['mañana', 'pasado', 'antier', 'anteayer'],
  en: ['tomorrow', 'yesterday', 'today'],
  fr: ['demain', 'aujourdhui'],
}
/** Words that are no slip of the finger. */
const ordinary: Record<Lang, string> = {
  es:
    'mayor mayores marco marca mares marte martas marques mates margo parte partes jueces pasada pasados pasando pasan pasar pasas paseo pasto ' +
    'pagado pesado pisado parado sacado salado salvado sanado sabio mañanita manada manzana manzanas macana marrana lunas luna luces bienes ' +
    'vienes abria abrio abrir habria angosto domino dominio dominado entero encero entro entre enterro herrero genio junto julia',
  en: 'march marsh may day days today',
  fr: 'mai mars',
}

const table = (lang: Lang): Map<string, string> =>
  new Map(
    [...WEEKDAYS[lang].keys(), ...MONTHS[lang].keys(), ...others[lang].map(fold)]
      .filter((name) => name.length >= 4)
      .map((name): [string, string] => [sound(name, lang), name])
      // "viernes" before "biernes".
      .reverse(),
  )
const names: Record<Lang, Map<string, string>> = { es: table('es'), en: table('en'), fr: table('fr') }

const correctorOf = (lang: Lang) =>
  createCorrector(
    names[lang].keys(),
    ordinary[lang].split(' ').map((word) => sound(fold(word), lang)),
  )
const corrections = { es: correctorOf('es'), en: correctorOf('en'), fr: correctorOf('fr') }
