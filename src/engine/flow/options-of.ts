import { type Node, nodes } from '../nodes/index.ts'

/** Ids of the options that a node shows, at this part of it. */
export const shownAt = (node: Node, part?: string): readonly string[] =>
  (nodes[node.type] as WithOptions).shows?.(node.spec, part) ?? []

/** Ids of every option that may be chosen at a node, those first that are shown. */
export const takenAt = (node: Node): readonly string[] => (nodes[node.type] as WithOptions).takes?.(node.spec) ?? []

type WithOptions = {
  shows?: (spec: unknown, part?: string) => readonly string[]
  takes?: (spec: unknown) => readonly string[]
}
