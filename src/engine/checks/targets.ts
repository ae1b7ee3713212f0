import { tellsOf } from '../flow/tells-of.ts'
import { at, defineCheck, inFlow } from './check.ts'
import { entersOf, entriesOf, nextOf, resolveEntry } from './graph.ts'

/** A jump to a node or flow that does not exist, or a renamed node that is still there. */
export const targets = defineCheck({
  name: 'targets',
  refuses: 'a jump to a node or flow that does not exist, a renamed node that is still there',
  run: ({ flows }) =>
    flows.flatMap((flow) => {
      const known = [...flow.nodes.keys()]
      const entries = [flow.first, ...entriesOf(flow), ...Object.values(flow.renamed)]
      return [
        ...entries
          .filter((name) => !flow.nodes.has(name))
          .map((name) =>
            inFlow('targets', flow, `begins at ${name}, which is no node`, `name one of ${near(name, known)}`),
          ),
        ...Object.keys(flow.renamed)
          .filter((name) => flow.nodes.has(name))
          .map((name) =>
            inFlow(
              'targets',
              flow,
              `renames ${name}, which is still there`,
              'take it out of renamed, or call the node otherwise',
            ),
          ),
        ...[...flow.nodes.values()].flatMap((node) => [
          ...nextOf(node)
            .filter((name) => !flow.nodes.has(name))
            .flatMap((name) =>
              at('targets', flow, node, `goes to ${name}, which is no node`, `name one of ${near(name, known)}`),
            ),
          ...entersOf(node)
            .filter((entry) => !resolveEntry(entry, flows).node)
            .flatMap((entry) =>
              at(
                'targets',
                flow,
                node,
                `enters ${entry}, which is no flow or no node of it`,
                'name a flow of flows/, or flow.node',
              ),
            ),
          ...tellsOf(node)
            .closes.filter((name) => !flows.some((other) => other.name === name))
            .flatMap((name) => at('targets', flow, node, `closes ${name}, which is no flow`, 'name a flow of flows/')),
        ]),
      ]
    }),
})

/** The names that begin alike, else the first few. */
const near = (name: string, known: string[]): string => {
  const alike = known.filter((other) => other.slice(0, 3) === name.slice(0, 3))
  return (alike.length > 0 ? alike : known).slice(0, 4).join(', ')
}
