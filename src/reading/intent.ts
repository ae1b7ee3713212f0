import type { ReadContext } from './reader.ts'

/**
 * What people say at any moment, whatever was asked. In order of precedence, for a message that says several things: danger
 * first, then what ends or redirects the talk, then questions. A death is heard before a wrong number: the widow says both.
 */
export const INTENTS = [
  'EMERGENCY',
  'EXTORT',
  'STOP',
  'DECEASED',
  'WRONG',
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
  'WHO',
  'LATER',
  'NO',
  'YES',
  'THANKS',
] as const
export type Intent = (typeof INTENTS)[number]

export type IntentContext = ReadContext & {
  /** Name of the reader of the open question, if one is open: "mañana" answers a date, "depósito" a payment method. */
  expecting?: string
  /** Option ids of the open question, if it is a choice. */
  options?: readonly string[]
}

export type IntentReading =
  | { intent: Intent }
  /** An unclear stop ("cancelar" outside +1): ask once (F34), never unsubscribe silently. */
  | { ambiguous: 'stop' }
  | { intent: null }

export type ReadIntent = (text: string, context: IntentContext) => IntentReading
