import type { OptionKind } from '../../reading/reader.ts'
import type { Approvals } from '../../words/approvals.ts'
import type { Recordings } from '../../words/recordings.ts'
import type { WordRules } from '../../words/words.ts'
import type { TextRef } from '../events.ts'
import type { Flow } from '../flow/flow.ts'
import type { NodeBase } from '../node.ts'
import type { Problem } from '../problem.ts'

/** One language of one flow's words, as the checks see them: `forms` are `text`, `text_one` ..., `sms`, `mail`. */
export type LocaleEntry = {
  forms: Readonly<Record<string, string>>
  options: Readonly<Record<string, string>>
  version: string
  approval: boolean
}
export type LocaleFiles = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, LocaleEntry>>>

/** What a check is handed. It knows words, readers and nouns only through this. */
export type CheckInput = {
  flows: readonly Flow[]
  /** Language -> file -> key -> words. */
  locales: LocaleFiles
  /** Language -> `<file>/<node>` -> who approved which version. */
  approvals: ReadonlyMap<string, Approvals>
  /** Language -> `<file>/<node>` -> what was recorded. */
  recordings: Recordings
  /** As a message would leave, at these values. Throws when words are missing. */
  render: (ref: TextRef, channel: 'whatsapp' | 'sms', lang: string, noMail?: boolean) => { text: string }
  rules: WordRules
  /** Reader -> the options that a flow may give it. */
  readers: ReadonlyMap<string, Readonly<Record<string, OptionKind>>>
  /** Noun -> moves that a conversation may record. */
  moves: ReadonlyMap<string, readonly string[]>
  /** Flow -> audience for which a move of a case starts it. */
  told: ReadonlyMap<string, string>
}

export type Check = {
  name: string
  /** What it refuses, in one sentence. */
  refuses: string
  run: (input: CheckInput) => Problem[]
}

export const defineCheck = (check: Check): Check => check

/** A problem at a node; none when the node allows it with a reason. */
export const at = (check: string, flow: Flow, node: NodeBase, problem: string, remedy: string): Problem[] =>
  node.allow[check] ? [] : [{ check, file: flow.file, node: node.name, line: node.line, problem, remedy }]

export const inFlow = (check: string, flow: Flow, problem: string, remedy: string): Problem => ({
  check,
  file: flow.file,
  problem,
  remedy,
})
