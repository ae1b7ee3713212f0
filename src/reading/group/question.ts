import type { Intent } from '../intent.ts'
import { inFull } from './in-full.ts'

/** Intents that ask. */
const ASKING: readonly (Intent | null)[] = ['SCAM', 'COST', 'AMOUNT', 'WHEN', 'VISA']

/** Is it a question to the group or to us? With or without the marks, which few people write. */
export const isQuestion = (said: string, intent: Intent | null): boolean => {
  const plain = inFull(said)
  if (VOUCHES.test(plain) && !/[?¿]/.test(plain)) return false
  return /[?¿]/.test(plain) || ASKING.includes(intent) || OPENS.test(plain) || AND_IF.test(plain) || WITHIN.test(plain)
}

/** "Sí es cierto, yo ya fui" and "yo digo que sí es cierto" are said to those who doubt. */
const TRUE = String.raw`si,? (?:es|son) (?:cierto|verdad|real(?:es)?|de verdad|gente buena|confiables?)\b`
const VOUCHES = new RegExp(
  String.raw`^(?:no,? )?${TRUE}.*\b(?:yo|a mi|ya (?:me|hable|fui|firme|pregunte|cheque))\b|\b(?:yo (?:digo|creo|pienso|si)|para mi|(?:me|nos) (?:dijo|dijeron|dice|dicen)|confio)\b.*\b${TRUE}`,
)
const OPENS =
  /^(?:(?:hola|buen[oa]s(?: dias| tardes| noches)?|oiga[n]?|oye[n]?|disculpe[n]?|perdon|y|pero|una pregunta|duda|pregunta)[\s,.:!]*){0,3}(?:que|cuando|cuanto|cuanta|cuantos|cuantas|como|quien|quienes|donde|en donde|de donde|a donde|en que|a que|de que|con quien|hasta cuando|desde cuando|adonde|cual|cuales|por que|xq|porque|para que|sera|sera que|es cierto|es verdad|es obligatorio|es necesario|es gratis|sirven?|de verdad|se puede|hay que|tenemos que|tengo que|puedo|podemos|podria|podriamos|nos van a|van a|nos pueden|me pueden|le pueden|todavia se puede|aun se puede|si (?:yo )?(?:firmo|entro|participo|no)|when|how|what|who|where|why|is it|do we|do i|can we|can i|will they|quand|combien|comment|est-ce)\b/
/** "Y si mi hijo cobra por mí"; "sí, mi hijo" begins without it. */
const AND_IF =
  /^(?:(?:hola|oiga[n]?|disculpe[n]?|perdon)[\s,.:!]*){0,2}(?:y|pero) si (?:uno|una|mi|mis|ya|alguien|me|se|nos|la|el|los|las|todavia|estoy|ando|tengo|perdi)\b/
const WITHIN =
  /\b(?:que pasa(?:ria)?|alguien sabe|saben si|sabe si|sabes si|ustedes saben|quisiera saber|quiero saber|me gustaria saber|tengo (?:una |otra )?(?:duda|pregunta)|mi (?:duda|pregunta) es|no se si|no entiendo (?:si|que|por que|como)|pregunto si|es cierto que|es verdad que|i want to know|does anyone know)\b/
