import { isUnknown } from '../doubt.ts'
import { clean, fold } from '../normalise.ts'
import { numberAt } from '../numbers/numbers-in-words.ts'
import { defineReader } from '../reader.ts'
import { scan } from '../scan.ts'

type RatingOptions = {
  /** The mark and nothing else: "5", "un 4", "le pongo 5 estrellas". */
  alone?: boolean
}

/** One to five: "4", "un cuatro", "4 de 5", "4/5", four stars, "RATE CF-1042 5". Halves and two marks are asked again. */
export const rating = defineReader<number, RatingOptions>({
  name: 'rating',
  takes: { alone: 'yes or no' },
  read: (text, { lang }, options) => {
    const cleaned = clean(text)
    const stars = cleaned.match(/[⭐★🌟]/gu)?.length ?? 0
    const plain = fold(cleaned).replace(REFERENCE, ' ').replace(scale, ' ')
    const tokens = scan(plain)
    if (isUnknown(plain, lang) || COUNTED.test(plain) || tokens.length > 60) return { problem: 'rating.unclear' }
    const found: number[] = stars > 0 ? [stars * 100] : []
    const others: string[] = []
    let i = 0
    while (i < tokens.length) {
      if (tokens[i]?.raw === '-' && tokens[i + 1]?.kind === 'number' && !tokens[i - 1])
        return { problem: 'rating.unclear' }
      const number = numberAt(tokens, i, lang, { articles: i === tokens.length - 1 && i === 0 })
      if (number) found.push(number.hundredths)
      else if (tokens[i]?.kind === 'number') return { problem: 'rating.unclear' }
      else if (tokens[i]?.kind === 'word') others.push(tokens[i]?.plain ?? '')
      i = number ? number.next : i + 1
    }
    if (options?.alone && others.some((word) => !BESIDE.has(word))) return { problem: 'rating.unclear' }
    const values = [...new Set(found)]
    const [first, second] = values
    if (first === undefined) return { problem: 'rating.unclear' }
    if (second !== undefined) return { ambiguous: 'rating.which' }
    if (first % 100 !== 0) return { ambiguous: 'rating.which' }
    const value = first / 100
    return value >= 1 && value <= 5 ? { value } : { problem: 'rating.unclear' }
  },
})

const REFERENCE = /\b(?:[a-z]{1,3}-?\d{2,}|[a-z]-?\d+)\b/g

/** Words that a bare mark may have beside it. */
const BESIDE = new Set(
  'un una el la mi de le les doy pongo califico con fue es estrella estrellas nota calificacion punto puntos gracias hola buenas tardes noches dias rate the it gave stars'.split(
    ' ',
  ),
)

/** "3 horas", "2 personas", "a las 5": so many of something, or an hour, is no mark. */
const COUNTED =
  /\bencontr(?:e|amos)\b|\ba las? (?:\d|una\b|dos\b|tres\b|cuatro\b|cinco\b)|\d\s*(?:h|hrs?|horas?|min|minutos?|pesos|personas?|dias?|semanas?|meses|anos?|km|hours?|minutes?|people|days?|heures?|jours?)\b/

/** The scale that people repeat: "del 1 al 5", "de 5", "/5", "sobre 5", "out of 5". */
const scale =
  /\b(del? (1|uno) al? (5|cinco)|from (1|one) to (5|five)|de 1 a 5)\b|(\/|\bde|\bsobre|\bout of|\bof|\bsur) ?(5|cinco|five|cinq)\b(?=[^0-9]*$)/g
