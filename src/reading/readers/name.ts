import { isUnknown } from '../doubt.ts'
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
      .replace(leads[lang], '')
      .replace(tails[lang], '')
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

/** Accents may be missing or there: each vowel stands for both. */
const either = (words: string) =>
  words.replace(/[aeiou]/g, (vowel) => ({ a: '[aá]', e: '[eéê]', i: '[ií]', o: '[oó]', u: '[uúü]' })[vowel] ?? vowel)

const lead = (words: string[]) =>
  new RegExp(
    `^(?:${words
      .map(either)
      .sort((a, b) => b.length - a.length)
      .join('|')})(?![\\p{L}])[\\s:,.]*`,
    'iu',
  )
const tail = (words: string[]) =>
  new RegExp(
    `[\\s,.;]+(?:${words
      .map(either)
      .sort((a, b) => b.length - a.length)
      .join('|')})[.!]*$`,
    'iu',
  )

const leads: Record<Lang, RegExp> = {
  es: lead([
    'me llamo',
    'mi nombre es',
    'mi nombre completo es',
    'mi nombre',
    'nombre',
    'nombre completo',
    'soy',
    'yo soy',
    'yo me llamo',
    'se llama',
    'el se llama',
    'ella se llama',
    'su nombre es',
    'mi nombre de pila es',
    'el nombre es',
    'es',
    'con el nombre de',
    'a nombre de',
    'esta a nombre de',
    'aparece como',
    'aparezco como',
    'ahi dice',
    'dice',
    'viene como',
    'esta escrito',
    'esta escrito asi',
    'asi',
    'le dicen',
    'me dicen',
    'hola',
    'buenas',
    'buenos dias',
    'buenas tardes',
    'buenas noches',
    'buen dia',
    'si',
    'claro',
    'pues',
    'bueno',
    'mire',
    'fijese',
    'soy yo',
    'habla',
    'le habla',
    'para servirle',
    'para servirles',
    'a sus ordenes',
    'a la orden',
    'mucho gusto',
    'señor',
    'señora',
    'sr',
    'sra',
    'don',
    'doña',
    'mi esposo se llama',
    'mi hijo se llama',
    'mi hermano se llama',
    'mi esposa se llama',
    'con gusto',
    'claro que si',
    'le escribe',
    'le saluda',
    'llamo',
    'mellamo',
    'aqui',
    'ok',
    'gracias',
  ]),
  en: lead([
    'my name is',
    "my name's",
    'i am',
    "i'm",
    'im',
    'this is',
    'name',
    'full name',
    'it is',
    "it's",
    'his name is',
    'her name is',
    'hello',
    'hi',
    'yes',
    'sure',
    'ok',
    'mr',
    'mrs',
    'ms',
  ]),
  fr: lead([
    "je m'appelle",
    'je mappelle',
    'mon nom est',
    'mon nom',
    'je suis',
    "c'est",
    "il s'appelle",
    "elle s'appelle",
    'moi',
    'bonjour',
    'oui',
    'nom',
    'madame',
    'monsieur',
    'mme',
  ]),
}

const tails: Record<Lang, RegExp> = {
  es: tail([
    'para servirle',
    'para servirles',
    'a sus ordenes',
    'a la orden',
    'gracias',
    'muchas gracias',
    'por favor',
    'asi viene',
    'asi dice',
    'asi esta',
    'asi',
    'señor',
    'señorita',
    'para servir a usted',
    'es mi nombre',
    'es mi nombre completo',
    'me llamo',
    'saludos',
    'mucho gusto',
    'y usted',
    'nada mas',
    'nomas',
    'seria',
    'si',
    'ok',
  ]),
  en: tail(['thanks', 'thank you', 'please', 'is my name', 'sir', "ma'am"]),
  fr: tail(['merci', "s'il vous plait", 'svp']),
}

/** Words that no name holds: the person answered with a sentence. */
const sentenceWords: Record<Lang, Set<string>> = {
  es: new Set(
    (
      'no que porque quien como cuando donde para tengo tiene quiero puedo puede voy va le se te me mi su sus este esta eso esto ya yo tu usted ustedes numero ' +
      'nombre nada nadie hola gracias bueno claro si pero por con sin en al un una unos pues nel simon ahorita luego manana ok oki llamo soy es son ' +
      'mismo misma igual identificacion ine dpi dui dni cedula papeles apellido apellidos solo uno'
    ).split(' '),
  ),
  en: new Set(
    "no not what who why how when where i you me my this that it is are dont don't cannot will yes ok hello hi thanks name same the".split(
      ' ',
    ),
  ),
  fr: new Set(
    'non pas que qui quoi pourquoi comment quand ou je tu vous moi mon ma ce cela est oui merci bonjour nom meme'.split(
      ' ',
    ),
  ),
}
