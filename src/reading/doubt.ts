import { numberAt } from './numbers/numbers-in-words.ts'
import type { Lang } from './reader.ts'
import { scan, type Token } from './scan.ts'

/** The person says that they do not know or do not remember. `plain` is folded text. */
export const isUnknown = (plain: string, lang: Lang): boolean => unknown[lang].test(plain)

/** "o", "or", "ou" between two values, "entre ... y ...": the person leaves it open. */
export const leavesOpen = (tokens: readonly Token[], lang: Lang): boolean =>
  tokens.some((token) => open[lang].has(token.plain))

/** "como 200", "unos 200", "200 y pico", "casi 200": near it, not it; "unas aguas 35" is 35. */
export const isAbout = (plain: string, lang: Lang): boolean => {
  const tokens = scan(plain)
  const text = ` ${tokens.map((token) => token.plain).join(' ')} `
  const some = tokens.some((token, i) => /^un[oa]s$/.test(token.plain) && numberAt(tokens, i + 1, lang) !== null)
  return some || about[lang].some((phrase) => text.includes(` ${phrase} `))
}

/** "casi", "más de", "y pico", coins of unsure worth ("reales"): the value itself is not said. */
export const isMoreOrLess = (plain: string, lang: Lang): boolean => {
  const text = ` ${scan(plain)
    .map((token) => token.plain)
    .join(' ')} `
  return moreOrLess[lang].some((phrase) => text.includes(` ${phrase} `))
}

/** "no llegó a 100", "ni 3 horas": the number that it was not. "No, 300" and "no más 300" say what it was. */
export const deniesNumber = (tokens: readonly Token[], lang: Lang): boolean =>
  tokens.some((token, i) => {
    if (!denials[lang].has(token.plain) || /^(mas|more|plus)$/.test(tokens[i + 1]?.plain ?? '')) return false
    for (let at = i + 1; at <= i + NEAR && tokens[at] && !/^[,.;:!?]$/.test(tokens[at]?.plain ?? ''); at++)
      if (numberAt(tokens, at, lang, { articles: false })) return true
    return false
  })

/** So many words between a denial and the number that it denies. */
const NEAR = 5

const denials: Record<Lang, Set<string>> = {
  es: new Set(['no', 'ni', 'nunca', 'tampoco']),
  en: new Set(['not', 'never', "didn't", 'didnt', "wasn't", 'wasnt']),
  fr: new Set(['pas', 'jamais']),
}

const unknown: Record<Lang, RegExp> = {
  es: /\b(no (me |lo |le |la )?(se|acuerdo|recuerdo|sabria|sabemos)|sepa|quien sabe|(?<!\b(?:[qk]u?iero|[qk]u?isiera|[qk]u?eria|necesito|para|pa|gustaria) )saber|ni idea|se me olvido|ya ni me acuerdo|depende|no estoy segur[oa])\b/,
  en: /\b(i dont know|i don't know|dont know|don't know|not sure|no idea|dont remember|don't remember|i forgot|it depends)\b/,
  fr: /\b(je ne sais (pas|plus)|je sais (pas|plus)|sais pas|aucune idee|me souviens (pas|plus)|j'ai oublie|ca depend)\b/,
}

const open: Record<Lang, Set<string>> = {
  es: new Set(['o', 'u', 'entre', 'ó']),
  en: new Set(['or', 'between']),
  fr: new Set(['ou', 'entre']),
}

const moreOrLess: Record<Lang, string[]> = {
  es: [
    'mas de',
    'menos de',
    'casi',
    'y pico',
    'y algo',
    'y tantos',
    'y tantas',
    'arriba de',
    'por lo menos',
    'al menos',
    'minimo',
    'maximo',
    'hasta',
    'pasadas de',
    'mas o menos',
    'un poco',
    'unos cuantos',
    'unas cuantas',
    'varios',
    'varias',
    'y cacho',
    'y feria',
    'y piquito',
    'y fraccion',
    'y cambio',
    'y puchito',
    'largos',
    'largas',
    'pasaditos',
    'grandes',
    'cora',
    'coras',
    'varas',
    'reales',
    'lucas',
    'toston',
    'tostones',
  ],
  en: [
    'more than',
    'less than',
    'almost',
    'nearly',
    'over',
    'under',
    'at least',
    'at most',
    'up to',
    'or so',
    'a few',
    'several',
    'something',
  ],
  fr: ['plus de', 'moins de', 'presque', 'au moins', 'au plus', 'environ', "jusqu'a", 'quelques', 'plusieurs'],
}

/** "50 cada uno", "300 diarios": a part, of which nobody said how many there are. */
const each: Record<Lang, string[]> = {
  es: [
    'cada uno',
    'cada una',
    'cada quien',
    'cada vez',
    'cada dia',
    'cada persona',
    'c / u',
    'por persona',
    'por cabeza',
    'por dia',
    'por hora',
    'por semana',
    'por mes',
    'por viaje',
    'al dia',
    'al mes',
    'a la semana',
    'la hora',
    'diario',
    'diarios',
    'semanales',
    'mensuales',
  ],
  en: ['each', 'per day', 'per person', 'a day', 'a week', 'per hour', 'an hour', 'every day', 'daily'],
  fr: ['chacun', 'chacune', 'par jour', 'par personne', 'par semaine', "de l'heure"],
}

const about: Record<Lang, string[]> = {
  es: [
    'como',
    'aprox',
    'aproximadamente',
    'alrededor',
    'cerca de',
    'creo',
    'por ahi',
    'yo digo',
    ...each.es,
    ...moreOrLess.es,
  ],
  en: ['about', 'around', 'roughly', 'approximately', 'approx', 'i think', ...each.en, ...moreOrLess.en],
  fr: ['a peu pres', 'autour de', 'je crois', 'vers', ...each.fr, ...moreOrLess.fr],
}
