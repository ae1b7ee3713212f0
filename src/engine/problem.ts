/** What a check found: always where, what, and what to do about it. */
export type Problem = {
  /** Name of the check. */
  check: string
  /** Path of the flow or locale file. */
  file: string
  node?: string
  line?: number
  problem: string
  remedy: string
  /** A warning is told and does not refuse. */
  warning?: true
}

/** One line for a terminal: `flows/settlement.yaml:12 is_it_you [targets] goes to nowhere: ... -> remedy`. */
export const problemLine = (found: Problem): string =>
  `${found.file}${found.line ? `:${found.line}` : ''}${found.node ? ` ${found.node}` : ''} [${found.check}]` +
  `${found.warning ? ' (warning)' : ''} ${found.problem} -> ${found.remedy}`
