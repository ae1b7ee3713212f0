import type { NodeOf } from '../node.ts'
import type { ChooseSpec } from '../nodes/choose.ts'
import type { Flow } from './flow.ts'
import type { Option } from './option.ts'

/** Does this option record something, or lead at once to what is recorded or to a consent? */
export const optionDecides = (flow: Flow, option: Option): boolean => {
  const next = flow.nodes.get(option.go)
  return option.records.length > 0 || !next || next.record.length > 0 || next.type === 'consent'
}

/** A question of which no answer does. */
export const decidesNothing = (flow: Flow, { spec }: NodeOf<'choose', ChooseSpec>): boolean =>
  ![...spec.shown, ...spec.also].some((option) => optionDecides(flow, option))
