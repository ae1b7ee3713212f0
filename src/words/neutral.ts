/**
 * Words that must not stand in a message to somebody who may be anybody: whoever reads a shared or a seized phone learns
 * nothing of a case, of money, of work or of status. Whole words, without accents; domain: must-hold check 1.
 */
const NOT_NEUTRAL: readonly string[] = [
  ...[
    'demanda',
    'demandas',
    'caso',
    'casos',
    'juzgado',
    'juicio',
    'corte',
    'juez',
    'abogado',
    'abogada',
    'abogados',
    'legal',
  ],
  ...['dinero', 'pago', 'pagos', 'salario', 'salarios', 'cheque', 'deposito', 'cantidad', 'acuerdo', 'indemnizacion'],
  ...['visa', 'visas', 'migracion', 'deportacion', 'detencion', 'asilo', 'papeles', 'empresa', 'patron', 'empleador'],
  ...[
    'lawsuit',
    'case',
    'court',
    'judge',
    'lawyer',
    'lawyers',
    'legal',
    'money',
    'payment',
    'wages',
    'check',
    'settlement',
  ],
  ...['immigration', 'deportation', 'detention', 'asylum', 'company', 'employer'],
]
/** Harmless neighbours: the word in these means something else. */
const HARMLESS = [
  /\bcheck the ref\b/g,
  /\bde acuerdo\b/g,
  /\ben (?:ese|este|todo|tal|su) caso\b/g,
  /\bno pido papeles\b/g,
  /\bno papers\b/g,
  /\bcheck (?:who|that|whether|if)\b/g,
  /\bin (?:that|any|this) case\b/g,
  /\bdo not pay\b/g,
  /\bin case\b/g,
]
const AMOUNT =
  /(?:\$|\busd|\bmxn|\bq|\bl|\bc\$)\s?\d|\b\d[\d.,]*\s?(?:pesos|dolares|dollars|quetzales|lempiras|cordobas)\b/

/** @returns the first word of the text that is not allowed at L0, or null */
export function notNeutral(text: string): string | null {
  let plain = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
  for (const harmless of HARMLESS) plain = plain.replace(harmless, ' ')
  const words = new Set(plain.match(/[a-z]+/g) ?? [])
  const found = NOT_NEUTRAL.find((word) => words.has(word))
  if (found) return found
  return AMOUNT.exec(plain)?.[0] ?? null
}
