import { clean, fold } from '../normalise.ts'
import { defineReader, type Lang } from '../reader.ts'

/**
 * Whoever works for us says that they cannot for a while: "ando enfermo con calentura, no voy a poder esta semana", "me operaron", "voy a estar
 * fuera unos días". What keeps one task waiting ("la T4 no, me enfermé ese día") and what is asked are none.
 */
export const offWork = defineReader<OffWork>({
  name: 'off-work',
  read: (text, { lang }) => {
    const plain = fold(clean(text))
    const { ill, unable, span, away, until } = words[lang]
    const isIll = ill.test(plain)
    const off = isIll || ((unable.test(plain) || away.test(plain)) && span.test(plain))
    if (!off || plain.length > MOST || TASK.test(plain) || plain.endsWith('?')) return { problem: 'off-work.unclear' }
    const day = until.exec(plain)?.[1]
    return { value: { why: isIll ? 'HEALTH' : 'OTHER', ...(day ? { until: day } : {}) } }
  },
})

/** Why they cannot, as the state of a task says it, and until when, as they said it. */
type OffWork = { why: 'HEALTH' | 'OTHER'; until?: string }

/** Characters: in a longer story it is told of somebody else, too. */
const MOST = 300
const TASK = /\bt ?\d{1,4}\b/

const words: Record<Lang, Record<'ill' | 'unable' | 'span' | 'away' | 'until', RegExp>> = {
  es: {
    ill: /\b(?:estoy|toy|ando|sigo|amaneci|segui)\s+(?:(?:muy|bien|todavia|algo|medio|un|poco|aqui)\s+){0,2}(?:enferm[oa]|mal[oa]|mal(?!\s+(?:de\s+)?(?:dinero|lana))|malit[oa]|internad[oa]|hospitalizad[oa]|operad[oa]|incapacitad[oa]|en (?:el )?(?:hospital|seguro|cama|clinica)|con (?:calentura|fiebre|gripe|covid|dengue|mucha tos|dolor))\b|\bme (?:operaron|van a operar|internaron|hospitalizaron|incapacitaron|fracture|quebre)\b|\bno me siento bien\b|\bme siento (?:muy |bien )?mal\b/,
    unable:
      /\bno (?:voy|vamos) a poder\b|\bno (?:puedo|podre|trabajo|trabajare|salgo|saldre)\b|\bno voy a (?:trabajar|salir|andar|ir)\b|\b(?:estoy|toy|ando|sigo) (?:de (?:descanso|permiso|vacaciones)|descansando)\b|\bdescanso hasta\b/,
    until: /\bhasta (.+)/,
    span: /\b(?:est[ae]s? (?:semana|mes|dias)|unos dias|un tiempo|una temporada|por ahora|la (?:otra|proxima) semana|la semana que (?:viene|entra)|(?:un|una|dos|tres|2|3) (?:semanas?|mes|meses|dias)|hasta (?:el|la|que))\b/,
    away: /\b(?:voy a (?:estar|andar)|estare|andare|estoy|ando) (?:fuera|de viaje|de vacaciones|en otro lado)\b|\b(?:salgo|me voy) de (?:viaje|vacaciones)\b/,
  },
  en: {
    ill: /\bi(?:'m| am) (?:very |still )?(?:ill|sick|in (?:the )?hospital|in bed)\b/,
    unable: /\b(?:cannot|can't|will not be able|won't be able)\b/,
    span: /\b(?:this (?:week|month)|for a while|next week|until|(?:two|three|2|3|some) (?:days|weeks))\b/,
    until: /\b(?:until|till) (.+)/,
    away: /\bi(?:'ll| will|'m| am) (?:be )?(?:away|travelling)\b/,
  },
  fr: {
    ill: /\bje suis (?:malade|a l'hopital)\b/,
    unable: /\bje ne (?:peux|pourrai) pas\b/,
    span: /\b(?:cette semaine|ce mois|quelques jours|la semaine prochaine|jusqu)/,
    until: /\bjusqu'?(?:a|au)? (.+)/,
    away: /\bje (?:suis|serai) (?:absente?|en voyage)\b/,
  },
}
