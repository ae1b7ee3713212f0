import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compileFlow } from '../../src/engine/flow/compile-flow.ts'
import { flowJsonSchema } from '../../src/engine/flow/schema.ts'
import { problemLine } from '../../src/engine/problem.ts'
import { processorMs } from '../support/processor-ms.ts'
import { flowFrom, stage } from './support.ts'

const head = 'flow: x\naudience: anyone\n'
const problemsOf = (yaml: string) => compileFlow('flows/x.yaml', yaml).problems
const nodes = (lines: string) => `${head}nodes:\n${lines}`

describe('a flow file', () => {
  it('compiles once, with its hash as version', () => {
    const yaml = nodes('  a: { end: done }\n')
    const { flow } = compileFlow('flows/x.yaml', yaml)
    expect(flow).toMatchObject({ name: 'x', first: 'a', audience: 'anyone', file: 'flows/x.yaml' })
    expect(flow?.version).toMatch(/^[0-9a-f]{16}$/)
    expect(compileFlow('flows/x.yaml', `${yaml}# other`).flow?.version).not.toBe(flow?.version)
  })

  it.each([
    ['not YAML', `${head}nodes: {`, /correct the YAML/],
    ['no audience', 'flow: x\nnodes:\n  a: { end: done }\n', /audience/],
    ['an unknown key', `${head}colour: red\nnodes:\n  a: { end: done }\n`, /Unrecognized key: "colour"/],
    [
      'another name than its file',
      'flow: y\naudience: anyone\nnodes:\n  a: { end: done }\n',
      /flow: x, the name of the file/,
    ],
    ['a node that stands twice', nodes('  a: { end: done }\n  a: { end: over }\n'), /"a" stands twice -> keep one/],
    ['no nodes', `${head}nodes: {}\n`, /0 nodes/],
    ['a node that is no map', nodes('  a: hello\n'), /is not a map/],
    ['a node of no type', nodes('  a: { go: b }\n'), /has no type -> give one of say, ask/],
    ['a node of two types', nodes('  a: { say: {}, end: done }\n'), /is say and end at once/],
    [
      'a bad duration',
      nodes('  a: { choose: { y: a }, silence: [{ after: 2 days, do: repeat }] }\n'),
      /30m, 48h or 7d/,
    ],
    ['a misspelt key', nodes('  a: { ask: { reader: year, save: q }, goo: b }\n'), /goo/],
    ['a last way with a condition', nodes('  a: { branch: [{ when: [{ answer: x, is: 1 }], go: a }] }\n'), /last way/],
    [
      'a condition with two operators',
      nodes('  a: { branch: [{ when: [{ answer: x, is: 1, not: 2 }], go: a }, { go: a }] }\n'),
      /exactly one/,
    ],
    [
      'a record of two nouns',
      nodes('  a: { record: [{ claim: notify, person: reach }], go: a }\n'),
      /exactly one noun/,
    ],
    [
      'a bound that is no duration',
      nodes('  a: { branch: [{ when: [{ fact: claim.deadline, at_least: 0h }], go: a }, { go: a }] }\n'),
      /48h/,
    ],
    ['a bad time to set', nodes('  a: { choose: { y: { go: a, set: { slot: whenever } } } }\n'), /tomorrow 10:00/],
  ])('is refused with %s', (_what, yaml, message) => {
    const { flow, problems } = compileFlow('flows/x.yaml', yaml)
    expect(flow).toBeNull()
    expect(problems.map(problemLine).join('\n')).toMatch(message)
  })

  it('names file, line and node', () => {
    const [problem] = problemsOf(nodes('  a: { end: done }\n  b:\n    say: {}\n    go: c d\n'))
    expect(problem).toMatchObject({ file: 'flows/x.yaml', line: 7, node: 'b' })
  })

  it.each([
    ['50 MB', `${head}# ${'x'.repeat(50_000_000)}`, /characters long/],
    [
      'aliases that explode',
      `${head}a: &a0 {a: 1}\n${Array.from({ length: 30 }, (_, n) => `b${n}: &a${n + 1} [${Array(9).fill(`*a${n}`).join(',')}]\n`).join('')}nodes: { a: { end: done } }\n`,
      /too many aliases -> write the nodes out/,
    ],
    ['an alias of itself', `${head}nodes: &n { a: { end: done }, b: *n }\n`, /has no type/],
    ['depth 10,000 in brackets', `${head}nodes: ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`, /nested too deep/],
    ['depth 10,000 in maps', nodes(`  a: ${'{a: '.repeat(10_000)}1${'}'.repeat(10_000)}\n`), /nested too deep/],
    ['depth 600, which the parser takes', nodes(`  a: ${'{a: '.repeat(600)}1${'}'.repeat(600)}\n`), /has no type/],
    [
      'depth 900 by indentation',
      nodes(`${Array.from({ length: 900 }, (_, n) => `${' '.repeat(n + 1)}a:`).join('\n')} 1\n`),
      /has no type/,
    ],
    ['two documents', `${nodes('  a: { end: done }\n')}---\nflow: y\n`, /multiple documents/],
    ['a tag that names a program', `${head}nodes: !!js/function 'x'\n`, /nodes: .*expected record/],
    ['the name of a prototype', nodes('  __proto__: { end: done }\n'), /0 nodes/],
    ['5,000 nodes', nodes(Array.from({ length: 5000 }, (_, i) => `  n${i}: { end: done }\n`).join('')), /5000 nodes/],
    ['no text', '', /file/],
    ['a list', '- 1\n', /file/],
  ])('of %s ends in a clear refusal within bounds', (_what, yaml, message) => {
    let compiled: ReturnType<typeof compileFlow> | undefined
    const cost = processorMs(() => {
      compiled = compileFlow('flows/x.yaml', yaml)
    })
    const { flow, problems = [] } = compiled ?? {}
    expect(flow).toBeNull()
    expect(problems.map(problemLine).join('\n')).toMatch(message)
    expect(cost).toBeLessThan(5000)
  })
})

it('a keyword that looks like a regular expression is words like any other, and costs nothing', () => {
  const flow = flowFrom('x', 'audience: anyone\nstart: { keyword: ["hola (a+)+$"] }\nnodes:\n  a: { end: done }\n')
  const it = stage([flow], {})
  expect(processorMs(() => it.write(`hola ${'a'.repeat(4_000)}!`))).toBeLessThan(500)
  expect(it.last.events).toEqual([{ type: 'handed-off', reason: 'no_flow', priority: 'normal' }])
})

describe('the JSON Schema for editors', () => {
  it('is the one in docs', () => {
    const kept = readFileSync(join(import.meta.dirname, '../../docs/flow.schema.json'), 'utf8')
    const remedy = 'print it again: npm run portavoz -- check --schema > docs/flow.schema.json'
    expect(JSON.parse(kept), remedy).toEqual(JSON.parse(flowJsonSchema()))
  })
})
