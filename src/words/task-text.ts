import type { Setting } from './formats.ts'

/** "T4 no avanza (oficina cerrada)" of { ref, state, reason }, "T4 en proceso (encontró a 13 y 17)" with those who were found. */
export function taskText(value: unknown, { lang }: Pick<Setting, 'lang'>): string {
  const task = (value ?? {}) as { ref?: unknown; state?: unknown; reason?: unknown; found?: unknown }
  const why = Array.isArray(task.found) ? foundText(task.found, lang) : obstacleText(task.reason, { lang })
  const state = wordsOf(STATES, lang)[String(task.state)] ?? ''
  return `${String(task.ref)} ${state}${why === '' ? '' : ` (${why})`}`
}

const foundText = (numbers: readonly unknown[], lang: string): string =>
  `${wordsOf(FOUND, lang).found} ${new Intl.ListFormat(lang).format(numbers.map(String))}`

const FOUND: Record<string, Record<string, string>> = {
  es: { found: 'encontró a' },
  en: { found: 'found' },
  fr: { found: 'a trouvé' },
}

/** Why a task is stuck, of the code of the noun `task`; nothing where it is something else, or danger, which is not said on a phone. */
export const obstacleText = (value: unknown, { lang }: Pick<Setting, 'lang'>): string =>
  wordsOf(OBSTACLES, lang)[String(value)] ?? ''

const wordsOf = (words: Record<string, Record<string, string>>, lang: string): Record<string, string> =>
  words[lang.split('-')[0] ?? lang] ?? words.es ?? {}

const STATES: Record<string, Record<string, string>> = {
  es: { done: 'terminada', going: 'en proceso', stuck: 'no avanza', not_yet: 'todavía no', unclear: 'por aclarar' },
  en: { done: 'finished', going: 'in progress', stuck: 'stuck', not_yet: 'not yet', unclear: 'to be cleared up' },
  fr: { done: 'terminée', going: 'en cours', stuck: 'bloquée', not_yet: 'pas encore', unclear: 'à préciser' },
}

const OBSTACLES: Record<string, Record<string, string>> = {
  es: {
    PERSON_NOT_FOUND: 'no da con la persona',
    MOVED: 'se fue a otro lugar',
    AFRAID: 'la persona tiene miedo',
    NO_ID: 'falta identificación',
    OFFICE_CLOSED: 'oficina cerrada',
    ROAD_OR_WEATHER: 'camino o lluvia',
    WAITING_ADVOCATE: 'espera al equipo legal',
    WAITING_DOCUMENT: 'espera un documento',
    MONEY_FOR_TRAVEL: 'falta dinero para el viaje',
    INTERPRETER: 'falta intérprete',
    HEALTH: 'por salud',
    NO_SIGNAL: 'sin señal',
  },
  en: {
    PERSON_NOT_FOUND: 'cannot find the person',
    MOVED: 'moved away',
    AFRAID: 'the person is afraid',
    NO_ID: 'no ID',
    OFFICE_CLOSED: 'office closed',
    ROAD_OR_WEATHER: 'road or rain',
    WAITING_ADVOCATE: 'waiting for the lawyers',
    WAITING_DOCUMENT: 'waiting for a document',
    MONEY_FOR_TRAVEL: 'no money for the trip',
    INTERPRETER: 'no interpreter',
    HEALTH: 'health',
    NO_SIGNAL: 'no signal',
  },
  fr: {
    PERSON_NOT_FOUND: 'personne introuvable',
    MOVED: 'partie ailleurs',
    AFRAID: 'la personne a peur',
    NO_ID: "pas de pièce d'identité",
    OFFICE_CLOSED: 'bureau fermé',
    ROAD_OR_WEATHER: 'route ou pluie',
    WAITING_ADVOCATE: "attend l'équipe juridique",
    WAITING_DOCUMENT: 'attend un document',
    MONEY_FOR_TRAVEL: "pas d'argent pour le voyage",
    INTERPRETER: "pas d'interprète",
    HEALTH: 'santé',
    NO_SIGNAL: 'pas de réseau',
  },
}
