import { fold } from '../normalise.ts'
import { fractionsSaid } from '../numbers/fractions.ts'
import type { Lang, ReadContext } from '../reader.ts'
import { hours } from '../readers/hours.ts'

type Times = { work: number | null; travel: number | null; unclear: ('work' | 'travel')[]; rest: string }

/**
 * "6 horas y 3 de camino": minutes of work and of the road, and the text without them. Two that differ are unclear.
 * @param bare what hours are of of which nothing is said, where those of the other are not told beside them
 */
export function timesSaid(text: string, context: ReadContext, bare: 'work' | 'travel' = 'work'): Times {
  const { stretch, road } = patterns[context.lang]
  const found: Record<'work' | 'travel' | 'bare', (number | null)[]> = { work: [], travel: [], bare: [] }
  const ways: string[] = []
  const plain = fractionsSaid(fold(text), context.lang)
  const rest = plain.replace(stretch, (said: string) => {
    const onRoad = road.test(said)
    const hoursOf = said
      .replace(road, ' ')
      .trim()
      .replace(/^media$/, 'media hora')
    const reading = hours.read(
      /[a-z]/.test(hoursOf.replace(/\b(y|and|et|media|cuarto)\b/g, '')) ? hoursOf : `${hoursOf} horas`,
      context,
      {},
    )
    const kind = onRoad ? 'travel' : OF_WORK.test(said) ? 'work' : 'bare'
    found[kind].push('value' in reading ? reading.value : null)
    if (onRoad) ways.push(WAY.exec(said)?.[0] ?? '')
    return ' , '
  })
  if (isThereAndBack(ways)) found.travel = [found.travel.reduce<number | null>(sum, 0)]
  if (noRoad[context.lang].test(rest) && found.travel.length === 0) found.travel.push(0)
  found[found[bare].length === 0 ? bare : 'work'].push(...found.bare)
  // "7 horas con todo y camino": how much of it was work is asked.
  if (withRoad[context.lang].test(plain)) found.work = found.work.map(() => null)
  const one = (kind: 'work' | 'travel'): number | null => (found[kind].length === 1 ? (found[kind][0] ?? null) : null)
  const [work, travel] = [one('work'), one('travel')]
  return {
    work,
    travel,
    unclear: (['work', 'travel'] as const).filter((kind) => found[kind].length > 0 && one(kind) === null),
    rest: rest.replace(noRoad[context.lang], ' '),
  }
}

const OF_WORK = /\b(?:trabaj|work|travail)/

/** "2 de ida y 2 de vuelta": both are the road. */
const WAY = /ida y vuelta|ida|vuelta|regreso/
const isThereAndBack = (ways: readonly string[]): boolean =>
  ways.length === 2 && ways.includes('ida') && (ways.includes('vuelta') || ways.includes('regreso'))
const sum = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b)

/** "Sin camino": none, and nobody asks how many. */
const noRoad: Record<Lang, RegExp> = {
  es: /\b(sin (?:camino|viaje|traslado)|no (?:hubo|tuve) (?:camino|viaje|traslado)|no viaje|nada de camino)\b/,
  en: /\b(no (?:travel|road)|did not travel)\b/,
  fr: /\b(?:sans|pas de) route\b/,
}

/** The road is counted in what was said. */
const withRoad: Record<Lang, RegExp> = {
  es: /\b(?:incluyendo|incluido|contando|con todo y|ya con|junto con) (?:el |todo el )?(?:camino|viaje|traslado)\b/,
  en: /\b(?:including|with) (?:the )?(?:road|travel)\b/,
  fr: /\b(?:y compris|avec) la route\b/,
}

