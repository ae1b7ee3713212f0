import type { ReadContext } from './reader.ts'

/** Questions that have an answer of their own, nearer than the wider one that others hear in them (VISA, COST). */
export const TOPICS = ['EMPLOYER', 'PAPERS', 'LAWYER', 'NOTHING', 'TRAVEL', 'TAX', 'COWORKER'] as const

/**
 * What people say at any moment, whatever was asked. In order of precedence, for a message that says several things: danger
 * first, then what ends or redirects the talk, then questions. A death is heard before a wrong number: the widow says both; and so is a
 * relative who says that they are somebody else ("no soy yo, soy su esposa"): the number is the right one. A child is a child first ("soy su
 * hijo, tengo doce").
 * Who is watched is heard before any other danger: then we must not answer aloud.
 */
export const INTENTS = [
  'DISCREET',
  'DESPAIR',
  'EMERGENCY',
  'EXTORT',
  'STOP',
  'LOST_PHONE',
  'DECEASED',
  'AWAY',
  'MINOR',
  'RELATIVE',
  'WRONG',
  'NEW_NUMBER',
  'SHARED',
  'COMPLAINT',
  'DELETE',
  'REPRESENTED',
  'INFORMER',
  ...TOPICS,
  'HUMAN',
  'SCAM',
  'AUDIO',
  'REPEAT',
  'LANGUAGE',
  'START',
  'COST',
  'AMOUNT',
  'WHEN',
  'VISA',
  'ROBOT',
  'FAMILIAR',
  'WHO',
  'LATER',
  'NO',
  'YES',
  'THANKS',
] as const
export type Intent = (typeof INTENTS)[number]

/** What is done for good when one of these is said: asked ("¿tengo un abogado?") or supposed ("y si ya murió"), it is not said. */
export const STATEMENTS: ReadonlySet<Intent> = new Set<Intent>([
  'LOST_PHONE',
  'DECEASED',
  'AWAY',
  'WRONG',
  'NEW_NUMBER',
  'SHARED',
  'MINOR',
  'REPRESENTED',
])

export type IntentContext = ReadContext & {
  /** Name of the reader of the open question, if one is open: "mañana" answers a date, "depósito" a payment method. */
  expecting?: string
  /** Option ids of the open question, if it is a choice. */
  options?: readonly string[]
}

export type IntentReading =
  /** An unclear stop ("cancelar" outside +1): ask once (F34), never unsubscribe silently. */
  { ambiguous: 'stop' } | { intent: Intent | null }

export type ReadIntent = (text: string, context: IntentContext) => IntentReading
