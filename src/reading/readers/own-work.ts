import { clean, fold } from '../normalise.ts'
import { defineReader, type Lang } from '../reader.ts'

/** What whoever works for us asks of their own work: what is open for them, or how their pay is going. */
export type OwnWork = { of: 'tasks' | 'pay' }

/** "Q tengo pendiente?", "qué me falta por hacer" tasks; "y lo de mi pago", "no me han pagado lo de octubre" pay. What is told of one task is none. */
export const ownWork = defineReader<OwnWork>({
  name: 'own-work',
  read: (text, { lang }) => {
    const plain = fold(clean(text))
    const { tasks, pay } = words[lang]
    const of = pay.test(plain) ? 'pay' : tasks.test(plain) ? 'tasks' : null
    return of !== null && plain.length <= MOST && !TASK.test(plain)
      ? { value: { of } }
      : { problem: 'own-work.unclear' }
  },
})

/** Characters of a question with its greeting. */
const MOST = 120
const TASK = /\bt ?\d{1,4}\b/

const words: Record<Lang, Record<'tasks' | 'pay', RegExp>> = {
  es: {
    tasks:
      /\b(?:que|q|k|ke|cuales?|cuantas?) (?:mas )?(?:(?:cosas|tareas|trabajos?) )?(?:(?:es lo que )?(?:tengo|hay|me queda|me quedan|traigo) (?:de )?(?:pendientes?|por hacer|que hacer|abiertas?)|me (?:falta|toca)(?: por)? hacer|son mis (?:tareas|pendientes)|pendientes? (?:tengo|hay))\b|^(?:(?:hola|buen[oa]s?|dias?|tardes?|cuales son|y)\s*,?\s*)*mis (?:tareas|pendientes)\W*$/,
    pay: /\b(?:lo|que (?:paso|hay|onda)|como va(?: lo)?|y) (?:de|con|lo de) (?:mi|mis) (?:pagos?|dinero|honorarios|viaticos)\b|\bno me (?:han|ha) (?:pagado|depositado)\b|\bmi pago (?:que|cuando|no)\b/,
  },
  en: {
    tasks: /\bwhat (?:do i have|is) (?:open|pending|left|to do)\b|\bmy tasks\W*$/,
    pay: /\bwhat about my pay\b|\bi have not been paid\b/,
  },
  fr: {
    tasks: /\bque me reste-t-il a faire\b|\bmes taches\W*$/,
    pay: /\bet mon paiement\b/,
  },
}
