import type { Lang } from '../reader.ts'
import type { Token } from '../scan.ts'
import type { DateContext, Found } from './found.ts'

/** "la otra semana", "después de la fiesta", "fin de mes": a stretch, no day. */
export const stretch = (tokens: readonly Token[], i: number, { lang }: DateContext): Found | null => {
  const word = tokens[i]?.plain ?? ''
  if (stretches[lang].has(word)) return { days: [], next: i + 1, vague: true }
  return /^(19|20)\d{2}$/.test(word) ? { days: [], next: i + 1, vague: true } : null
}

const stretches: Record<Lang, Set<string>> = {
  es: new Set(
    (
      'semana semanas mes meses fiesta fiestas feria cosecha fin finde quincena despues luego pronto ratito rato nunca siempre entre ' +
      'antes vacaciones posadas lluvias ano anos principios mediados finales'
    ).split(' '),
  ),
  en: new Set('week weeks weekend month months soon later after before end'.split(' ')),
  fr: new Set('semaine semaines mois bientot apres avant fin weekend'.split(' ')),
}
