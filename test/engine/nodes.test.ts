import { expect, it } from 'vitest'
import { nodes } from '../../src/engine/nodes/index.ts'
import { flows } from './sample.ts'

it('every type of node is played in the sample conversations', () => {
  const played = new Set<string>(flows().flatMap((flow) => [...flow.nodes.values()].map((node) => node.type)))
  const missing = Object.keys(nodes).filter((type) => !played.has(type))
  expect(
    missing.map((type) => `${type}: add a node of this type to test/engine/sample.ts, and play it in a test`),
  ).toEqual([])
})

it('every type of node is listed under its own name', () => {
  expect(Object.entries(nodes).filter(([name, { type }]) => name !== type)).toEqual([])
})
