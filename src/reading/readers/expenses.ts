import { isAbout, isUnknown, leavesOpen } from '../doubt.ts'
import { clean, fold } from '../normalise.ts'
import { type Amount, amountsIn, joinGroups } from '../numbers/amounts.ts'
import { amountOf, type Money } from '../numbers/currency.ts'
import { defineReader, type Lang, type ReadContext, type Reading } from '../reader.ts'
import { isPlace, labelOf } from '../report/expense-label.ts'
import { scan, type Token } from '../scan.ts'
import { settle } from './money.ts'

export type Expense = Money & { label: string }

/**
 * What was paid for what: "pasaje 240, comida 85", "240 de pasaje y 85 de comida". "NADA" is an empty list.
 * Each amount needs one label and each label one amount; what does not pair is asked again, never guessed.
 */
export const expenses = defineReader<Expense[]>({
  name: 'expenses',
  read: (text, context) => {
    const cleaned = clean(text).replace(TIMES, (_, n, each) => amountOf(Number(n) * Math.round(Number(each) * 100)))
    const plain = fold(cleaned)
      .replace(/[.!¡,]/g, '')
      .trim()
    const { lang } = context
    if (none[lang].test(plain)) return { value: [] }
    if (isUnknown(plain, lang)) return { problem: 'money.unclear' }
    const tokens = scan(joinGroups(cleaned, context.lang))
    const amounts = amountsIn(tokens, context)
    const [first] = amounts
    if (!first || tokens.length > 400) return { problem: 'money.unclear' }
    if (leavesOpen(tokens, lang) || isAbout(plain, lang)) {
      return { ambiguous: 'money.exact', values: { amount: amountOf(first.hundredths) } }
    }
    return pair(pieces(tokens, amounts), context)
  },
})

/** "Pasaje 2x60": so many of that price. */
const TIMES = /(?<![\d.,])(\d{1,2})\s*[x×*]\s*(\d{1,5}(?:\.\d{1,2})?)(?![\d.,]*\d)/gi

type Piece = { kind: 'amount'; amount: Amount } | { kind: 'label'; words: Token[] } | { kind: 'break' }

