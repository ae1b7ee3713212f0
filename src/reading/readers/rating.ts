import { isUnknown } from '../doubt.ts'
import { clean, fold } from '../normalise.ts'
import { numberAt } from '../numbers-in-words.ts'
import { defineReader } from '../reader.ts'
import { scan } from '../scan.ts'

/** One to five: "4", "un cuatro", "4 de 5", "4/5", four stars, "RATE CF-1042 5". Halves and two marks are asked again. */
export const rating = defineReader<number>({
  name: 'rating',
  read: (text, { lang }) => {
    const cleaned = clean(text)
    const stars = cleaned.match(/[⭐★🌟]/gu)?.length ?? 0
    const plain = fold(cleaned)
      .replace(/\b[a-z]{1,3}-?\d{2,}\b/g, ' ')
      .replace(scale, ' ')
    const tokens = scan(plain)
    if (isUnknown(plain, lang) || tokens.length > 60) return { problem: 'rating.unclear' }
    const found: number[] = stars > 0 ? [stars * 100] : []
    let i = 0
    while (i < tokens.length) {
      if (tokens[i]?.raw === '-' && tokens[i + 1]?.kind === 'number' && !tokens[i - 1])
        return { problem: 'rating.unclear' }
      const number = numberAt(tokens, i, lang, { articles: i === tokens.length - 1 && i === 0 })
      if (number) found.push(number.hundredths)
      else if (tokens[i]?.kind === 'number') return { problem: 'rating.unclear' }
      i = number ? number.next : i + 1
    }
    const values = [...new Set(found)]
    const [first, second] = values
    if (first === undefined) return { problem: 'rating.unclear' }
    if (second !== undefined) return { ambiguous: 'rating.which' }
    if (first % 100 !== 0) return { ambiguous: 'rating.which' }
    const value = first / 100
    return value >= 1 && value <= 5 ? { value } : { problem: 'rating.unclear' }
  },
})

/** The scale that people repeat: "del 1 al 5", "de 5", "/5", "sobre 5", "out of 5". */
const scale =
  /\b(del? (1|uno) al? (5|cinco)|from (1|one) to (5|five)|de 1 a 5)\b|(\/|\bde|\bsobre|\bout of|\bof|\bsur) ?(5|cinco|five|cinq)\b(?=[^0-9]*$)/g
