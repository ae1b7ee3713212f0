import { join } from 'node:path'
import { expect, it } from 'vitest'
import { nouns } from '../src/cases/index.ts'
import type { Flow } from '../src/engine/flow/flow.ts'
import { loadFlows } from '../src/engine/flow/load.ts'
import { nodes } from '../src/engine/nodes/index.ts'

const { flows } = loadFlows(join(import.meta.dirname, '../flows'))
const byName = new Map(flows.map((flow) => [flow.name, flow]))

/**
 * Records of a node and of those behind it that are entered before anybody is waited for again. @returns whether the flow can end
 * on the way
 */
function passed(flow: Flow, name: string, records: Set<string>, seen: Set<string>): boolean {
  const node = flow.nodes.get(name)
  if (!node || seen.has(`${flow.name}.${name}`)) return false
  seen.add(`${flow.name}.${name}`)
  for (const { noun, move } of node.record) records.add(`${noun} ${move}`)
  const definition = nodes[node.type]
  if (definition.waits || node.type === 'handoff') return false
  if (node.type === 'end') return true
  if (node.type === 'call') {
    const [called = '', entry] = (node.spec as { flow: string }).flow.split('.')
    const callee = byName.get(called)
    if (callee && !passed(callee, entry ?? callee.first, records, seen)) return false
  }
  const ended = definition.targets(node.spec as never).map((target) => passed(flow, target, records, seen))
  return ended.includes(true)
}

const silences = flows.flatMap((flow) =>
  [...flow.nodes.values()].flatMap((node) =>
    node.silence.flatMap((step) => (step.go === undefined ? [] : [{ flow, node: node.name, go: step.go }])),
  ),
)

it('what silence records may be recorded by silence: else it is refused, and what was said before it is lost', () => {
  const refused = silences.flatMap(({ flow, node, go }) => {
    const records = new Set<string>()
    passed(flow, go, records, new Set())
    return [...records].flatMap((record) => {
      const [noun = '', move = ''] = record.split(' ')
      const who = nouns[noun as keyof typeof nouns]?.moves[move]?.who ?? []
      return who.includes('timer') ? [] : [`${flow.name}.${node}: ${record} is for ${who.join(', ')}`]
    })
  })
  expect(silences.length).toBeGreaterThan(200)
  expect(refused).toEqual([])
})

/** Who tells what a talk with them records: Defenders and Advocates themselves, of everybody else the bot. */
const tellers = ({ audience }: Flow): string[] => [
  'bot',
  ...(audience === 'defender' || audience === 'advocate' ? [audience] : []),
]
const untold = (flow: Flow, from: string, by: readonly string[]): string[] => {
  const records = new Set<string>()
  passed(flow, from, records, new Set())
  return [...records].flatMap((record) => {
    const [noun = '', move = ''] = record.split(' ')
    const who: readonly string[] = nouns[noun as keyof typeof nouns]?.moves[move]?.who ?? []
    return by.some((kind) => who.includes(kind)) ? [] : [`${flow.name}.${from}: ${record} is for ${who.join(', ')}`]
  })
}

it('what is recorded when a person of the team gives the talk back may be told by who said it', () => {
  const given = flows.flatMap((flow) =>
    [...flow.nodes.values()].flatMap((node) =>
      node.type === 'handoff' ? nodes.handoff.targets(node.spec as never).map((go) => ({ flow, go })) : [],
    ),
  )
  expect(given.length).toBeGreaterThan(20)
  expect(given.flatMap(({ flow, go }) => untold(flow, go, tellers(flow)))).toEqual([])
})

it('what is recorded where we begin a talk may be told by us: nobody has said anything yet', () => {
  const begun = flows.filter(({ start }) => start.staff || start.event.length > 0 || start.date)
  expect(begun.length).toBeGreaterThan(40)
  expect(begun.flatMap((flow) => untold(flow, flow.first, ['bot']))).toEqual([])
})
