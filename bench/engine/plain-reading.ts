/**
 * What a bot without our readers would do to understand an answer: fold the text, then lists and patterns. Kept as plain and
 * as fast as it can be, so that the reference is not slowed down by what ours does better.
 */
export const plainReading = {
  fold: (text: string): string =>
    text
      .toLowerCase()
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .replace(/[^a-z0-9 ]+/g, ' ')
      .replace(/ +/g, ' ')
      .trim(),

  /** What may be said at any moment, gravest first; null for an ordinary answer. */
  global: (folded: string): string | null => globals.find(([, pattern]) => pattern.test(folded))?.[0] ?? null,

  says: (folded: string, words: readonly string[]): boolean =>
    words.some((one) => folded === one || folded.includes(one)),

  /** A year of a working life, null when there is none or more than one. */
  year(folded: string): number | null {
    const years = [...new Set(folded.match(/\b(?:19|20)\d\d\b/g) ?? [])].map(Number)
    return years.length === 1 && (years[0] ?? 0) >= 1950 && (years[0] ?? 0) <= 2030 ? (years[0] ?? null) : null
  },

  names: (folded: string, names: readonly string[]): boolean =>
    names.some((name) => name.split(' ').some((word) => word.length > 3 && folded.includes(word))),
}

const globals: [string, RegExp][] = [
  ['EMERGENCY', /\b(emergencia|auxilio|ayudenme|me quieren matar)\b/],
  ['EXTORT', /\b(extorsion|me amenazan|me piden dinero)\b/],
  ['STOP', /^(alto|stop|baja|ya no me escriban|no me escriban mas)$/],
  ['DECEASED', /\b(fallecio|murio|ya murio|finado)\b/],
  ['WRONG', /\b(numero equivocado|se equivoco|no soy yo)\b/],
  ['HUMAN', /\b(hablar con una persona|con alguien|un humano|llamenme)\b/],
  ['SCAM', /\b(estafa|fraude|es verdad|es cierto|enganar)\b/],
  ['COST', /\b(cuesta|cobran|cuanto hay que pagar|tiene costo)\b/],
  ['AMOUNT', /\b(cuanto me toca|cuanto es|cuanto dinero)\b/],
  ['WHEN', /\b(cuando pagan|cuando llega|para cuando)\b/],
  ['VISA', /\b(visa|migracion|deportar|papeles)\b/],
  ['AUDIO', /\b(audio|nota de voz|no se leer)\b/],
  ['REPEAT', /\b(repita|otra vez|no entendi)\b/],
  ['WHO', /\b(quien es usted|quien habla|de parte de quien)\b/],
  ['LANGUAGE', /\b(english|ingles|nahuatl|mixteco|zapoteco)\b/],
  ['LATER', /\b(mas tarde|luego|despues|manana|ahorita no)\b/],
  ['THANKS', /^(gracias|muchas gracias|ok gracias)$/],
]
