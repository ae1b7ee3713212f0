import type { Flow } from './flow.ts'
import { fold } from './fold.ts'
import { LIMITS } from './limits.ts'
import type { Turn } from './turn.ts'

/** The first of these flows that opens for this person here, or null. */
export const flowFor = (turn: Turn, flows: readonly Flow[] | undefined): Flow | null =>
  flows?.find(
    (flow) =>
      (flow.audience === 'anyone' || flow.audience === turn.context.audience) &&
      turn.holds(flow.start.when) &&
      !(turn.session && onStack(turn, flow)),
  ) ?? null

export const onStack = (turn: Turn, flow: Flow): boolean => turn.open.frames.some((frame) => frame.flow === flow.name)

/** The flow that a keyword opens, with the words that follow the keyword where the flow takes them. */
export const byKeyword = (turn: Turn, text: string): { flow: Flow; more?: string } | null => {
  const { byKeyword: flows } = turn.library
  const whole = flowFor(turn, flows.get(fold(text)))
  if (whole) return { flow: whole }
  const [, keyword, more = ''] = /^\W*(\p{L}+)(?!\p{L})(.*)$/su.exec(text) ?? []
  const flow =
    keyword &&
    flowFor(
      turn,
      flows.get(fold(keyword))?.filter(({ start }) => start.more),
    )
  return flow && /[\p{L}\d]/u.test(more) ? { flow, more: more.trim().slice(0, LIMITS.textLength) } : null
}
