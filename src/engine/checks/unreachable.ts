import { at, defineCheck } from './check.ts'
import { reachable, rootsOf } from './graph.ts'

/** A node that no way leads to. */
export const unreachable = defineCheck({
  name: 'unreachable',
  refuses: 'a node that no way leads to',
  run: ({ flows }) =>
    flows.flatMap((flow) => {
      const seen = reachable(flow, rootsOf(flow, flows))
      return [...flow.nodes.values()]
        .filter((node) => !seen.has(node.name))
        .flatMap((node) => at('unreachable', flow, node, 'no way leads here', 'lead a jump here or remove the node'))
    }),
})
