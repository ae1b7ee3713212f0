import { fold } from './normalise.ts'
import type { Lang } from './reader.ts'

export type TaskSaid = {
  ref: string
  state: 'done' | 'going' | 'stuck'
  /** Why it is stuck, where it was said: a code of the noun `task`. */
  reason: string | null
  /** The words, for what needs them. */
  words: string
}

const REFERENCE = /(?<![\p{L}\d])t[ -]?#?(\d{1,6})(?!\d)/giu

/**
 * What is said of tasks, each behind its reference ("T3 lista, T4 y T5 detenidas"), and the text without it. A task of which
 * nothing certain is said is left out: it is asked about by itself.
 */
export function tasksSaid(text: string, lang: Lang): { tasks: TaskSaid[]; rest: string } {
  const found = [...text.matchAll(REFERENCE)].map((match) => ({
    ref: `T${match[1]}`,
    start: match.index,
    end: match.index + match[0].length,
  }))
  let rest = text.slice(0, found[0]?.start ?? text.length)
  const tasks = new Map<string, TaskSaid>()
  let waiting: string[] = []
  for (const [index, { ref, end }] of found.entries()) {
    const { own, after } = ownWords(text.slice(end, found[index + 1]?.start ?? text.length), lang)
    rest = `${rest}, ${after}`
    waiting.push(ref)
    // "T3 y T4 listas": what stands behind the last is said of all.
    if (/^[\s,]*(y|e|and|et)?[\s,]*$/i.test(own) && index + 1 < found.length && after === '') continue
    const state = stateOf(fold(own), lang)
    if (state)
      for (const each of waiting)
        tasks.set(each, { ref: each, ...state, words: own.replace(/^[\s,.:;-]+|[\s,.:;-]+$/g, '').slice(0, 500) })
    waiting = []
  }
  return { tasks: [...tasks.values()], rest }
}

/** Words of the task up to where hours or money begin. */
function ownWords(text: string, lang: Lang): { own: string; after: string } {
  const cut = [numbers[lang].exec(text), /[;\n]|[.!](?=\s|$)/.exec(text)]
    .filter((match) => match !== null)
    .sort((a, b) => a.index - b.index)[0]
  return cut ? { own: text.slice(0, cut.index), after: text.slice(cut.index) } : { own: text, after: '' }
}

const numbers: Record<Lang, RegExp> = {
  es: /(?<![\p{L}\d])(?:[$QLC]{0,2}\s?\d|(?:media|una?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)\s+(?:y\s+media\s+)?horas?|sin gastos?|no (?:hubo|tuve) gastos?|(?:pasajes?|comidas?|gasolina|taxi|hotel|copias|gast[oeé]s?|trabaj[eé])\s)/iu,
  en: /(?<![\p{L}\d])(?:\$?\d|(?:half|an?|one|two|three|four|five|six|seven|eight|nine|ten)\s+hours?|no expenses|(?:fare|food|gas|taxi|hotel|copies|worked)\s)/iu,
  fr: /(?<![\p{L}\d])(?:\d|aucune depense|pas de frais)/iu,
}

function stateOf(plain: string, lang: Lang): Pick<TaskSaid, 'state' | 'reason'> | null {
  const { states } = vocabulary[lang]
  const reason = reasonIn(plain, lang)
  const said = states.filter(([, pattern]) => pattern.test(plain)).map(([state]) => state)
  const [state, other] = reason && !said.includes('stuck') ? [...said, 'stuck' as const] : said
  if (!state || other || (state === 'done' && doubt.test(plain))) return null
  return { state, reason: state === 'stuck' ? reason : null }
}

/** Why something does not go on, in folded words; null when they do not say. */
export const reasonIn = (plain: string, lang: Lang): string | null =>
  vocabulary[lang].reasons.find(([, pattern]) => pattern.test(plain))?.[0] ?? null

/** "No está lista", "casi lista": not done, and how it goes is asked. */
const doubt = /\b(no|todavia|aun|casi|falta|not|almost|pas|presque)\b/

type Vocabulary = {
  states: readonly (readonly [TaskSaid['state'], RegExp])[]
  /** The first that fits. */
  reasons: readonly (readonly [string, RegExp])[]
}

