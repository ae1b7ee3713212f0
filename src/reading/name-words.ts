import type { Lang } from './reader.ts'

/** Where a name is read from: "en mi INE viene ...", "mi credencial dice ...". */
const cards = [
  'ine',
  'dpi',
  'dui',
  'dni',
  'cedula',
  'credencial',
  'identificacion',
  'acta',
  'identidad',
  'hoja',
].flatMap((card) => [`mi ${card}`, `la ${card}`, `en mi ${card}`, `en la ${card}`])

/** What people put before their name. */
export const nameLeads: Record<Lang, RegExp> = {
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
    'soy la',
    'soy el',
    'la señora',
    'el señor',
    'la señorita',
    'ponga',
    'pongale',
    'pongame',
    'anote',
    'anoteme',
    'escriba',
    ...cards.flatMap((card) =>
      ['dice', 'dice asi', 'viene', 'viene como', 'aparece', 'aparece como', 'aparezco como'].map(
        (verb) => `${card} ${verb}`,
      ),
    ),
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

/** What people put behind it. */
export const nameTails: Record<Lang, RegExp> = {
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
    'mi nombre',
    'asi me llamo',
    'asi es',
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
export const sentenceWords: Record<Lang, Set<string>> = {
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

/** Accents may be missing or there: each vowel stands for both. Longest first. */
function anyOf(words: string[]): string {
  const either = (word: string) =>
    word.replace(/[aeiou]/g, (vowel) => ({ a: '[aá]', e: '[eéê]', i: '[ií]', o: '[oó]', u: '[uúü]' })[vowel] ?? vowel)
  return words
    .map(either)
    .sort((a, b) => b.length - a.length)
    .join('|')
}

function lead(words: string[]): RegExp {
  return new RegExp(`^(?:${anyOf(words)})(?![\\p{L}])[\\s:,.]*`, 'iu')
}

function tail(words: string[]): RegExp {
  return new RegExp(`[\\s,.;]+(?:${anyOf(words)})[.!]*$`, 'iu')
}
