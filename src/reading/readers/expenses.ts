import { type Amount, amountsIn, joinGroups } from '../amounts.ts'
import { amountOf, type Money } from '../currency.ts'
import { isAbout, isUnknown, leavesOpen } from '../doubt.ts'
import { clean, fold } from '../normalise.ts'
import { defineReader, type Lang, type ReadContext, type Reading } from '../reader.ts'
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
    const cleaned = clean(text)
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
    .map((piece) =>
      piece.kind === 'label'
        ? { kind: 'label' as const, label: labelOf(piece.words, lang), place: isPlace(piece.words, lang) }
        : piece,
    )
    .filter((piece) => piece.kind !== 'label' || piece.label !== '')
  const amountFirst = labelled.find((piece) => piece.kind !== 'break')?.kind === 'amount'
  const found: Expense[] = []
  let label: string | null = null
  let amount: Amount | null = null
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
  for (const piece of labelled) {
    if (piece.kind === 'break') {
      // "pasaje, 240" still pairs: a break only closes what is complete.
      continue
    }
    if (piece.kind === 'amount') {
      if (amount !== null) return twoAmounts(amount, piece.amount)
      if (label === null && !amountFirst) return twoAmounts(piece.amount, null)
      amount = piece.amount
    } else {
      // "Comida 60 en el mercado": where it was paid.
      if (piece.place && found.length > 0 && !amountFirst && label === null) continue
      if (label !== null) return { ambiguous: 'money.amount_of', values: { label } }
      if (amount === null && amountFirst && found.length > 0)
        return { ambiguous: 'money.amount_of', values: { label: piece.label } }
      label = piece.label
    }
    const stop = close()
    if (stop) return stop
  }
  if (label !== null) return { ambiguous: 'money.amount_of', values: { label } }
  if (amount !== null) return twoAmounts(amount, null)
  return withoutTotal(found)
}

const isPlace = ([first, ...rest]: readonly Token[], lang: Lang): boolean =>
  first?.plain === { es: 'en', en: 'at', fr: 'chez' }[lang] && !rest.some(({ plain }) => /^(y|and|et)$/.test(plain))

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

/** The words of a label without what only ties it to its amount: "gasté en el pasaje" -> "pasaje". */
const labelOf = (words: readonly Token[], lang: Lang): string => {
  const ties = tying[lang]
  let start = 0
  let end = words.length
  while (start < end && isTie(words[start], ties)) start++
  while (end > start && isTie(words[end - 1], ties)) end--
  return words
    .slice(start, end)
    .reduce((label, word) => `${label}${word.glued || label === '' ? '' : ' '}${word.raw.toLowerCase()}`, '')
}

const isTie = (word: Token | undefined, ties: Set<string>) => !word || word.kind === 'sign' || ties.has(word.plain)

const list = (words: string) => new Set(words.split(' '))
const tying: Record<Lang, Set<string>> = {
  es: list(
    'de del la el los las lo en y e a al por para con un una unos unas mas tambien gaste gasto gastos gastamos pague pago pagamos fue fueron ' +
      'pero ok sip ya si asi es correcto correcta exacto cierto perfecto listo menos esta bien enviar envie envielo mande mandelo quedo quedaron era eran costo costaron salio salieron me nos se mi mis compre que son es hola buenas buenos tardes dias noches luego despues otros otras otro otra ' +
      'aparte ademas solo nomas puro pura hubo tuve lleve llevo tuvimos hubieron unicamente solamente nada cada cobraron cobro di dimos cuesta sale bueno pues gracias senor si ' +
      'falto faltaba faltaron agregue agregar agrega anote anotar anota anada ponga sume olvide olvido',
  ),
  en: list(
    'of for the a an and on in i we spent paid it was were is are cost costs also plus my our then just only only hi hello ok thanks',
  ),
  fr: list(
    "de du des le la les l' un une et pour en sur j'ai nous avons paye depense c'est etait etaient aussi plus mes mon ma",
  ),
}

const none: Record<Lang, RegExp> = {
  es: /^(no |pues |hoy |esta vez )*(nada|ninguno|ningun gasto|ninguna|cero|0|no|no hubo|no tuve|no hubo gastos?|no tuve gastos?|no gaste|no gaste nada|nada de nada|nada gracias|sin gastos?|no hay|no hubo nada|no tuve nada|nadita)( (esta|hoy|de|en) ?(vez|semana|momento|nada|esta semana)?| gracias| por ahora| señor| licenciada)*$/,
  en: /^(none|nothing|no|zero|0|no expenses|nothing this week|i had none)$/,
  fr: /^(rien|aucun|aucune|aucune depense|aucun frais|non|zero|0|pas de frais|neant)$/,
}
