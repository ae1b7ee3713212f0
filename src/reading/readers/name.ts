import { isUnknown } from '../doubt.ts'
import { nameLeads, nameTails, sentenceWords } from '../name-words.ts'
import { clean, fold } from '../normalise.ts'
import { defineReader, type Lang } from '../reader.ts'

export type NameOptions = {
  /** First name and surname are needed (2 to 8 words); a single surname is asked about. */
  full?: boolean
}

/**
 * A person's name as it should be kept: lead-ins ("me llamo", "soy") and courtesies removed, capitals set, accents as
 * written, particles in lower case ("Fidel Hernández de la Cruz"). Digits, emoji, signs and whole sentences are problems.
 */
export const name = defineReader<string, NameOptions>({
  name: 'name',
  read: (text, { lang }, options) => {
    const cleaned = strip(clean(text).replace(/\s+/g, ' '), lang)
    if (isUnknown(fold(cleaned), lang)) return { problem: 'name.unclear' }
    if (cleaned.length === 0 || cleaned.length > 80) return { problem: 'name.unclear' }
    if (/^.+(?<! la) (o|u|or|ou|\/) .+$/.test(cleaned)) return { ambiguous: 'name.which' }
    if (!/^[\p{L}][\p{L}' .-]*$/u.test(cleaned)) return { problem: 'name.unclear' }
    const words = cleaned.split(' ')
    if (words.length > 8 || words.some((word) => sentenceWords[lang].has(fold(word))))
      return { problem: 'name.unclear' }
    const value = words.map((word, i) => capital(word, i)).join(' ')
    const full = words.filter((word) => !isParticle(word)).length
    if (options?.full && full < 2) return { problem: 'name.unclear' }
    if (options?.full && full === 2) return { ambiguous: 'name.one_surname', between: [value] }
    return { value }
  },
})

const strip = (text: string, lang: Lang): string => {
  let rest = text
  let before = ''
  while (rest !== before) {
    before = rest
    rest = rest
      .replace(/^[\s.,;:¡!"'()-]+|[\s,;:!"()]+$/g, '')
      .replace(/\.$/, (dot, at: number) =>
        /\b\p{Lu}?\p{L}$/u.test(rest.slice(0, at)) && /\b\p{L}{1,2}$/u.test(rest.slice(0, at)) ? dot : '',
      )
      .replace(nameLeads[lang], '')
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
