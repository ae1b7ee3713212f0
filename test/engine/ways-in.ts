import { rootsOf } from '../../src/engine/checks/graph.ts'
import type { Flow } from '../../src/engine/flow/flow.ts'
import type { Node } from '../../src/engine/nodes/index.ts'

/** A node at which a conversation may begin: `open` as a start names it. */
export type WayIn = { open: string; guarded: boolean; theirs: string | null; kin: boolean }

/** Entries that look at the level themselves (`guarded`) are open to everybody, the others only to people whom we know. */
export const waysInto = (flows: readonly Flow[]): WayIn[] =>
  flows.flatMap((flow) =>
    [...rootsOf(flow, flows)].map((node) => ({
      open: `${flow.name}.${node}`,
      guarded: looksAtLevel(flow.nodes.get(node)),
      theirs: isPartner(flow.audience) ? flow.audience : null,
      kin: flow.audience === 'relative',
    })),
  )

export const isPartner = (audience: string): boolean => audience === 'defender' || audience === 'advocate'

const looksAtLevel = (node: Node | undefined): boolean =>
  node?.type === 'branch' &&
  node.spec.ways[0]?.when?.some((one) => 'fact' in one && one.fact === 'contact.level' && one.at_least === 'L1') ===
    true
