import type { Json } from '../engine/session.ts'
import type { Settles } from './conflict.ts'
import type { Due } from './due.ts'
import type { FieldKind } from './field.ts'
import type { FlowFor } from './told-flows.ts'

/**
 * A noun of the work: its states and a table of moves, nothing else. One generic function (`apply.ts`) applies a move.
 * Field names of documents and payloads are in snake_case, as flows, API and class lists spell them.
 */
export type Actor = {
  kind: (typeof ACTOR_KINDS)[number]
  id?: string
  /** A part within the team that some moves are kept for. */
  role?: 'safety' | 'complaints'
}

/** `case`: another case document, whose move told it (`Tell`); its id is `<noun>:<subject>`. Nobody can say to be one. */
export const ACTOR_KINDS = [
  'person',
  'defender',
  'advocate',
  'staff',
  'finance',
  'external',
  'timer',
  'bot',
  'import',
  'case',
] as const

/** An update as the nouns see it; `src/store/updates.ts` keeps it with its outcome. All instants ISO 8601. */
export type Update = {
  /** Unique: the same fact told twice has the same key. Facts of one instant and place are taken in the order of their keys. */
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
  /** Its place among what was told of one instant: one turn tells several things in an order. Absent: 0. */
  seq?: number
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
  /** A fact that it tells, of which there is one: when sources differ, people decide. */
  settles?: Settles
  /** Who hears of it; each becomes a message or a flow start by `src/hub/effects`. A function sees the changed document. */
  tells?: readonly Tell[] | ((doc: Doc, update: Update) => readonly Tell[])
}

/**
 * Starts a flow with the person, Defender or Advocate of the document, passes an event to the person's open conversation,
 * puts a row in the staff queue, or moves another case document at the same instant (`claims`: each of the person's).
 * `with`: answers that the flow begins with. `at: confirmed`: where somebody of ours has checked who it is, rather than where they
 * wrote last. `number`: one of the person of the document, E.164, and who it comes from.
 * `visit`: a task for the Defender of the document in their running facilitation of its matter, else a row for staff.
 * `found`: the Defender met these people of the list of the matter. `area`: nothing automatic reaches these places until somebody lifts it; `instead` of those that the same person named at that instant. `members`: the group worker takes it up,
 * and brings it to the people of its group. `groups`: a post of that kind in each open group of the matter.
 */
export type Tell =
  | { to: 'person'; flow: FlowFor<'migrant'>; with?: Record<string, Json>; at?: 'confirmed' | { address: string } }
  | { to: 'defender'; flow: FlowFor<'defender'>; with?: Record<string, Json> }
  | { to: 'advocate'; flow: FlowFor<'advocate'>; with?: Record<string, Json> }
  /** Somebody who may know the person: by the id of their own record, at an address of theirs. */
  | { to: 'acquaintance'; person: string; address?: string; flow: FlowFor<'relative'>; with: Record<string, Json> }
  | { to: 'conversation'; event: string; with?: Record<string, Json> }
  | { to: 'staff'; reason: string; priority: 'normal' | 'high' | 'urgent' }
  /** What rows of this reason about this document waited for is done: they are resolved. */
  | { to: 'rows'; reason: string }
  | { to: 'case'; noun: string; subject: string; move: string; with: Record<string, unknown> }
  | { to: 'claims'; move: string; with: Record<string, unknown> }
  | { to: 'area'; places: readonly { country: string; region: string; town?: string }[]; instead?: string }
  | { to: 'members' }
  | { to: 'groups'; kind: 'ALERT' }
  | { to: 'number'; number: string; source: string }
  | { to: 'visit' }
  | { to: 'found'; numbers: readonly number[] }

/** A conversation told it: whoever has to hear of it is told by the flow, which knows how it went on. */
export const byFlow = (actor: Actor): boolean => actor.kind === 'bot' || actor.kind === 'timer'

export type Noun<S extends string, Doc extends { state: S }> = {
  name: string
  states: readonly S[]
  /** The document before its first update. */
  initial: (subject: string) => Doc
  moves: Record<string, Move<S, Doc>>
  /** One role reads it and nobody else. What it tells staff does not say of whom it is, nor from whom. */
  sealed?: true
  /** The move that makes a document where the API may make one. */
  opens?: string
  /** Moves that time alone makes. */
  due?: readonly Due<S, Doc>[]
  /**
   * Fields that stand outside the seal too, for lists and counts: ids, codes and numbers, nothing personal. `person_id`
   * and `matter_id` always do.
   */
  clear?: readonly (keyof Doc & string)[]
}

export const defineNoun = <S extends string, Doc extends { state: S }>(noun: Noun<S, Doc>): Noun<S, Doc> => noun
