import type { z } from 'zod'
import type { Reading } from '../reading/reader.ts'
import type { Event, Level, SayHow, TextRef } from './events.ts'
import type { Condition } from './flow/conditions.ts'
import type { RecordStep } from './flow/records.ts'
import type { MediaKind, MediaProblem } from './input.ts'
import type { Pressing } from './pressing.ts'
import type { Json } from './session.ts'
import type { Still } from './still.ts'

/** After `after` of silence: say it again (perhaps on another channel) or go to a node. */
export type SilenceStep = { afterMs: number; repeat: boolean; channel?: string; go?: string }

export type Alert = { reason: string; priority: 'normal' | 'high' | 'urgent' }

/** What every node has, whatever its type. */
export type NodeBase = {
  name: string
  /** Disclosure level of its words; a node without level says nothing. */
  level?: Level
  /** An approved template exists. */
  template: boolean
  /** Its words are not held back by the weekly budget, and why. */
  pressing?: Pressing
  /** While this holds it only tells, and nobody waits for an answer: it leaves the last place of a week to what asks. */
  canWait?: readonly Condition[]
  /** Its words go out only while this holds, looked at when they are sent: they may have waited for the morning. */
  while?: readonly Condition[]
  /** What its words tell of, looked up anew when they are sent. */
  still?: Still
  /** What it tells was told: unanswered it gives way to what is told between. */
  yields?: true
  /** It puts off the question beneath it: words that answer that one end it, and the talk goes on there. */
  putsOff?: true
  /** It asks whether they would hear now what waits (F17): until they answer nothing else is told between. */
  opening?: true
  silence: SilenceStep[]
  /** Why a wait has no silence steps. */
  silenceReason?: string
  /** Updates recorded on entering, before the words. */
  record: RecordStep[]
  /** Tells the team at once, on entering; the bot goes on. */
  alert?: Alert
  /** `answers.<count> += 1` on entering. */
  count?: string
  /** Answers that are as if they had not been given, from entering on: what was said of another task, or of another case. */
  forget?: readonly string[]
  /** Why a check does not apply here, by check name: an exception that a reviewer can read. */
  allow: Record<string, string>
  line: number
}

export type NodeOf<K extends string, S> = NodeBase & { type: K; spec: S }

/** What reached a wait, already freed of intents. */
export type Answer =
  /** `text`: the words that chose it, absent when it was tapped; `rest`: what else they say. */
  | { kind: 'option'; id: string; text?: string; rest?: string }
  | { kind: 'text'; text: string }
  | { kind: 'media'; media: MediaKind; mediaId?: string; problem?: MediaProblem }
  | { kind: 'time' }
  | { kind: 'event'; values: Record<string, Json> }

/** Where the turn goes from a node. */
export type Next =
  /** `back`: the node to come back to when the question there is answered. */
  | { go: string; back?: string }
  /** Stop here until something comes; `turn.wait` has been called. */
  | { stay: true }
  /** Silent until a person of the team gives the conversation back; `discreet`: even who takes it is not told. */
  | { held: true; discreet?: boolean }
  | { call: string }
  | { end: string; start?: string; closes?: boolean | readonly string[]; quietly?: boolean; hands?: readonly string[] }
  /** Not an answer: rule RR, with these words instead of the usual ones where the reader has better. */
  | { miss: true; problem?: TextRef; question?: TextRef; offered?: Json }

