import { fold } from '../fold.ts'

/** "Buenas tardes", "hola, ¿cómo está?", "¿bueno?", "perdón la hora, no tenía saldo": a greeting or an excuse, and nothing else. */
export const isGreeting = (text: string): boolean => GREETING.test(fold(text))

const GREETINGS =
  'hola|holi|(?:muy )?buen[oa]s?|buen|que tal|saludos|dias?|tardes|noches|como (?:esta|estan|estas)|otra vez yo|yo otra vez|aqui (?:ando|estoy) (?:otra vez|de nuevo)|(?:(?:solo|nomas|nada mas|es|para|por|pasaba a|paso a|pase a) )+(?:saludar(?:l[eoa]s?)?|saludando)|hi|hello|bonjour'
/** Why the answer comes so late, which nobody asked. */
const EXCUSES = [
  '(?:disculp[ea]n?|perdon[ea]?n?)(?: (?:la|por la) (?:hora|tardanza|demora|molestia))?',
  '(?:por eso |por |que )?no (?:le )?(?:contestar|conteste|contestaba|habia contestado)(?: antes)?',
  '(?:por )?(?:contestar|responder) (?:tan )?tarde',
  '(?:apenas|hasta ahorita) (?:vi|veo|lei|leo|miro)(?: (?:su|el|este|los|sus) mensajes?)?',
  '(?:es que )?(?:no tenia|no habia|me quede sin|se (?:me )?fue|se (?:me )?acabo) (?:el |la |los )?(?:internet|luz|saldo|senal|datos|credito|pila|bateria)',
]

const GREETING = new RegExp(`^[\\s¿¡]*(?:(?:${[GREETINGS, ...EXCUSES].join('|')})(?:[\\s,.!?¿¡]+|$))+$`)
