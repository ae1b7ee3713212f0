import type { Step } from './walk.ts'

/** What is refused, after which steps, and with which words. */
export type Refusal = [what: string, after: Step[], refused: Step, words: RegExp]
