import { isUnknown } from '../doubt.ts'
import { clean, fold } from '../normalise.ts'
import { defineReader, type Lang } from '../reader.ts'
import { type Clock, clockAt } from '../report/shifts.ts'
import { scan, type Token } from '../scan.ts'

const NOON = 720
const DAY = 1440

/** What may stand before an hour that nothing else shows to be one. */
const leads: Record<Lang, RegExp> = {
  es: /^(a|las?|entre|como|eran?|fue|fueron|sobre|tipo|hora|mejor|no|si)$/,
  en: /^(at|between|around|about|was|like|no|yes)$/,
  fr: /^(a|entre|vers|etait|non|oui)$/,
}

const AND = /^(y|o|u|a|and|or|et|ou)$/

/** "en la 14", "calle Hidalgo 14" are places; what has minutes, "horas" or a half of the day is an hour anywhere. */
const isHour = (tokens: readonly Token[], i: number, { half, unit }: Clock, lang: Lang): boolean => {
  const before = (steps: number): string => tokens[i - steps]?.plain ?? ''
  if (half !== null || unit || /\d[:.]\d/.test(tokens[i]?.raw ?? '') || i === 0) return true
  return leads[lang].test(before(1)) && !(/^las?$/.test(before(1)) && /^(en|calle|casa)$/.test(before(2)))
}

/** The hours of the day that the words name. */
export const hoursIn = (text: string, lang: Lang): Clock[] => {
  const plain = fold(clean(text))
    .replace(/\b(medio dia|noon|midi)\b/g, 'mediodia')
    .replace(/\b([ap])\. ?m\b\.?/g, '$1m')
  const tokens = scan(plain).filter((token) => !/^[,!¡¿?]$/.test(token.plain))
  if (isUnknown(plain, lang) || tokens.length > 40) return []
  const found: Clock[] = []
  for (let i = 0; i < tokens.length; ) {
    const one = clockAt(tokens, i, lang)
    if (one && (isHour(tokens, i, one, lang) || (found.length > 0 && AND.test(tokens[i - 1]?.plain ?? ''))))
      found.push(one)
    i = one ? one.next : i + 1
  }
  return found
}

/**
 * When something was, by the clock, "HH:MM": "a las 11 de la mañana" 11:00, "3 y media pm" 15:30, "al mediodía" 12:00, "17:20". A bare
 * "a las 5" is asked. A number inside of a sentence about something else is no hour.
 */
export const clock = defineReader<string>({
  name: 'clock',
  read: (text, { lang }) => {
    const [only, another] = hoursIn(text, lang)
    if (!only || only.minutes >= DAY || only.minutes < 0) return { problem: 'clock.unclear' }
    if (another) return { ambiguous: 'clock.which' }
    const { minutes, half } = only
    const said = half !== null || minutes >= NOON + 60 || minutes < 60
    if (!said) return { ambiguous: 'clock.half' }
    const at = half === null || minutes >= NOON + 60 ? minutes : (minutes % NOON) + (half === 'pm' ? NOON : 0)
    return { value: `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}` }
  },
})
