import { inFull } from './in-full.ts'
import type { Topic } from './topic.ts'

/** A question as it is compared: what it is about, and the stems of its words. */
export type Asked = { topic: Topic | null; stems: ReadonlySet<string> }

/** From so much on two questions ask the same. Measured on `test/reading/questions.es.tsv`. */
const ALIKE = 0.5

/** Between 0 and 1. What one approved text answers is one question, however it is put; what two answer are two. */
export function likeness(a: Asked, b: Asked): number {
  if (a.topic !== null && b.topic !== null) return a.topic === b.topic ? 1 : 0
  const [smaller, larger] = a.stems.size <= b.stems.size ? [a.stems, b.stems] : [b.stems, a.stems]
  if (smaller.size === 0) return 0
  const shared = [...smaller].filter((stem) => larger.has(stem)).length
  // One word that both hold, where an approved text answers only one of them: "¿cuándo pagan?" and "¿hay que pagar?".
  if (smaller.size === 1 && (a.topic === null) !== (b.topic === null)) return 0
  // One word is not all that is said in a longer sentence: "¿alguien ya firmó?" and "es puro cuento, no firmen nada".
  if (smaller.size === 1 && larger.size > 3) return 0
  // Both how much of the shorter one is said and how much of the two: "¿y la hoja?" is not all that is asked about the form.
  const cosine = shared / Math.sqrt(smaller.size * larger.size)
  return a.topic === null && b.topic === null ? cosine : cosine * ONE_KNOWN
}

/** One of them is answered by an approved text, and of the other it is not known: the words must say more. */
const ONE_KNOWN = 0.8

export const isAlike = (a: Asked, b: Asked): boolean => likeness(a, b) >= ALIKE

/** Stems of the words that say something. */
export const stemsOf = (question: string): Set<string> =>
  new Set(
    (inFull(question).match(/[a-z0-9ñ]+/g) ?? [])
      .filter((word) => word.length > 2 && !LIGHT.has(word))
      .map((word) => MEANS[stem(word)] ?? stem(word)),
  )

/** Plural, gender and the endings of verbs: enough to make "firmamos", "firmar" and "firma" one. */
const stem = (word: string): string => {
  const bare = word
    .replace(/(?:mente|ciones|cion)$/, 'c')
    .replace(/(?:noslo|noslos|sela|selo|nos|les|los|las|les|me|le|lo|la)$/, (end) =>
      word.length - end.length > 3 && /[aei]r$/.test(word.slice(0, -end.length)) ? '' : end,
    )
  const short = bare.replace(
    /(?:aremos|eremos|iremos|ariamos|ieron|aron|amos|emos|imos|aban|iendo|ando|ados|idos|adas|idas|aria|eria|aran|eran|ado|ido|ada|ida|aba|ian|ara|era|an|en|ar|er|ir|as|es|os|a|e|o|s)$/,
    '',
  )
  return short.length >= 3 ? short : bare
}

const LIGHT = new Set(
  (
    'que los las una unos unas del con por para como cuando cuanto cual quien donde ese esa eso esto esta este hay ser son era fue vamos van nos les mis sus muy mas ' +
    'pero porque tambien algo nada todo todos todas solo cada sin desde hasta entre sobre aqui alla ahi hola buenas buenos dias tardes noches oiga oigan ' +
    'disculpe disculpen favor gracias duda pregunta saber alguien sabe saben quisiera quiero puede pueden puedo podemos tiene tienen tengo tenemos que ' +
    'ustedes nosotros usted ellos asi entonces pues bueno ver sera seria esta estan hacer hace digan diga dicen dijeron verdad cierto'
  ).split(' '),
)
/** Stems that mean the same here. */
const MEANS: Readonly<Record<string, string>> = {
  form: 'hoj',
  formulari: 'hoj',
  papel: 'hoj',
  document: 'hoj',
  plan: 'hoj',
  solicitud: 'hoj',
  lan: 'diner',
  feri: 'diner',
  pag: 'diner',
  cobr: 'diner',
  deposit: 'diner',
  chequ: 'diner',
  diner: 'diner',
  platic: 'reun',
  junt: 'reun',
  reunion: 'reun',
  telefon: 'llam',
  celular: 'llam',
  llam: 'llam',
  marc: 'llam',
  identificac: 'credencial',
  ine: 'credencial',
  credencial: 'credencial',
  banc: 'cuent',
  cuent: 'cuent',
  tarjet: 'cuent',
}
