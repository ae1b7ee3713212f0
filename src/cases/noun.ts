import type { FieldKind } from './field.ts'

/**
 * A noun of the work: its states and a table of moves, nothing else. One generic function (`apply.ts`) applies a move.
 * Field names of documents and payloads are in snake_case, as flows, API and class lists spell them.
 */
export type Actor = {
  kind: 'person' | 'defender' | 'advocate' | 'staff' | 'finance' | 'external' | 'timer' | 'bot' | 'import'
  id?: string
}

/** An update as the nouns see it; `src/store/updates.ts` keeps it with its outcome. All instants ISO 8601. */
export type Update = {
  /** Unique: the same fact told twice has the same key. Facts of one instant are taken in the order of their keys. */
  key: string
  noun: string
  /** Id of the case document it speaks of. */
  subject: string
  move: string
  payload: Record<string, unknown>
  actor: Actor
  /** Id of the message that said it, or of the API request. */
  source: string
  /** When it happened, as its teller says. */
  eventAt: string
  /** When we learnt of it. */
  receivedAt: string
}

export type Move<S extends string, Doc> = {
  from: readonly S[] | 'any'
  /** Absent: the state stays. A function sees the document after `change`. */
  to?: S | ((doc: Doc, update: Update) => S)
  who: readonly Actor['kind'][]
  /** Every payload field that the move reads, and its kind. A wrong kind refuses the move. */
  fields?: Readonly<Record<string, FieldKind>>
  /** Payload fields without which the move is refused. */
  requires?: readonly string[]
  /** A readable reason when the move may not happen, else null. */
  guard?: (doc: Doc, update: Update) => string | null
  /** Field changes beside the state; returns the changed fields. Pure. */
  change?: (doc: Doc, update: Update) => Partial<Doc>
  /** Who hears of it; each becomes a message or a flow start by `src/hub/effects`. A function sees the changed document. */
  tells?: readonly Tell[] | ((doc: Doc, update: Update) => readonly Tell[])
}

/** Starts a flow with the person, passes an event to their open conversation, or puts a row in the staff queue. */
export type Tell =
  | { to: 'person'; flow: string }
  | { to: 'conversation'; event: string }
  | { to: 'staff'; reason: string; priority: 'normal' | 'high' | 'urgent' }

/** A conversation told it: whoever has to hear of it is told by the flow, which knows how it went on. */
export const byFlow = (actor: Actor): boolean => actor.kind === 'bot' || actor.kind === 'timer'

export type Noun<S extends string, Doc extends { state: S }> = {
  name: string
  states: readonly S[]
  /** The document before its first update. */
  initial: (subject: string) => Doc
  moves: Record<string, Move<S, Doc>>
}

export const defineNoun = <S extends string, Doc extends { state: S }>(noun: Noun<S, Doc>): Noun<S, Doc> => noun
