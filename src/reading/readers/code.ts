import { clean } from '../normalise.ts'
import { defineReader } from '../reader.ts'
import { spokenDigits } from '../spoken-digits.ts'

/** Digits of a code that somebody of the team reads out. */
export const CODE_DIGITS = 6

/** A code of six digits: "482 193", "482-193", "cuatro ocho dos uno nueve tres". Longer numbers are no code. */
export const code = defineReader<string>({
  name: 'code',
  read: (text, { lang }) => {
    const codes = new Set(spokenDigits(clean(text), lang).filter((run) => run.length === CODE_DIGITS))
    const [first, second] = [...codes]
    if (first === undefined) return { problem: 'code.unknown' }
    return second === undefined
      ? { value: first }
      : { ambiguous: 'code.which', values: { a: first, b: second }, between: [first, second] }
  },
})
