import type { Library } from './library.ts'
import type { Json } from './session.ts'

type Answers = Record<string, Json>
type Names = Pick<Library, 'counted' | 'given'>

/** What a global flow put on top of another knows of it: whom or what it is about, and what was counted; not what was answered there. */
export const knownOnTop = (answers: Answers, { counted, given }: Names): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([name]) => counted.has(name) || given.has(name)))

/** Back in what was interrupted: its answers are as they were. What was counted meanwhile ("three answers given") counts on. */
export const knownAgain = (kept: Answers, onTop: Answers, { counted }: Names): Answers => ({
  ...kept,
  ...Object.fromEntries(Object.entries(onTop).filter(([name]) => counted.has(name))),
})
