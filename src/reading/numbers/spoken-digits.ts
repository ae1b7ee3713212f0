import type { Lang } from '../reader.ts'
import { scan } from '../scan.ts'
import { numberAt } from './numbers-in-words.ts'

/**
 * Runs of digits as they are told: "55 12-34", "cincuenta y cinco doce treinta y cuatro", "cero cuatro cuatro".
 * Words, commas and line ends cut a run; spaces, dashes, dots and brackets do not. `plain` is folded text.
 */
export const spokenDigits = (plain: string, lang: Lang): string[] => {
  const runs: string[] = []
  let run = ''
  const cut = () => {
    if (run) runs.push(run)
    run = ''
  }
  const tokens = scan(plain.replace(/([0-9])[.:](?=[0-9])/g, '$1 ').replace(/\n/g, ' , '))
  let i = 0
  while (i < tokens.length) {
    const token = tokens[i]
    if (token?.kind === 'number') {
      const parts = token.raw.split(',')
      for (const [n, part] of parts.entries()) {
        // "12,34,56" groups pairs; a comma between two long numbers separates them.
        if (n > 0 && (part.length > 5 || (parts[n - 1]?.length ?? 0) > 5)) cut()
        run += part
      }
      i++
      continue
    }
    const number =
      token?.kind === 'word' && !/^(y|e|a|an|un|una|une)$/.test(token.plain) ? numberAt(tokens, i, lang) : null
    if (number && !number.fraction && number.hundredths <= 999_00) {
      run += String(number.hundredths / 100)
      i = number.next
      continue
    }
    if (!(token?.kind === 'sign' && /^[-()./+ ]$/.test(token.raw)) && !(token?.plain === 'y' && run)) cut()
    if (token?.plain === 'y' && run) cut()
    i++
  }
  cut()
  return runs
}
