import { expect, it } from 'vitest'
import { nodes } from '../../src/engine/nodes/index.ts'
import { flows } from './sample.ts'

it('every type of node is played in the sample conversations', () => {
  const played = new Set(flows().flatMap((flow) => [...flow.nodes.values()].map((node) => node.type)))
  expect(Object.keys(nodes).filter((type) => !(played as Set<string>).has(type))).toEqual([])
})
