import { clean, fold } from '../normalise.ts'
import { spokenDigits } from '../numbers/spoken-digits.ts'
import { defineReader } from '../reader.ts'

/** Digits of a code that somebody of the team reads out. */
export const CODE_DIGITS = 6

export type CodeOptions = {
  /** Only where the words say that it is one ("me dijeron el código 482193, ¿es de ustedes?"). */
  told?: boolean
}

const TOLD = /\b(?:codigos?|clave|verific\w+|codes?|verify|verifier)\b/

/** A code of six digits: "482 193", "482-193", "cuatro ocho dos uno nueve tres". Longer numbers are no code. */
export const code = defineReader<string, CodeOptions>({
  name: 'code',
  takes: { told: 'yes or no' },
  read: (text, { lang }, options) => {
    if (options?.told && !TOLD.test(fold(clean(text)))) return { problem: 'code.unknown' }
    const codes = new Set(spokenDigits(clean(text), lang).filter((run) => run.length === CODE_DIGITS))
    const [first, second] = [...codes]
    if (first === undefined) return { problem: 'code.unknown' }
    return second === undefined
      ? { value: first }
      : { ambiguous: 'code.which', values: { a: first, b: second }, between: [first, second] }
  },
})
