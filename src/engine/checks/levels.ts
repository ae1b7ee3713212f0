import { LEVELS, type Level } from '../events.ts'
import type { Condition } from '../flow/conditions.ts'
import type { Flow } from '../flow/flow.ts'
import type { Node } from '../nodes/index.ts'
import { at, defineCheck } from './check.ts'
import { entersOf, nextOf, resolveEntry } from './graph.ts'

/**
 * Words above the level that is certain where they are said. What is certain: the level that a flow's start demands, then
 * what a branch on contact.level or on passed questions proves, then what `person: identify` records. Over all ways to a
 * node the lowest counts. Defenders and Advocates are at L1 from
 * the beginning: staff registered their phone.
 */
export const levels = defineCheck({
  name: 'levels',
  refuses: 'words above L0 that can be reached without an identification',
  run: ({ flows }) => {
    const certain = certainLevels(flows)
    return flows.flatMap((flow) =>
      [...flow.nodes.values()].flatMap((node) => {
        const level = certain.get(`${flow.name}.${node.name}`)
        if (!node.level || level === undefined || rank(node.level) <= level) return []
        return at(
          'levels',
          flow,
          node,
          `says ${node.level} words where only L${level} is certain`,
          'branch on contact.level before it, or record person: identify',
        )
      }),
    )
  },
})

/** Whoever is registered. */
const PARTNERS: readonly string[] = ['defender', 'advocate'] satisfies Flow['audience'][]
const rank = (level: string): number => LEVELS.indexOf(level as Level)

const certainLevels = (flows: readonly Flow[]): Map<string, number> => {
  const certain = new Map<string, number>()
  const open: { flow: Flow; node: Node; level: number }[] = []
  const visit = (flow: Flow, node: Node | undefined, before: number) => {
    if (!node) return
    const registered = PARTNERS.includes(flow.audience) ? rank('L1') : 0
    const level = Math.max(before, registered, ...node.record.map(identifies))
    const known = certain.get(`${flow.name}.${node.name}`)
    if (known !== undefined && known <= level) return
    certain.set(`${flow.name}.${node.name}`, level)
    open.push({ flow, node, level })
  }
  for (const flow of flows) {
    const { start } = flow
    if (start.staff) visit(flow, flow.nodes.get(flow.first), 0)
    if (start.event.length > 0 || start.date || start.media.length > 0 || start.forwarded)
      visit(flow, flow.nodes.get(flow.first), proves(start.when))
    if (start.inbound) visit(flow, flow.nodes.get(flow.first), proves(start.inbound.when))
    if (start.reads) visit(flow, flow.nodes.get(flow.first), proves(start.when))
    for (const { entry } of start.keyword) visit(flow, flow.nodes.get(entry), proves(start.when))
    if (start.missed) visit(flow, flow.nodes.get(start.missed.go), proves(start.when))
    for (const entry of start.intent.values()) visit(flow, flow.nodes.get(entry), proves(start.when))
  }
  for (let at = open.pop(); at; at = open.pop()) {
    const { flow, node, level } = at
    for (const entry of entersOf(node)) {
      const { flow: other, node: first } = resolveEntry(entry, flows)
      if (other) visit(other, first, level)
    }
    if (node.type === 'branch') {
      for (const way of node.spec.ways) visit(flow, flow.nodes.get(way.go), Math.max(level, proves(way.when)))
      for (const step of node.silence) if (step.go) visit(flow, flow.nodes.get(step.go), level)
    } else for (const name of nextOf(node)) visit(flow, flow.nodes.get(name), level)
  }
  return certain
}

/** The level that conditions prove by themselves. */
const proves = (conditions: readonly Condition[] | undefined): number =>
  Math.max(
    0,
    ...(conditions ?? []).map((condition) => {
      if ('passed' in condition) return 1
      if (!('fact' in condition) || condition.fact !== 'contact.level') return 0
      if (condition.at_least !== undefined) return Math.max(0, rank(String(condition.at_least)))
      if (condition.is !== undefined) return Math.max(0, rank(String(condition.is)))
      // Another value proves no level by itself.
      return Array.isArray(condition.in)
        ? Math.max(0, Math.min(...condition.in.map((level) => rank(String(level)))))
        : 0
    }),
  )

const identifies = (step: { noun: string; move: string; payload: Record<string, unknown> }): number =>
  step.noun === 'person' && step.move === 'identify' ? Math.max(0, rank(String(step.payload.level ?? 'L1'))) : 0
