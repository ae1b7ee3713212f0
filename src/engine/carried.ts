import { nextOf } from './checks/graph.ts'
import type { Flow } from './flow/flow.ts'
import { type Node, nodes } from './nodes/index.ts'

/**
 * Where people go on who stand at a question that this version of a flow does not have: the same question under the name that
 * it bore in another version, else the nearest one before it, so that nothing is skipped or decided for them.
 * @param earlier every other version at which somebody may stand, the first first
 * @returns old name -> present name; what has neither is left out, and the flow begins again there
 */
export const carried = (earlier: readonly Flow[], present: Flow): Record<string, string> => {
  const found: Record<string, string> = {}
  for (const flow of [...earlier].reverse())
    for (const node of flow.nodes.values()) {
      if (!rests(node) || node.name in found || (present.renamed[node.name] ?? node.name) !== node.name) continue
      if (present.nodes.has(node.name)) continue
      const name = sameIn(present, earlier, node.name) ?? nearestIn(present, earlier, flow, node.name)
      if (name !== undefined) found[node.name] = name
    }
  return found
}

/** A conversation may stand here between two messages: it waits, somebody has it, or another flow is on top. */
const rests = ({ type }: Node): boolean => nodes[type].waits || type === 'handoff' || type === 'call'

/** Other names of the question, as any version declared them, until one is found that is there. */
const sameIn = (present: Flow, earlier: readonly Flow[], name: string): string | undefined => {
  const names = new Set([name])
  for (const known of names) {
    const node = present.nodes.get(known)
    if (node && rests(node)) return known
    for (const { renamed } of [present, ...earlier])
      for (const [old, now] of Object.entries(renamed)) {
        if (old === known) names.add(now)
        if (now === known) names.add(old)
      }
  }
  return undefined
}

/** Back along the ways that led to it, step by step. */
const nearestIn = (present: Flow, earlier: readonly Flow[], flow: Flow, name: string): string | undefined => {
  const behind = new Set([name])
  for (const known of behind)
    for (const node of flow.nodes.values()) {
      if (!nextOf(node).includes(known) || behind.has(node.name)) continue
      const same = rests(node) ? sameIn(present, earlier, node.name) : undefined
      if (same !== undefined) return same
      behind.add(node.name)
    }
  return undefined
}
