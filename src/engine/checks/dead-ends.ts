import type { Flow } from '../flow/flow.ts'
import { tellsOf } from '../flow/tells-of.ts'
import type { Node } from '../nodes/index.ts'
import { at, defineCheck } from './check.ts'
import { nextOf, reachable, stops, targetsOf } from './graph.ts'

/** A circle without a question, and a node from which nothing ends. */
export const deadEnds = defineCheck({
  name: 'dead-ends',
  refuses: 'a circle that never waits, or a node from which neither an end nor a person is reached',
  run: ({ flows }) =>
    flows.flatMap((flow) =>
      [...flow.nodes.values()].flatMap((node) => {
        const passed = stops(node) ? new Set<string>() : through(flow, onward(node))
        if (passed.has(node.name)) {
          return at(
            'dead-ends',
            flow,
            node,
            'comes back to itself without ever waiting',
            'put a question or an end in the circle',
          )
        }
        const ends = [...reachable(flow, [node.name])].some((name) => {
          const last = flow.nodes.get(name)
          return last !== undefined && tellsOf(last).ends
        })
        const lost = nextOf(node).some((name) => !flow.nodes.has(name))
        return ends || lost
          ? []
          : at(
              'dead-ends',
              flow,
              node,
              'no end and no person can be reached from here',
              'lead a way to an end or a handoff',
            )
      }),
    ),
})

/** What can be come to without waiting, again and again: an `each` comes back only as often as its list is long. */
const through = (flow: Flow, from: string[]): Set<string> =>
  reachable(flow, from, (node) => (stops(node) ? [] : onward(node)))

const onward = (node: Node): string[] => (node.type === 'each' ? [node.spec.go] : targetsOf(node))
