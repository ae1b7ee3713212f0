import { MONTHS } from '../calendar.ts'
import { fold } from '../normalise.ts'
import type { ReadContext } from '../reader.ts'
import type { Token } from '../scan.ts'
import { CURRENCY_OF, type Currency, type CurrencySaid, currencyAt } from './currency.ts'
import { numberAt } from './numbers-in-words.ts'

/** An amount as it stands in the text: more than one currency or a second amount means that one has to ask. */
export type Amount = {
  hundredths: number
  /** Second reading of "1.250" and "mil y medio". */
  other?: number
  of: Currency[]
  /** A sign, code or word named the currency. */
  said: boolean
  negative: boolean
  start: number
  next: number
}

/** All amounts of the text, left to right. */
export const amountsIn = (tokens: readonly Token[], context: ReadContext): Amount[] => {
  const found: Amount[] = []
  let i = 0
  while (i < tokens.length) {
    const amount = amountAt(tokens, i, context)
    if (amount) found.push(amount)
    i = amount ? amount.next : i + 1
  }
  return found
}

/** Thousands set apart by a space: usual in French; elsewhere only "000" can be nothing else. Mexico writes 1'500. */
export const joinGroups = (said: string, lang: ReadContext['lang']): string => {
  const text = said.replace(/(\d)'(?=\d{3}(?!\d))/g, '$1')
  return lang === 'fr' ? text.replace(/(\d) (?=\d{3}(?!\d))/g, '$1') : text.replace(/(\d) (?=000(?!\d))/g, '$1')
}

const amountAt = (tokens: readonly Token[], start: number, { country, lang }: ReadContext): Amount | null => {
  let i = start
  let negative = false
  if (tokens[i]?.raw === '-' && !isNumberLike(tokens[i - 1])) {
    negative = true
    i++
  }
  const before = currencyAt(tokens, i, country, lang)
  if (before && !before.cents) i = before.next
  const number = numberAt(tokens, i, lang, { articles: true })
  if (!number) return half(tokens, start, { country, lang }) ?? oneAndHalf(tokens, start, { country, lang })
  const after = currencyAt(tokens, number.next, country, lang)
  if (!before && !after && (countsThings(tokens, number, lang) || isHourOrShare(tokens, i))) return null
  const article = !number.digits && number.hundredths === 100 && /^(un|una|a|an|une)$/.test(tokens[i]?.plain ?? '')
  if (article && !before && !after) return null
  if (number.hundredths > 9_999_999_00) return null
  if (after?.cents && !before) {
    if (number.hundredths >= 100_00) return null
    return { hundredths: number.hundredths / 100, of: after.of, said: true, negative, start, next: after.next }
  }
  let next = after && !after.cents ? after.next : number.next
  let hundredths = number.hundredths
  const tail = centsAfter(tokens, next, { country, lang }, Boolean(after ?? before))
  let other = number.other
  if (tail && !number.fraction) {
    // "Mil pesos y medio" may be 1000.50 or 1500.
    if (tail.half && hundredths % 1000_00 === 0) other = hundredths + 500_00
    hundredths += tail.cents
    next = tail.next
  }
  const said = [before, after].filter((side): side is CurrencySaid => side !== null && !side.cents)
  return {
    hundredths,
    ...(other === undefined ? {} : { other }),
    of: agree(said, CURRENCY_OF[country]),
    said: said.length > 0,
    negative,
    start,
    next,
  }
}

/** "a las 8", and the "ciento" of "diez por ciento". */
const isHourOrShare = (tokens: readonly Token[], i: number): boolean => {
  const [second = '', first = ''] = [tokens[i - 1], tokens[i - 2]].map((token) => fold(token?.plain ?? ''))
  return (first === 'a' && /^las?$/.test(second)) || (second === 'por' && tokens[i]?.plain === 'ciento')
}

/** "3 días", "2 boletos", "10 %", "15 de mayo", "8 am": a number, but no money. */
const countsThings = (tokens: readonly Token[], { next }: { next: number }, lang: ReadContext['lang']): boolean => {
  const [unit = '', second = ''] = tokens.slice(next, next + 2).map((token) => fold(token.plain))
  return (
    unit === '%' ||
    units[lang].has(unit) ||
    units[lang].has(`${unit} ${second}`) ||
    (unit === 'de' && MONTHS[lang].has(second))
  )
}

const units: Record<ReadContext['lang'], Set<string>> = {
  es: new Set([
    ...'dia dias hora horas hrs minuto minutos semana semanas mes meses ano anos vez veces persona personas kilo kilos kg km kilometros litro litros boleto boletos am pm hoja hojas familia familias casa casas gente gentes trabajador trabajadores papeles visitas llamadas'.split(
      ' ',
    ),
    'por ciento',
  ]),
  en: new Set(
    'day days hour hours minutes week weeks month months year years times people percent miles tickets am pm'.split(
      ' ',
    ),
  ),
  fr: new Set([
    'jour',
    'jours',
    'heure',
    'heures',
    'semaine',
    'semaines',
    'mois',
    'ans',
    'fois',
    'personnes',
    'km',
    'pour cent',
  ]),
}

/** "$20 USD": the clearer of two signs wins; two that contradict each other stay open. */
const agree = (said: CurrencySaid[], own: Currency): Currency[] => {
  const [first, second] = said
  if (!first) return [own]
  if (!second) return first.of
  const both = first.of.filter((currency) => second.of.includes(currency))
  if (both.length > 0) return both
  // "$20 USD" written in Mexico or "$300 quetzales": a bare "$" is only a sign for money.
  return second.of.length === 1 && first.of.length >= 1 ? second.of : [...first.of, ...second.of]
}

/** "con 50 centavos", "con 50", "y medio" after the currency. */
const centsAfter = (
  tokens: readonly Token[],
  i: number,
  { country, lang }: Pick<ReadContext, 'country' | 'lang'>,
  named: boolean,
): { cents: number; half?: true; next: number } | null => {
  const joint = tokens[i]?.plain ?? ''
  if (!/^(con|y|and|et)$/.test(joint)) return null
  if (named && /^(medio|media|half|demi)$/.test(tokens[i + 1]?.plain ?? ''))
    return { cents: 50, half: true, next: i + 2 }
  const number = numberAt(tokens, i + 1, lang)
  if (!number || number.fraction || number.hundredths >= 100_00) return null
  const unit = currencyAt(tokens, number.next, country, lang)
  if (unit?.cents) return { cents: number.hundredths / 100, next: unit.next }
  const ends = number.next === tokens.length
  return joint === 'con' && ends && number.hundredths >= 10_00
    ? { cents: number.hundredths / 100, next: number.next }
    : null
}

/** "medio peso", "medio dólar". */
const half = (
  tokens: readonly Token[],
  i: number,
  { country, lang }: Pick<ReadContext, 'country' | 'lang'>,
): Amount | null => {
  if (!/^(medio|media|half|demi)$/.test(tokens[i]?.plain ?? '')) return null
  const unit = currencyAt(tokens, i + 1, country, lang)
  return unit && !unit.cents
    ? { hundredths: 50, of: unit.of, said: true, negative: false, start: i, next: unit.next }
    : null
}

/** "peso y medio". */
const oneAndHalf = (
  tokens: readonly Token[],
  i: number,
  { country, lang }: Pick<ReadContext, 'country' | 'lang'>,
): Amount | null => {
  const unit = currencyAt(tokens, i, country, lang)
  if (!unit || unit.cents || tokens[i]?.kind !== 'word') return null
  if (tokens[unit.next]?.plain !== 'y' || tokens[unit.next + 1]?.plain !== 'medio') return null
  return { hundredths: 150, of: unit.of, said: true, negative: false, start: i, next: unit.next + 2 }
}

const isNumberLike = (token: Token | undefined) => token?.kind === 'number' || token?.kind === 'word'
