import type { Flow } from '../flow/flow.ts'
import { tellsOf } from '../flow/tells-of.ts'
import { type Node, nodes } from '../nodes/index.ts'

/** Nodes of the same flow that follow, silence steps included. */
export const nextOf = (node: Node): string[] => [
  ...targetsOf(node),
  ...node.silence.flatMap((step) => (step.go === undefined ? [] : [step.go])),
]

/** Nodes that follow an answer or at once, without silence steps. */
export const targetsOf = (node: Node): string[] => {
  const targets = nodes[node.type].targets as (spec: unknown) => string[]
  return targets(node.spec)
}

/** `faq`, `faq.visa`: what other flows this node enters. */
export const entersOf = (node: Node): readonly string[] => tellsOf(node).enters

/** The flow and node behind an entry; node undefined when either is missing. */
export const resolveEntry = (entry: string, flows: readonly Flow[]): { flow?: Flow; node?: Node } => {
  const [name, nodeName] = entry.split('.')
  const flow = flows.find((one) => one.name === name)
  const node = flow?.nodes.get(nodeName ?? flow.first)
  return { ...(flow ? { flow } : {}), ...(node ? { node } : {}) }
}

/** Nodes that intents, keywords and what is heard elsewhere enter. */
export const entriesOf = ({ start }: Flow): string[] => [
  ...start.intent.values(),
  ...start.keyword.map(({ entry }) => entry),
  ...(start.missed ? [start.missed.go] : []),
]

/** Nodes at which a flow begins: its first, those of its intents, those that other flows name. */
export const rootsOf = (flow: Flow, flows: readonly Flow[]): Set<string> => {
  const entered = flows.flatMap((other) => [...other.nodes.values()].flatMap(entersOf))
  const named = entered.flatMap((entry) => {
    const [name, node] = entry.split('.')
    return name === flow.name && node ? [node] : []
  })
  return new Set([flow.first, ...entriesOf(flow), ...named])
}

/** Every node that can be come to from these. */
export const reachable = (flow: Flow, from: Iterable<string>, next: (node: Node) => string[] = nextOf): Set<string> => {
  const seen = new Set<string>()
  const open = [...from]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const node = flow.nodes.get(name)
    if (!node || seen.has(name)) continue
    seen.add(name)
    open.push(...next(node))
  }
  return seen
}

/** Does it want an answer of the person's own? */
export const asks = ({ type }: Node): boolean => nodes[type].waits && type !== 'wait'

/** Does the turn stop at this node? */
export const stops = (node: Node): boolean => nodes[node.type].waits || tellsOf(node).ends
