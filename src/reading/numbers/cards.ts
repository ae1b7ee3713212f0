/** Digits in groups as they stand on a card: four times four, or 4, 6 and 5. */
const GROUPED = /(?<!\d)(?:\d{4}[ .-]?){3}\d{4}(?!\d)|(?<!\d)\d{4}[ .-]?\d{6}[ .-]?\d{5}(?!\d)/g
/** So many digits are taken for a card whether they check or not: one typed wrong is still a card to whoever reads it. */
const OF_A_CARD = 16

/** The check digit of payment cards. */
export const luhn = (digits: string): boolean => {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const value = Number(digits[digits.length - 1 - i])
    sum += i % 2 === 0 ? value : value > 4 ? value * 2 - 9 : value * 2
  }
  return sum % 10 === 0
}

/** A text without card numbers: what somebody sends by mistake is kept nowhere, as they are told (`readers.clabe.card`). */
export const withoutCards = (text: string): string =>
  text.replace(GROUPED, (run) => {
    const digits = run.replace(/\D/g, '')
    return digits.length === OF_A_CARD || luhn(digits) ? '•••• •••• •••• ••••' : run
  })
