import type { Flow } from './flow/flow.ts'
import type { Turn } from './turn.ts'

/**
 * The first of these flows that opens for this person here, or null. One that is open already does not, but `again` what is told
 * between, or heard anew: it has something else to tell each time.
 */
export const flowFor = (turn: Turn, flows: readonly Flow[] | undefined, { again = false } = {}): Flow | null =>
  flows?.find(
    (flow) =>
      (flow.audience === 'anyone' || flow.audience === turn.context.audience) &&
      turn.holds(flow.start.when) &&
      ((again && (flow.start.between || flow.start.missed)) || !(turn.session && onStack(turn, flow))),
  ) ?? null

export const onStack = (turn: Turn, flow: Flow): boolean => turn.open.frames.some((frame) => frame.flow === flow.name)