/** What a node may do in a turn. It touches nothing else: no clock, no store, no channel. */
export type TurnTools = {
  readonly now: string
  readonly zone: string
  /** Its words; with `variant`, those under `<node>.<variant>`. `joins`: in one message with the question that follows. */
  say(node: NodeBase, variant?: string, how?: SayHow): void
  /** Open a wait. `until` (ISO) is when it ends by itself; else the node's first silence step counts. */
  wait(node: NodeBase, until?: string): void
  record(steps: readonly RecordStep[]): void
  emit(event: Event): void
  holds(conditions: readonly Condition[] | undefined): boolean
  /** `contact.level`, `answers.slot`; null when missing. */
  value(path: string): Json
  /** Null forgets. */
  save(name: string, value: Json): void
  /** What came was a good answer, though the node goes on asking: misses begin anew. */
  understood(): void
  /** The words of this node will say something else than before: they are not counted as said again. */
  anew(node: string): void
  /** Which of its questions a node with several is at (`session.part`); entering the node begins at none. */
  readonly part: string | undefined
  turnTo(part: string | undefined): void
  /** The reader of another question of this flow, and its options; null when words are no answer there. */
  readerAt(node: string): { reader: string; options: Record<string, Json> } | null
  /** Save instants written as `+3h`, `tomorrow 10:00` or `saturday 10:00`, in the person's zone. */
  saveTimes(times: Readonly<Record<string, string>>): void
  read(reader: string, text: string, options: unknown): Reading<Json>
  /** Labels and words of a choice in the person's language, by option id. */
  choices(node: string): readonly Choice[]
  /** What was said beside an earlier answer and is asked at any moment ("¿y quién habla?"): that flow goes on top. Null: nothing of the kind. */
  aside(text: string): Next | null
  words(flow: string, key: string, values?: Record<string, Json>): TextRef
}

/** An option as people may name it: what is shown, and other ways to say it. */
export type Choice = { id: string; label: string; words: readonly string[] }

/** What a type of node reads, saves, records and says, for the checks: they ask nothing else about a type. */
export type Tells<S> = {
  /** It cannot be without words. */
  speaks?: true
  /** A way may end here: nothing more follows of itself. */
  ends?: true
  /** Further texts that it needs beside its own: `which`, `item.back`. */
  parts?: (spec: S) => readonly string[]
  /** Paths of facts and answers (`answers.day`) that it reads. */
  reads?: (spec: S) => readonly string[]
  /** Names of answers that it saves, those of its options apart. */
  saves?: (spec: S) => readonly string[]
  /** Readers that make something of the words it is answered with. */
  readers?: (spec: S) => readonly string[]
  /** Updates recorded with a good answer, those of its options apart. */
  records?: (spec: S) => readonly RecordStep[]
  /** The options that may be chosen. */
  options?: (spec: S) => readonly OptionTells[]
  /** Other flows (`faq`, `faq.visa`) that it enters. */
  enters?: (spec: S) => readonly string[]
  /** Other flows that are over with it. */
  closes?: (spec: S) => readonly string[]
}

type OptionTells = { records: readonly RecordStep[]; set: object; keep: object; save?: string; rest?: string }

export type NodeType<K extends string, R extends z.ZodRawShape, S> = {
  type: K
  /** Keys of this type in a flow file, beside those that every node has. The first key names the type. */
  shape: R
  compile: (raw: z.infer<z.ZodObject<R>>) => S
  /** Nodes of the same flow that it can go to (silence steps apart). */
  targets: (spec: S) => string[]
  /** It stops the turn and waits for something: needs a silence rule. */
  waits: boolean
  /** Ids of the options that it shows, at its present part; absent: none. */
  shows?: (spec: S, part?: string) => readonly string[]
  /** Ids of every option that may be chosen by words or by a button, those first that are shown. */
  takes?: (spec: S) => readonly string[]
  /** What the checks must know of it; absent: nothing of the kind. */
  tells?: Tells<S>
  enter: (node: NodeOf<K, S>, turn: TurnTools) => Next
  /** Absent: nothing can be answered here. */
  resume?: (node: NodeOf<K, S>, turn: TurnTools, answer: Answer) => Next
}

/** Types without machinery: the list of nodes keeps each spec's type. */
export const defineNode = <K extends string, R extends z.ZodRawShape, S>(node: NodeType<K, R, S>): NodeType<K, R, S> =>
  node