const NUMBER = String.raw`(?:\d{1,3}(?:[.:,]\d{1,2})?|una?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|quince|veinte|treinta|cuarenta|media|an?|one|two|half)`
/** "6 o 7": taken together, so that nobody reads the second alone. */
const OR = String.raw`(?:${NUMBER}\s*(?:o|u|-|or|ou|to|como)\s+)?`
const PART = String.raw`(?:media|medio|(?:un\s+)?cuarto|(?:tres|3)\s+cuartos)\b`
const HALF = String.raw`(?:\s+y\s+${PART})?`
/** "Horas", and what stands behind it: "y media", "con 20 minutos", "30" in "3h30". */
const MINUTES = String.raw`(?:minutos?|mins?)\b`
const UNIT = String.raw`(?:horas?|hrs?|hs?|${MINUTES})(?:\s+(?:y|con)\s+${PART}|\s*(?:(?:y|con)\s+)?${NUMBER}\s*${MINUTES}|\s+con\s+${NUMBER}(?!\s*(?:pesos|\$))|(?<=\dh)\d{2}\b)?`

/** What the hours are of. */
const ROAD = 'camino|viaje|traslado|carretera|ida y vuelta|ida|vuelta|regreso|manejando'
const WHAT = `${ROAD}|trabajo|trabajando`
const OF = String.raw`(?:\s+(?:(?:de|en|para|por|del|en el|para el|por el)\s+)?(?:el\s+)?(?:${WHAT})\b)`
const CLOCK = String.raw`(?:las?\s+)?\d{1,2}(?::\d\d)?(?:\s+y\s+(?:media|cuarto))?(?:\s*[ap]\.?m\b\.?|\s+de\s+la\s+(?:manana|tarde|noche))?`
/** "De 8 a 2 menos comida": what is taken off belongs to it. */
const LESS = String.raw`(?:\s*,?\s*(?:menos|quitando|descontando|sin contar)\s+(?:(?:la|el|una?|1|media)\s+)*(?:hora\s+)?(?:(?:de|para)\s+)?(?:la\s+)?(?:comida|comer|almuerzo|almorzar|lonche|descanso|hora)\b)?`

const patterns: Record<Lang, { stretch: RegExp; road: RegExp }> = {
  es: {
    stretch: new RegExp(
      [
        String.raw`\b(?:trabaje\s+)?de\s+${CLOCK}\s+a\s+${CLOCK}(?![\d:])(?!\s*(?:de|pesos)\b)${LESS}`,
        String.raw`\b(?:(?:tres|3)\s+cuartos|un\s+cuarto)\s+de\s+hora\b${OF}?`,
        String.raw`(?<!\b(?:camino|traslado)\s*:?\s*)\b(?:una?\s+)?hora\s+y\s+${PART}${OF}?`,
        String.raw`\b${OR}${NUMBER}${HALF}\s*${UNIT}(?!\p{L})${OF}?`,
        String.raw`\b${OR}${NUMBER}${HALF}${OF}`,
        // "Y media" is said of hours, behind "la" or "las" of the clock.
        String.raw`(?<!\b(?:las?|a)\s+)\b${NUMBER}\s+y\s+(?:media|cuarto)\b(?!\s*pesos)`,
        String.raw`\b(?:camino|traslado|trabajo|trabaje|horas?|hrs?)\s*:?\s*(?:(?:(?:esta|estan|estaban|quedaron)\s+mal\s*,?\s*)?(?:fueron|eran|son|fue|era)\s+)?(?:(?:una?\s+)?hora\s+y\s+${PART}|${NUMBER}${HALF}(?:\s*${UNIT}(?!\p{L}))?)(?!\d)`,
      ].join('|'),
      'gu',
    ),
    road: new RegExp(String.raw`\b(?:(?:de|en|para|por|del)\s+)?(?:el\s+)?(?:${ROAD})\b\s*:?`),
  },
  en: {
    stretch: new RegExp(
      String.raw`\b${NUMBER}\s*(?:hours?|hrs?|h|minutes?|min)\b(?:\s+(?:on the road|of travel|travel|of work))?|\b${NUMBER}\s+(?:on the road|of travel|travel)\b`,
      'g',
    ),
    road: /\b(?:on the road|of travel|travel)\b/,
  },
  fr: {
    stretch: /\b\d{1,3}\s*(?:heures?|h)\b(?:\s+de (?:route|travail))?|\b\d{1,3}\s+de route\b/g,
    road: /\bde route\b/,
  },
}
