import { defineCheck, inFlow } from './check.ts'
import { asks, reachable, rootsOf } from './graph.ts'

/** A conversation whose audience cannot ask for a person. */
export const wayToAPerson = defineCheck({
  name: 'way-to-a-person',
  refuses: 'a flow in which asking for a person leads nowhere',
  run: ({ flows }) => {
    const open = flows.filter((flow) => flow.start.intent.has('HUMAN') && !flow.start.when)
    return flows
      .filter((flow) => {
        const byIntent = open.some((other) => other.audience === 'anyone' || other.audience === flow.audience)
        const handsOver = [...reachable(flow, rootsOf(flow, flows))].some(
          (name) => flow.nodes.get(name)?.type === 'handoff',
        )
        return [...flow.nodes.values()].some(asks) && !byIntent && !handsOver
      })
      .map((flow) =>
        inFlow(
          'way-to-a-person',
          flow,
          'asking for a person leads nowhere',
          'have a flow with start: { intent: [HUMAN] } for this audience, without `when`',
        ),
      )
  },
})
