import { deniesNumber, isMoreOrLess, isUnknown, leavesOpen } from '../doubt.ts'
import { clean, fold } from '../normalise.ts'
import { durationsIn } from '../numbers/durations.ts'
import { fractionsSaid } from '../numbers/fractions.ts'
import { defineReader, type Lang, type Reading } from '../reader.ts'
import { shiftMinutes } from '../report/shifts.ts'
import { scan } from '../scan.ts'

export type HoursOptions = {
  /** Most minutes that need no second look; 16 hours when not given. */
  max?: number
}

/**
 * A stretch of time, in whole minutes: "3 y media" 210, "3:30" 210, "de 8 a 2" 360, "de 8 a 12 y de 1 a 5" 480, "45 min" 45.
 * "todo el día", "6 o 7" and more than `max` are asked again.
 */
export const hours = defineReader<number, HoursOptions>({
  name: 'hours',
  takes: { max: 'number' },
  read: (text, { lang }, options) => {
    const plain = fractionsSaid(fold(clean(text)).replace(REFERENCE, ' '), lang)
    const tokens = scan(plain).filter((token) => !/^[.,!¡¿?]$/.test(token.plain))
    if (none[lang].test(plain)) return { value: 0 }
    if (lessThan[lang].test(plain) || sameAs[lang].test(plain) || dotted.test(plain))
      return { ambiguous: 'hours.exact' }
    if (allDay[lang].test(plain) || inDays[lang].test(plain)) return { ambiguous: 'hours.all_day' }
    if (beside[lang].test(plain)) return { ambiguous: 'hours.exact' }
    if (isUnknown(plain, lang) || others[lang].test(plain) || tokens.length > 40) return { problem: 'hours.unclear' }
    if (tokens.some((token, i) => token.plain === '-' && !tokens[i - 1] && tokens[i + 1]?.kind === 'number')) {
      return { problem: 'hours.unclear' }
    }
    if (deniesNumber(scan(plain), lang)) return { ambiguous: 'hours.exact' }
    const shifts = shiftMinutes(tokens, lang)
    if (shifts !== null) return within(shifts, options?.max)
    const found = durationsIn(tokens, lang)
    if (found.length === 0 || clockOnly[lang].test(plain)) return { problem: 'hours.unclear' }
    const values = [...new Set(found)]
    if (values.length > 1)
      return { ambiguous: 'hours.which', values: { a: said(values[0] ?? 0), b: said(values[1] ?? 0) }, between: values }
    if (found.length > 1 || leavesOpen(tokens, lang) || isMoreOrLess(plain, lang)) return { ambiguous: 'hours.exact' }
    return within(values[0] ?? 0, options?.max)
  },
})

/** "ninguna", asked how many; what is said behind it names no number. */
const none: Record<Lang, RegExp> = {
  es: /^(no,? )?ningun(a|a hora|as horas)([.!]?$|,[^\d]*$)/,
  en: /^(no,? )?none([.!]?$|,[^\d]*$)/,
  fr: /^(non,? )?aucune([.!]?$|,[^\d]*$)/,
}

const within = (minutes: number, max = 16 * 60): Reading<number> => {
  if (minutes > 100 * 24 * 60) return { problem: 'hours.unclear' }
  return minutes > max
    ? { ambiguous: 'hours.high', values: { n: said(minutes) }, between: [minutes] }
    : { value: minutes }
}

/** 210 -> "3:30", 360 -> "6". */
const said = (minutes: number): string =>
  minutes % 60 === 0 ? String(minutes / 60) : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`

const allDay: Record<Lang, RegExp> = {
  es: /\b(tod[oa]s? (el|la|los|las) (dia|santo dia|manana|tarde|noche|semana|dias)|todo el tiempo|(medio|media) (dia|jornada|manana|tarde)|un rato|un ratito|de sol a sol|un dia|una jornada|un turno|diari[oa]s|(al|por|cada) dia|(lunes|martes|miercoles|jueves|viernes|sabado|domingo)s? a (lunes|martes|miercoles|jueves|viernes|sabado|domingo))\b/,
  en: /\b(all (day|morning|afternoon|night|week)|the whole (day|week)|half a day|a while)\b/,
  fr: /\b(toute la (journee|nuit|semaine)|tout le temps|une demi journee|un moment)\b/,
}
/** "de 8 a 5 con una hora de comida", "8 a 5 menos el almuerzo": what is taken off is not always to be taken off. */
const lessThan: Record<Lang, RegExp> = {
  es: /\bida y una? |\b(menos (la|el|una|media|\d|comida|almuerzo|lonche|descanso)|quitando|descontando|sin contar|(hora|rato|tiempo|para|de) (de |para |del )?(comer|comida|almuerzo|almorzar|lonche|descanso))\b/,
  en: /\b(minus|less|(for|of|hour) (lunch|break))\b/,
  fr: /\b(moins (la|le|une)|pause|pour (manger|dejeuner))\b/,
}
/** "Lo mismo que ayer": how many that were is not looked up, and must not be guessed. */
const sameAs: Record<Lang, RegExp> = {
  es: /\b(lo mismo|las mismas|igual) (de|que|del|a)\b/,
  en: /\bsame as\b/,
  fr: /\b(?:la meme chose|comme) (?:que|hier)\b/,
}
/** "3.30" may be half past three or three tenths. */
const dotted = /^\D*\d{1,2}\.(10|15|20|30|35|40|45|50|55)\b(?! (a|al|hasta))\D*$/

/** "La T3 ya": the number of a task. */
const REFERENCE = /\b(?:t|cf) ?-?\d+\b/g
/** "6 horas y 3 de camino" is no six hours and three minutes. */
const beside: Record<Lang, RegExp> = {
  es: /\bh(?:oras?|rs?)?,? y \d+ (?:de|en) (?:el )?(?:camino|viaje|traslado|carretera|trabajo)\b/,
  en: /\bh(?:ours?|rs?)? and \d+ (?:of|on) (?:the )?(?:road|travel|work)\b/,
  fr: /\bh(?:eures?)? et \d+ de (?:route|travail)\b/,
}
/** "15 personas", "encontré a 2", "el 15": a number of something else. */
const others: Record<Lang, RegExp> = {
  es: /\b\d+ (?:personas?|gentes?|familias?|trabajador(?:es)?|hojas?|pesos|recibos?)\b|\bencontr(?:e|amos) a? ?\d+|^el \d{1,2}$/,
  en: /\b\d+ (?:people|persons?|workers?|sheets?|pesos|dollars|receipts?)\b/,
  fr: /\b\d+ (?:personnes?|pesos|recus?)\b/,
}
/** "5 días" is no number of hours. */
const inDays: Record<Lang, RegExp> = {
  es: /\b(dias|semanas?|mes(es)?|jornadas|turnos)\b/,
  en: /\b(days|weeks?|months?|shifts)\b/,
  fr: /\b(jours?|semaines?|mois)\b/,
}
/** "a las 6" is a time of the day. */
const clockOnly: Record<Lang, RegExp> = {
  es: /\b(a|desde|hasta) las? (\d|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)/,
  en: /\bat \d/,
  fr: /\b(a|vers) \d{1,2} ?h\b/,
}
