import type { Condition } from './conditions.ts'
import type { Node } from './nodes/index.ts'

/** A conversation, compiled once and never changed; `version` is the hash of its file. */
export type Flow = {
  name: string
  version: string
  file: string
  audience: (typeof AUDIENCES)[number]
  facts: readonly string[]
  start: Start
  first: string
  nodes: ReadonlyMap<string, Node>
  /** Old node name -> present one, for conversations that stand on an earlier version. */
  renamed: Readonly<Record<string, string>>
}

export type Start = {
  staff: boolean
  inbound?: { when?: Condition[]; priority: number }
  keyword: string[]
  /** Words may follow the keyword: they are kept in `answers.more`. */
  more: boolean
  /** Intent -> the node it enters. */
  intent: ReadonlyMap<string, string>
  when?: Condition[]
  /** Conversations that are over when this one is started: what they ask is settled by what this one tells. */
  replaces: readonly string[]
}

export const AUDIENCES = ['migrant', 'relative', 'defender', 'advocate', 'anyone'] as const
export const FACT_GROUPS = ['person', 'contact', 'matter', 'claim', 'now', 'hub', 'tasks'] as const
