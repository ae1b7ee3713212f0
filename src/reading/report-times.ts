import { fold } from './normalise.ts'
import type { Lang, ReadContext } from './reader.ts'
import { hours } from './readers/hours.ts'

type Times = { work: number | null; travel: number | null; unclear: ('work' | 'travel')[]; rest: string }

/** "6 horas y 3 de camino": minutes of work and of the road, and the text without them. Two that differ are unclear. */
export function timesSaid(text: string, context: ReadContext): Times {
  const { stretch, road } = patterns[context.lang]
  const found: Record<'work' | 'travel', (number | null)[]> = { work: [], travel: [] }
  const rest = fold(text).replace(stretch, (said: string) => {
    const onRoad = road.test(said)
    const bare = said.replace(road, ' ').trim()
    const reading = hours.read(
      /[a-z]/.test(bare.replace(/\b(y|and|et|media|cuarto)\b/g, '')) ? bare : `${bare} horas`,
      context,
      {},
    )
    found[onRoad ? 'travel' : 'work'].push('value' in reading ? reading.value : null)
    return ' , '
  })
  if (noRoad[context.lang].test(rest) && found.travel.length === 0) found.travel.push(0)
  const one = (kind: 'work' | 'travel'): number | null => (found[kind].length === 1 ? (found[kind][0] ?? null) : null)
  const [work, travel] = [one('work'), one('travel')]
  return {
    work,
    travel,
    unclear: (['work', 'travel'] as const).filter((kind) => found[kind].length > 0 && one(kind) === null),
    rest: rest.replace(noRoad[context.lang], ' '),
  }
}

/** "Sin camino": none, and nobody asks how many. */
const noRoad: Record<Lang, RegExp> = {
  es: /\b(sin (?:camino|viaje|traslado)|no (?:hubo|tuve) (?:camino|viaje|traslado)|no viaje|nada de camino)\b/,
  en: /\b(no (?:travel|road)|did not travel)\b/,
  fr: /\b(?:sans|pas de) route\b/,
}

const NUMBER = String.raw`(?:\d{1,3}(?:[.:,]\d{1,2})?|una?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|media|an?|one|two|half)`
/** "6 o 7": taken together, so that nobody reads the second alone. */
const OR = String.raw`(?:${NUMBER}\s*(?:o|u|-|or|ou|to|como)\s+)?`
const HALF = String.raw`(?:\s+y\s+(?:media|cuarto))?`

/** What the hours are of. */
const WHAT = 'camino|viaje|traslado|carretera|ida y vuelta|trabajo|trabajando|manejando'
/** "De 8 a 2 menos comida": what is taken off belongs to it. */
const LESS = String.raw`(?:\s*,?\s*(?:menos|quitando|descontando|sin contar)\s+(?:(?:la|el|una?|1|media)\s+)*(?:hora\s+)?(?:(?:de|para)\s+)?(?:la\s+)?(?:comida|comer|almuerzo|almorzar|lonche|descanso|hora)\b)?`

const patterns: Record<Lang, { stretch: RegExp; road: RegExp }> = {
  es: {
    stretch: new RegExp(
      [
        String.raw`\b(?:trabaje\s+)?(?:de\s+\d{1,2}(?::\d\d)?\s+a\s+\d{1,2}(?::\d\d)?)\b(?!\s*(?:de|pesos))${LESS}`,
        String.raw`\b(?:una?\s+)?hora\s+y\s+(?:media|cuarto)\b(?:\s+(?:(?:de|en|para)\s+)?(?:el\s+)?(?:${WHAT})\b)?`,
        String.raw`\b${OR}${NUMBER}${HALF}\s*(?:horas?|hrs?|h|minutos?|min)\b(?:\s+y\s+(?:media|cuarto|\d{1,2}\s*min(?:utos)?)\b)?(?:\s+(?:(?:de|en el|para el|por el|del?)\s+)?(?:${WHAT})\b)?`,
        String.raw`\b${OR}${NUMBER}${HALF}\s+(?:(?:de|en|para)\s+)?(?:el\s+)?(?:${WHAT})\b`,
        String.raw`\b(?:camino|traslado|trabajo|trabaje|horas?)\s*:?\s*${NUMBER}${HALF}(?:\s*(?:horas?|hrs?|h)\b)?(?!\d)`,
      ].join('|'),
      'g',
    ),
    road: /\b(?:(?:de|en|para|por|del)\s+)?(?:el\s+)?(?:camino|viaje|traslado|carretera|ida y vuelta|manejando)\s*:?/,
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
