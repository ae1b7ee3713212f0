import type { Persona, Saying, Topic } from './persona.ts'

/** What a person knows of themselves: the row of the class list that is about them. */
export type Memory = Readonly<Record<string, string>>

const TOPICS: Record<Topic, Saying> = {
  scam: { text: '¿es verdad o es estafa?' },
  visa: { text: '¿y mi visa?' },
  cost: { text: '¿cuesta algo?' },
  money: { text: '¿cuánto y cuándo?' },
  employer: { text: 'le van a avisar a mi patrón' },
}
const OWN_LANGUAGES: Readonly<Record<string, string>> = { nhe: 'mexicano', hus: 'tének', ote: 'otomí' }

/** One after the other at the menu. The player keeps how many were asked. */
const atMenu = ({ asks, ending }: Persona, asked: number): Saying => {
  const topic = asks[asked]
  if (topic) return TOPICS[topic]
  return ending === 'none' ? null : { tap: 'decide' }
}

const atDecision = ({ ending }: Persona): Saying => {
  if (ending === 'join') return { tap: 'join' }
  if (ending === 'think') return { tap: 'think' }
  return ending === 'decline' ? { tap: 'no' } : null
}

type Rule = { reads: RegExp; says: (persona: Persona, memory: Memory, asked: number) => Saying }

/** What everybody answers whose own script has nothing for it; the first that fits. */
const rules: readonly Rule[] = [
  // Informations that ask nothing.
  { reads: /Si alguien le cobra por esto/, says: () => null },
  { reads: /¿Es usted|Si es usted|es usted /, says: () => ({ tap: 'yes' }) },
  { reads: /lo usa solo usted/, says: ({ shared }) => ({ tap: shared ? 'no' : 'alone' }) },
  { reads: /otra persona que se llama igual/, says: () => ({ tap: 'yes' }) },
  { reads: /la persona mayor o la menor/, says: ({ no }) => ({ tap: no === 5 ? 'older' : 'younger' }) },
  { reads: /no escribo detalles en este/, says: () => ({ tap: 'call' }) },
  { reads: /mande la informaci[oó]n/, says: ({ mode }) => ({ tap: mode === 'person' ? 'call' : mode }) },
  {
    reads: /se llama el idioma/,
    says: (_, { language }) => ({ text: OWN_LANGUAGES[language ?? ''] ?? 'español' }),
  },
  { reads: /qu[eé] idioma/i, says: (_, { language }) => ({ tap: language === 'es' ? 'spanish' : 'own' }) },
  { reads: /qu[eé] pueblo/, says: (_, { town }) => ({ text: town ?? 'La Ceiba Honda' }) },
  { reads: /alguien de su pueblo/, says: () => ({ tap: 'yes' }) },
  { reads: /qu[eé] a[nñ]o/, says: (_, { last_year }) => ({ text: `en el ${last_year}` }) },
  {
    reads: /para qui[eé]n trabaj/,
    says: ({ no }, { employer, foreman }) => ({ text: no % 3 === 0 ? `con ${foreman}` : `con ${employer}` }),
  },
  { reads: /qu[eé] trabajo hac/i, says: (_, { work }) => ({ text: work ?? '' }) },
  { reads: /segundo apellido/, says: (_, { second_surname }) => ({ text: second_surname || 'uno' }) },
  { reads: /gustar[ií]a saber/, says: (persona, _, asked) => atMenu(persona, asked) },
  { reads: /pagar algo para participar/, says: () => ({ tap: 'no' }) },
  { reads: /Qu[eé] prefiere/, says: atDecision },
  { reads: /Quiere que le llame|Le llama\?|le llamen/, says: () => ({ tap: 'no' }) },
  { reads: /o va usted a/, says: ({ no }) => ({ tap: no % 2 === 0 ? 'bring' : 'go' }) },
  { reads: /no quiere participar\. ¿Es as/, says: () => ({ tap: 'so' }) },
  { reads: /cu[eé]nteme por qu/, says: ({ because }) => ({ text: because ?? 'así nomás' }) },
  { reads: /se lo mando ahora|Se lo mando ahora/, says: () => ({ tap: 'yes' }) },
  { reads: /recuerde unos d/, says: () => ({ tap: 'yes' }) },
  // The form comes with the Defender; nobody hurries because of a message.
  { reads: /Lo terminamos|Falta un paso de lo que/, says: () => null },
  { reads: /Qued[oó] resuelto/, says: () => ({ tap: 'yes' }) },
  { reads: /peligro ahora/, says: () => ({ tap: 'no' }) },
  { reads: /Cu[aá]nto le pidi/, says: () => ({ text: 'el diez por ciento' }) },
  { reads: /Por d[oó]nde se lo pidi/, says: () => ({ text: 'en persona' }) },
]

/** What a person answers to what they read; null: nothing. `asked`: how many of their questions are behind them. */
export function answerTo(text: string, persona: Persona, memory: Memory, asked: number): Saying {
  return rules.find(({ reads }) => reads.test(text))?.says(persona, memory, asked) ?? null
}

/** Whether a message is the menu: there the next question is asked. */
export const isMenu = (text: string): boolean => /gustar[ií]a saber/.test(text)
