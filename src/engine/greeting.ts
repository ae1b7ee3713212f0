import { fold } from './fold.ts'

/** "Buenas tardes", "hola, ¿cómo está?", "¿bueno?": a greeting and nothing else. */
export const isGreeting = (text: string): boolean => GREETING.test(fold(text))

const GREETING =
  /^[\s¿¡]*(?:(?:hola|holi|(?:muy )?buen[oa]s?|buen|que tal|saludos|dias?|tardes|noches|como (?:esta|estan|estas)|hi|hello|bonjour)[\s,.!?¿¡]*)+$/
