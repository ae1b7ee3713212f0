import { spokenDigits } from '../numbers/spoken-digits.ts'
import { defineDetector } from './rule.ts'

/** A shorter run is an hour, a day, an age. Four are already the end of a card. */
const RUN = 4
/** Digits of one message that together could be a number told in pieces. */
const TOGETHER = 8

/**
 * Digits of an account, a card, a telephone or a document, written or in words. Years, hours and dates with strokes are none. A
 * harmless number held back costs one more message; one that was passed on cannot be taken back.
 */
export const number = defineDetector({
  rule: 'NUMBER',
  finds: ({ plain }, { lang }) => {
    const digits = asDigits(plain)
    if (DOCUMENT.test(digits.replace(/[\s.-]+/g, ''))) return true
    const runs = spokenDigits(digits.replace(DATE, ' , ').replace(HOUR, ' , ').replace(YEAR, ' , '), lang)
    return runs.some((run) => run.length >= RUN) || runs.join('').length >= TOGETHER
  },
})

/** How many there are is what counts: a digit of another script is any, and an O among digits is one. */
const asDigits = (plain: string): string =>
  plain
    .replace(/(?![0-9])\p{Nd}/gu, '0')
    .replace(/(?<=\d)[\s.-]*o(?=[\s.-]*[\do])/g, '0')
    .replace(/(?<=\d)_+(?=\d)/g, ' ')

/** Beginning of a CURP, wherever it stands. */
const DOCUMENT = /[a-z]{4}\d{6}/
const DATE = /(?<![\d/])(?:0?[1-9]|[12]\d|3[01])\/(?:0?[1-9]|1[0-2])(?:\/(?:19|20)\d\d)?(?![\d/])/g
const HOUR = /(?<![\d:][\s.-]*)(?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])(?![\s.-]*\d)/g
/** By itself: not a part of a longer number that is told in groups. */
const YEAR = /(?<!\d[\s.-]*)(?<!\d)(?:19[5-9]|20[0-4])\d(?!\d)(?![\s.-]*\d)/g
