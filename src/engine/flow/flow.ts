import type { MediaKind } from '../input.ts'
import type { Node } from '../nodes/index.ts'
import type { Pressing } from '../pressing.ts'
import type { Json } from '../session.ts'
import type { Still } from '../still.ts'
import type { Around } from './around.ts'
import type { Condition } from './conditions.ts'
import type { Phrase } from './phrase.ts'

/** A conversation, compiled once and never changed; `version` is the hash of its file. */
export type Flow = {
  name: string
  version: string
  file: string
  audience: (typeof AUDIENCES)[number]
  facts: readonly string[]
  start: Start
  /** Its words are not held back by the weekly budget, and why; a node may say so for itself. */
  pressing?: Pressing
  /** What all its words tell of, looked up anew when they are sent; a node may say so for itself. */
  still?: Still
  first: string
  nodes: ReadonlyMap<string, Node>
  /** Old node name -> present one, for conversations that stand on an earlier version. */
  renamed: Readonly<Record<string, string>>
}

export type Start = {
  staff: boolean
  /** `questions`: what they ask first is answered on top of it, and it begins when that is over. */
  inbound?: { when?: Condition[]; priority: number; questions: boolean }
  keyword: readonly Phrase[]
  /** Words may follow the keyword, or only behind a colon: they are kept in `answers.more`. */
  more: boolean | 'colon'
  /** What happened elsewhere and opens it: `claim.joined`. */
  event: readonly string[]
  /** The day that opens it, reckoned from a fact. */
  date?: Around
  /** What opens it that is not words: a contact card. */
  media: readonly MediaKind[]
  /** Words of somebody else, forwarded or such as the reader of `reads` understands, open it at any moment. */
  forwarded: boolean
  /** Words that are no answer to what was asked, and of which this reader makes this value. */
  missed?: {
    reader: string
    is?: string
    /** While it is open it opens once more above itself only when this answer is there: what it heard before is kept by then. */
    anew?: string
    /** Heard beside an answer, too. */
    beside: boolean
    options: Record<string, Json>
    go: string
  }
  /** Intent -> the node it enters. */
  intent: ReadonlyMap<string, string>
  /** Words that this reader understands open it while nothing is open, or also at a question; these parts of the value are kept. */
  reads?: { reader: string; fields: readonly string[]; anywhere: boolean; options: Record<string, Json> }
  when?: Condition[]
  /** Conversations that are over when this one is started: what they ask is settled by what this one tells. */
  replaces: readonly string[]
  /** While it is open and its question is not a day old, another start of it changes nothing: they are answering. */
  once: boolean
  /** It is told between, on top of an open question or wait, which goes on afterwards where it stood; at once for these events. */
  between?: readonly string[]
  /** Of those that wait to be begun only the latest is, among those with the same answers of these names. */
  newest?: readonly string[]
  /** Answers that whatever starts it hands over. */
  with: readonly string[]
}

export const AUDIENCES = ['migrant', 'relative', 'defender', 'advocate', 'anyone'] as const
export const FACT_GROUPS = [
  'person',
  'contact',
  'matter',
  'claim',
  'payout',
  'now',
  'hub',
  'defender',
  'cases',
  'tasks',
  'groups',
  'network',
  'advocate',
  'asked',
  'sought',
  'report',
  'group',
  'contract',
] as const

/** Does this flow begin without the person's having written? */
export const weBegin = ({ staff, event, date }: Start): boolean => staff || event.length > 0 || date !== undefined

/** The event that the arrival of a flow's date is. */
export const dateEvent = (flow: string): string => `date.${flow}`
