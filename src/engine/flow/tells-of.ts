import type { Tells } from '../node.ts'
import { type Node, nodes } from '../nodes/index.ts'

/** What the type of a node tells of it, with what its options record and save. Worked out once: the checks ask again and again. */
export const tellsOf = (node: Node): Told => {
  const known = kept.get(node)
  if (known) return known
  const made = told(node)
  kept.set(node, made)
  return made
}

type Told = ReturnType<typeof told>
const kept = new WeakMap<Node, Told>()

const told = (node: Node) => {
  const {
    speaks = false,
    ends = false,
    ...of
  } = ((nodes[node.type] as { tells?: unknown }).tells ?? {}) as Tells<unknown>
  const { spec } = node
  const options = of.options?.(spec) ?? []
  return {
    speaks,
    ends,
    parts: of.parts?.(spec) ?? [],
    reads: of.reads?.(spec) ?? [],
    readers: of.readers?.(spec) ?? [],
    enters: of.enters?.(spec) ?? [],
    closes: of.closes?.(spec) ?? [],
    saves: [
      ...(of.saves?.(spec) ?? []),
      ...options.flatMap(({ set, keep, save, rest }) => [
        ...Object.keys({ ...set, ...keep }),
        ...[save, rest].flatMap((name) => name ?? []),
      ]),
    ],
    records: [...node.record, ...(of.records?.(spec) ?? []), ...options.flatMap(({ records }) => records)],
  }
}
