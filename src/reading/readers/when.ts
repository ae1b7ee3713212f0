import { addDays, dayOf, isoOf } from '../calendar.ts'
import { clean, fold } from '../normalise.ts'
import { durationsIn } from '../numbers/durations.ts'
import { defineReader, type Lang, type ReadContext } from '../reader.ts'
import { scan } from '../scan.ts'
import { hoursIn } from './clock.ts'
import { date } from './date.ts'

/**
 * When to write to somebody: "si dios quiere mañana" "2026-03-03 10:00", "el viernes en la nochecita" "2026-03-06 19:00", "a las 6"
 * "2026-03-02 18:00", "en dos horas" "+120m"; a time as flows write them, at the person's place. What names neither a day nor an hour is unclear.
 */
export const when = defineReader<string>({
  name: 'when',
  read: (text, context) => {
    const { lang, now, zone } = context
    const plain = fold(clean(text))
    if (!/\p{L}/u.test(plain)) return { problem: 'date.unclear' }
    const [minutes] = IN[lang].test(plain) ? durationsIn(scan(plain), lang) : []
    const read = date.read(text, context, { future: true })
    if ('ambiguous' in read) return read
    const day = 'value' in read ? read.value : null
    if (day === null && minutes && minutes <= LONGEST) return { value: `+${Math.ceil(minutes)}m` }
    const at = hourIn(text, plain, context)
    const today = dayOf(now, zone)
    if (at === null && day === isoOf(today)) return { value: '+3h' }
    if (at === null) return day === null ? { problem: 'date.unclear' } : { value: `${day} ${DAYTIME}` }
    const over = (day ?? isoOf(today)) === isoOf(today) && at <= clockNow(now, zone)
    return { value: `${over ? isoOf(addDays(today, 1)) : (day ?? isoOf(today))} ${at}` }
  },
})

const DAYTIME = '10:00'
const LONGEST = 1440

/** "HH:MM": by the clock, else by the part of the day. Without "de la tarde" one to seven are in the afternoon. */
const hourIn = (text: string, plain: string, { lang }: ReadContext): string | null => {
  const [clock, another] = hoursIn(text, lang)
  if (clock && !another && clock.minutes >= 0 && clock.minutes < 1440) {
    const { minutes, half } = clock
    const later = half === null ? minutes < 480 : half === 'pm' && minutes < 720
    return hhmm(later ? minutes + 720 : half === 'am' ? minutes % 720 : minutes)
  }
  return PARTS.find(([words]) => words[lang].test(plain))?.[1] ?? null
}

const hhmm = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

const clockNow = (now: string, zone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(new Date(now))

const IN: Record<Lang, RegExp> = {
  es: /\b(?:en|dentro de|de aqui a)(?: como| unos?| unas)? (?:\S+ )?(?:\S+ )?(?:min|minut|hora|hr)/,
  en: /\b(?:in|within) (?:\S+ ){1,3}(?:min|hour|hr)/,
  fr: /\b(?:dans|d'ici) (?:\S+ ){1,3}(?:min|heure|h\b)/,
}

const part = (es: RegExp, en: RegExp, fr: RegExp, at: string): [Record<Lang, RegExp>, string] => [{ es, en, fr }, at]
const PARTS = [
  part(
    /\b(?:cuando|en cuanto|ya que|luego que) (?:ya )?(?:yo )?(?:salga|termine|acabe|me desocupe|llegue|regrese|descanse)\b|\b(?:saliendo|al salir|despues) del? (?:el )?(?:jale|chamba|trabajo|trabajar|turno)\b/,
    /\bafter work\b|\bwhen i (?:get (?:off|home)|finish)\b/,
    /\bapres le travail\b|\bquand je (?:rentre|finis)\b/,
    '18:00',
  ),
  part(/\bnoche(?:cita|sita)?\b/, /\b(?:evening|night|tonight)\b/, /\bsoir\b/, '19:00'),
  part(/(?<!mas |muy )\btarde(?:cita|sita)?\b/, /\bafternoon\b/, /\bapres.midi\b/, '16:00'),
  part(/\bmedio ?dia\b/, /\bnoon\b/, /\bmidi\b/, '12:00'),
  part(
    /\b(?:temprano|tempranito)\b|\b(?:por|en|a|de) la manan(?:a|ita)\b|\ba primera hora\b/,
    /\b(?:morning|early)\b/,
    /\b(?:matin|tot)\b/,
    DAYTIME,
  ),
]
