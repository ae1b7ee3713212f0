import { isUnknown } from '../doubt.ts'
import { alsoNames, kinLead, nameLeads, nameTails, nameTold } from '../name-words.ts'
import { clean, fold } from '../normalise.ts'
import { defineReader, type Lang, type ReadContext, type Reading } from '../reader.ts'
import { sentenceWords } from '../sentence-words.ts'

export type NameOptions = {
  /** First name and surname are needed (2 to 8 words); a single surname is asked about. */
  full?: boolean
  /** It may stand among other words, as a clause of its own: "se me perdió la credencial, soy Juan Cruz Lara". */
  among?: boolean
}

/**
 * A person's name as it should be kept: lead-ins ("me llamo", "soy") and courtesies removed, capitals set, accents as
 * written, particles in lower case ("Fidel Hernández de la Cruz"). Digits, emoji, signs and whole sentences are problems.
 */
export const name = defineReader<string, NameOptions>({
  name: 'name',
  takes: { full: 'yes or no', among: 'yes or no' },
  read: (text, context, options) => {
    const whole = alone(text, context, options)
    const clauses = options?.among ? text.split(CLAUSES).map((clause) => alone(clause, context, options)) : []
    return [whole, ...clauses].find((reading) => 'value' in reading) ?? whole
  },
})

const alone = (text: string, { lang }: ReadContext, options?: NameOptions): Reading<string> => {
  const { name: cleaned, told } = strip(clean(text).replace(/\s+/g, ' '), lang)
  if (isUnknown(fold(cleaned), lang)) return { problem: 'name.unclear' }
  if (cleaned.length === 0 || cleaned.length > 80) return { problem: 'name.unclear' }
  const words = cleaned.split(' ')
  if (words.some((word) => isOfSentence(fold(word), told, lang))) return { problem: 'name.unclear' }
  if (/^.+(?<! la) (o|ó|u|or|ou|\/) .+$/.test(cleaned)) return { ambiguous: 'name.which' }
  if (words.length > 8 || !/^[\p{L}][\p{L}' .-]*$/u.test(cleaned)) return { problem: 'name.unclear' }
  const value = words.map((word, i) => capital(word, i)).join(' ')
  const full = words.filter((word) => !isParticle(word)).length
  if (options?.full && full < 2) return { problem: 'name.unclear' }
  if (options?.full && full === 2) return { ambiguous: 'name.one_surname', between: [value] }
  return { value }
}

/** The name without what leads to it. `told`: it stood behind "me llamo", where "Claro" and "Bueno" are names. */
const strip = (text: string, lang: Lang): { name: string; told: boolean } => {
  let rest = text
  let before = ''
  while (rest !== before) {
    before = rest
    rest = tidy(rest, lang)
    const told = nameTold[lang].exec(rest)?.[0]
    if (told) return { name: tidy(tidy(rest.slice(told.length), lang).replace(TITLE, ''), lang), told: true }
    rest = rest.replace(NO_BUT, '').replace(kinLead, '').replace(nameLeads[lang], '')
  }
  return { name: rest, told: false }
}

/** "No, Eulalia Hernández Ávila", where it was asked whether one surname is all; "no es", "no soy", "no sé" deny. */
const NO_BUT = /^non?(?:[,.;:]\s*|\s+(?!(?:es|soy|me|se|sé|era|is|i|c'est)\b))(?=\S+\s+\S)/iu

const TITLE = /^(?:el |la )?(?:señora?|señorita|sra?|don|doña|mr|mrs|ms|mme)\.? (?=\p{L})/iu

const isOfSentence = (word: string, told: boolean, lang: Lang): boolean =>
  sentenceWords[lang].has(word) && !(told && alsoNames.has(word))

const CLAUSES = /[,.;:\n]+|\s(?:pero|porque|but|mais)\s/iu

/** "Con y griega", "con doble l", "sin acento": how it is spelled is seen from how they wrote it. */
const SPELLED =
  /[\s,]+(?:(?:que|y|va|lleva|es|se escribe|escrito) )*(?:con|sin) (?:(?:el|la|una?|doble|dos) )*(?:\p{L}|l+|i griega|y griega|ye|zeta|ese|ce|hache|jota|ge|be|ve|uve|eñe|equis|acento|be grande|ve chica|be larga|ve corta)[.!]*$/iu

/** Without signs around it and courtesies behind it. */
const tidy = (text: string, lang: Lang): string => {
  let rest = text
  let before = ''
  while (rest !== before) {
    before = rest
    rest = rest
      .replace(/^[\s.,;:¡!"'()-]+|[\s,;:!"()]+$/g, '')
      .replace(/\.$/, (dot, at: number) =>
        /\b\p{Lu}?\p{L}$/u.test(rest.slice(0, at)) && /\b\p{L}{1,2}$/u.test(rest.slice(0, at)) ? dot : '',
      )
      .replace(SPELLED, '')
      .replace(nameTails[lang], '')
  }
  return rest
}

const isParticle = (word: string) => /^(de|del|la|las|los|y|e|da|do|das|dos|van|von|der|den|du)$/i.test(word)

const capital = (word: string, i: number): string => {
  if (i > 0 && isParticle(word)) return word.toLowerCase()
  const typed = word.normalize('NFC')
  const mixed = typed !== typed.toLowerCase() && typed !== typed.toUpperCase()
  const lower = mixed && /^\p{Lu}/u.test(typed) ? typed : typed.toLowerCase()
  return lower.replace(/(^|[-'.])(\p{L})/gu, (_, sign: string, letter: string) => sign + letter.toUpperCase())
}
