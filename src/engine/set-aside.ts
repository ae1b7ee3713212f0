import type { Flow } from './flow/flow.ts'
import { tellsOf } from './flow/tells-of.ts'
import type { Library } from './library.ts'
import { nodes } from './nodes/index.ts'
import type { Json } from './session.ts'

type Answers = Record<string, Json>
type Names = Pick<Library, 'counted' | 'given'>

/**
 * What a global flow put on top of another knows of it: whom or what it is about, and what was counted; not what was answered there, nor
 * what it asks itself. Under the name of one flow's "whom" another may keep an answer: it would record what nobody told it.
 */
export const knownOnTop = (answers: Answers, { counted, given }: Names, top?: Flow): Answers => {
  const asked = top ? askedIn(top) : null
  return Object.fromEntries(
    Object.entries(answers).filter(([name]) => counted.has(name) || (given.has(name) && !asked?.has(name))),
  )
}

/** Names of the answers that its questions save. */
const askedIn = (flow: Flow): ReadonlySet<string> => {
  const known = asks.get(flow)
  if (known) return known
  const questions = [...flow.nodes.values()].filter(({ type }) => nodes[type].waits)
  const names = new Set(questions.flatMap((node) => tellsOf(node).saves))
  asks.set(flow, names)
  return names
}
const asks = new WeakMap<Flow, ReadonlySet<string>>()

/** Back in what was interrupted: its answers are as they were. What was counted meanwhile ("three answers given") counts on. */
export const knownAgain = (kept: Answers, onTop: Answers, { counted }: Names): Answers => ({
  ...kept,
  ...Object.fromEntries(Object.entries(onTop).filter(([name]) => counted.has(name))),
})
