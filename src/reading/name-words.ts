import type { Lang } from './reader.ts'

/** How letters of a lead may be written. */
const WRITTEN: Record<string, string> = {
  a: '[aá]',
  e: '[eéê]',
  i: '[ií]',
  o: '[oó]',
  u: '[uúü]',
  ñ: '[ñn]',
  m: '[mn]',
  b: '[bv]',
  v: '[bv]',
  y: '(?:y|ll)',
  ll: '(?:ll|y)',
  h: 'h?',
}

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

const titles = ['señor', 'señora', 'señorita', 'sr', 'sra', 'srita', 'don', 'doña']

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
    'como',
    'asi como',
    'tal como',
    'tal cual',
    ...titles.flatMap((title) => [
      title,
      `la ${title}`,
      `el ${title}`,
      `con ${title}`,
      `con la ${title}`,
      `con el ${title}`,
    ]),
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
    ...cards
      .filter((card) => card.startsWith('en '))
      .flatMap((card) => ['esta', 'viene', 'aparece', 'aparezco', 'sale', 'dice'].map((verb) => `${verb} ${card}`)),
    'soy yo',
    'habla',
    'le habla',
    'para servirle',
    'para servirles',
    'a sus ordenes',
    'a la orden',
    'mucho gusto',
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
    'my name is',
    'i am',
    'this is',
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

/** What nothing but the name follows. */
export const nameTold: Record<Lang, RegExp> = {
  es: lead(['me llamo', 'mi nombre es', 'mi nombre completo es', 'se llama', 'su nombre es']),
  en: lead(['my name is', 'his name is', 'her name is']),
  fr: lead(["je m'appelle", 'mon nom est', "il s'appelle", "elle s'appelle"]),
}

/** Words of a sentence that are names too, where a name was announced. */
export const alsoNames = new Set(['si', 'claro', 'bueno'])

/** "mi hijo Leocadio Santiago": a kin and a name in capitals. In "mi hijo trabaja allá" no name follows. */
export const kinLead =
  /^(?:[Cc]on |[Ee]s |[Dd]e )?(?:[Mm]i|[Ss]u|[Ll]a|[Ee]l) (?:hij[oa]|espos[oa]|herman[oa]|pap[aá]|mam[aá]|padre|madre|señora|señor|marido|mujer|t[ií][oa]|prim[oa]|abuel[oa]|cuñad[oa]|suegr[oa]|yerno|nuera|sobrin[oa]|pareja) (?:es |se llama |[Dd]on |[Dd]oña )?(?=\p{Lu}\p{L}+ \p{Lu})/u

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

/** Accents may be missing or there, and it may be written as it is heard ("me yamo", "mi nonbre"). Longest first. */
function anyOf(words: string[]): string {
  const either = (word: string) =>
    word.replace(/ll|m(?=b)|[aeiouyvñ]|(?<=.)h|b/g, (letters) => WRITTEN[letters] ?? letters)
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