const vocabulary: Record<Lang, Vocabulary> = {
  es: {
    states: [
      [
        'done',
        /\b(list[oa]s?|terminad[oa]s?|hech[oa]s?|complet[oa]s?|acabad[oa]s?|finalizad[oa]s?|entregad[oa]s?|cumplid[oa]s?|ya (qued(o|aron)|estuvo|estuvieron|acabe|termine|la hice))\b/,
      ],
      [
        'going',
        /\b(en proceso|ahi (voy|va)|a medias|avanzando|avanza bien|en eso (ando|estoy)|sigo en|voy a la mitad|va caminando)\b/,
      ],
      [
        'stuck',
        /\b(atorad[oa]s?|detenid[oa]s?|trabad[oa]s?|parad[oa]s?|atascad[oa]s?|no (se pudo|pude|avanza|se puede|se hizo))\b/,
      ],
    ],
    reasons: [
      [
        'VIOLENCE_IN_AREA',
        /\b(violencia|balacera|balazos|tiroteo|enfrentamientos?|amena[zs](?:a[sn]?|aron|o|ando|ad[oa]s?)|grupo armado|hombres armados|toque de queda)\b/,
      ],
      [
        'WAITING_ADVOCATE',
        /\b(espero|esperando|falta|faltan|en espera)\b.*\b(equipo legal|abogad[oa]s?|licenciad[oa]|lic)\b/,
      ],
      ['PERSON_NOT_FOUND', /\b(no (doy con|l[oa] encuentro|l[oa] encontre|aparece|estaba)|nadie (lo|la) conoce)\b/],
      ['MOVED', /\b(se (fue|mudo|cambio de)|ya no vive|anda fuera|esta en el norte)\b/],
      ['AFRAID', /\b(miedo|temor|desconfia)\b/],
      ['NO_ID', /\b(sin identificacion|no tiene (ine|dpi|dui|dni|cedula|identificacion|credencial|papeles))\b/],
      ['OFFICE_CLOSED', /\b(oficina|registro|juzgado|cerrad[oa]s?|no abrieron|no atienden)\b/],
      [
        'ROAD_OR_WEATHER',
        /\b(lluvias?|llovio|llueve|lloviendo|aguacero|derrumbe|crecid[oa]|inundad[oa]|camino malo|carretera|no hay paso|bloqueo|huracan|tormenta)\b/,
      ],
      [
        'MONEY_FOR_TRAVEL',
        /\b(falta de dinero|sin dinero|no tengo (dinero|pasaje|viaticos|gasolina)|faltan viaticos)\b/,
      ],
      ['INTERPRETER', /\b(interprete|traductora?)\b/],
      ['HEALTH', /\b(enferm[oa]|enfermedad|salud|hospital)\b/],
      ['NO_SIGNAL', /\b(sin senal|no hay senal|sin internet)\b/],
      ['WAITING_DOCUMENT', /\b(espero|esperando|falta|en espera)\b.*\b(acta|documento|papel|constancia|apostilla)\b/],
    ],
  },
  en: {
    states: [
      ['done', /\b(done|finished|completed|ready)\b/],
      ['going', /\b(in progress|under way|ongoing|halfway)\b/],
      ['stuck', /\b(stuck|blocked|could not|cannot|stopped)\b/],
    ],
    reasons: [
      ['VIOLENCE_IN_AREA', /\b(violence|shooting|threats?|armed)\b/],
      ['WAITING_ADVOCATE', /\bwaiting for the (lawyers?|advocate|attorney)\b/],
      ['PERSON_NOT_FOUND', /\b(cannot|could not|can't) find\b/],
      ['MOVED', /\b(moved|went away)\b/],
      ['AFRAID', /\bafraid\b/],
      ['NO_ID', /\bno id\b/],
      ['OFFICE_CLOSED', /\bclosed\b/],
      ['ROAD_OR_WEATHER', /\b(rain|road|flood|storm)\b/],
    ],
  },
  fr: {
    states: [
      ['done', /\b(terminee?|finie?|faite?)\b/],
      ['going', /\b(en cours|a moitie)\b/],
      ['stuck', /\b(bloquee?|arretee?|impossible)\b/],
    ],
    reasons: [
      ['VIOLENCE_IN_AREA', /\b(violence|menaces?)\b/],
      ['ROAD_OR_WEATHER', /\b(pluie|route)\b/],
    ],
  },
}
