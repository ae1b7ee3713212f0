import type { Lang } from '../reader.ts'
import type { Token } from '../scan.ts'
import type { DateContext, Found } from './found.ts'

/** "después de misa", "antes de las 10": an hour of the day that was named; "después de la fiesta" is no hour. */
export const hourOfDay = (tokens: readonly Token[], i: number, { lang }: DateContext): Found | null => {
  const text = tokens
    .slice(i, i + 5)
    .map((token) => token.plain)
    .join(' ')
  const said = hours[lang].exec(text)?.[0]
  return said ? { days: [], next: i + said.split(' ').length } : null
}

const hours: Record<Lang, RegExp> = {
  es: /^(antes|despues|luego|saliendo) del? (las? \d{1,2}|(la |el |mi |los )?(misa|culto|iglesia|comer|comida|almorzar|almuerzo|desayunar|desayuno|cenar|cena|trabajo|trabajar|chamba|jale|escuela|mediodia|medio dia|jornada|oracion|rezo))\b/,
  en: /^(before|after) (\d{1,2}|noon|work|school|church|mass|lunch|dinner|breakfast)\b/,
  fr: /^(avant|apres) (\d{1,2}|midi|la messe|le travail|l'ecole|le dejeuner|le diner)\b/,
}