/** Amounts, runs of words between them, and breaks (comma, semicolon, line, "más"). */
const pieces = (tokens: readonly Token[], amounts: readonly Amount[]): Piece[] => {
  const starts = new Map(amounts.map((amount) => [amount.start, amount]))
  const list: Piece[] = []
  let words: Token[] = []
  const flush = () => {
    if (words.length > 0) list.push({ kind: 'label', words })
    words = []
  }
  let i = 0
  while (i < tokens.length) {
    const amount = starts.get(i)
    const token = tokens[i]
    if (amount) {
      flush()
      list.push({ kind: 'amount', amount })
      i = amount.next
      continue
    }
    if (token?.kind === 'word' || (token?.kind === 'sign' && /^[-/']$/.test(token.raw))) words.push(token)
    else if (token && /^[,;+\n.|]$/.test(token.raw)) {
      flush()
      list.push({ kind: 'break' })
    }
    i++
  }
  flush()
  return list
}

const pair = (list: readonly Piece[], context: ReadContext): Reading<Expense[]> => {
  const { lang } = context
  const labelled = list
    .map((piece, i) =>
      piece.kind === 'label'
        ? {
            kind: 'label' as const,
            label: list[i + 1]?.kind === 'break' && isNo(piece.words) ? '' : labelOf(piece.words, lang),
            place: isPlace(piece.words, lang),
          }
        : piece,
    )
    .filter((piece) => piece.kind !== 'label' || piece.label !== '')
  const amountFirst = labelled.find((piece) => piece.kind !== 'break')?.kind === 'amount'
  const found: Expense[] = []
  let label: string | null = null
  let amount: Amount | null = null
  let broken = false
  const close = (): Reading<Expense[]> | null => {
    if (label === null || amount === null) return null
    const settled: Reading<Money> = settle(amount, lang)
    if (!('value' in settled)) {
      return 'problem' in settled
        ? settled
        : { ambiguous: settled.ambiguous, ...(settled.values ? { values: settled.values } : {}) }
    }
    found.push({ label, ...settled.value })
    label = null
    amount = null
    return null
  }
  for (const piece of amountFirst ? mixed(labelled, lang) : labelled) {
    if (piece.kind === 'break') {
      // "pasaje, 240" still pairs: a break only closes what is complete.
      broken = true
      continue
    }
    if (piece.kind === 'amount') {
      if (amount !== null) return twoAmounts(amount, piece.amount)
      amount = piece.amount
      broken = false
    } else {
      // "Comida 60 en el mercado": where it was paid.
      if (piece.place && found.length > 0 && !amountFirst && label === null && amount === null) continue
      if (label !== null) return { ambiguous: 'money.amount_of', values: { label } }
      // "Camión 180 y 35 de aguas", and not "pasaje 240, 85, comida".
      if (amount !== null && broken && !amountFirst) return twoAmounts(amount, null)
      label = piece.label
    }
    const stop = close()
    if (stop) return stop
  }
  if (label !== null) return { ambiguous: 'money.amount_of', values: { label } }
  if (amount !== null) return twoAmounts(amount, null)
  return withoutTotal(found)
}

type Labelled = Exclude<Piece, { kind: 'label' }> | { kind: 'label'; label: string; place: boolean }

/** "180 de camión y unas aguas 35": the amount at the end has its label before it, behind the "y". */
const mixed = (list: readonly Labelled[], lang: Lang): readonly Labelled[] => {
  const both = { es: / y (?:l[ao]s? |el |un[ao]?s? )?/, en: / and (?:the )?/, fr: / et (?:les? |la )?/ }[lang]
  const open = list.flatMap((piece, i) => (piece.kind === 'label' && both.test(piece.label) ? [i] : []))
  const [at] = open
  const count = (kind: Piece['kind']): number => list.filter((piece) => piece.kind === kind).length
  if (at === undefined || open.length > 1 || count('amount') !== count('label') + 1) return list
  const piece = list[at]
  if (piece?.kind !== 'label') return list
  const parts = piece.label.split(both).map((label) => ({ ...piece, label }))
  return parts.length === 2 ? [...list.slice(0, at), ...parts, ...list.slice(at + 1)] : list
}

const isNo = (words: readonly Token[]): boolean => words.length === 1 && words[0]?.plain === 'no'

const twoAmounts = (a: Amount, b: Amount | null): Reading<Expense[]> =>
  b
    ? { ambiguous: 'money.which', values: { a: amountOf(a.hundredths), b: amountOf(b.hundredths) } }
    : { ambiguous: 'money.label', values: { amount: amountOf(a.hundredths) } }

/** "..., total 325" repeats the sum and is no expense of its own. */
const withoutTotal = (found: Expense[]): Reading<Expense[]> => {
  const totals = found.filter((expense) => isTotal(expense.label))
  const rest = found.filter((expense) => !isTotal(expense.label))
  const [total] = totals
  if (!total || rest.length === 0) return { value: found }
  const sum = rest.reduce((cents, expense) => cents + Number(expense.amount.replace('.', '')), 0)
  if (totals.length === 1 && amountOf(sum) === total.amount) return { value: rest }
  return { ambiguous: 'money.which', values: { a: amountOf(sum), b: total.amount } }
}

const isTotal = (label: string) => /^(el |en )?total|^todo$/.test(fold(label))

const none: Record<Lang, RegExp> = {
  es: /^(no |pues |hoy |esta vez )*(nada|ninguno|ningun gasto|ninguna|cero|0|no|no hubo|no tuve|no hubo gastos?|no tuve gastos?|no gaste|no gaste nada|nada de nada|nada gracias|sin gastos?|no hay|no hubo nada|no tuve nada|nadita)( (esta|hoy|de|en) ?(vez|semana|momento|nada|esta semana)?| gracias| por ahora| señor| licenciada)*$/,
  en: /^(none|nothing|no|zero|0|no expenses|nothing this week|i had none)$/,
  fr: /^(rien|aucun|aucune|aucune depense|aucun frais|non|zero|0|pas de frais|neant)$/,
}
