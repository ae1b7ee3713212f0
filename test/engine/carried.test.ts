import { expect, it } from 'vitest'
import { carried } from '../../src/engine/carried.ts'
import { flowFrom } from './support.ts'

const END = 'silence: [{ after: 2h, go: over }]'
/** `a b-c` : questions in their order, each leading to the next; `also` stands before the nodes. */
const version = (questions: string, also = '') => {
  const names = questions.split(' ')
  const nodes = names.map((name, at) => `  ${name}: { choose: { ok: ${names[at + 1] ?? 'over'} }, level: L0, ${END} }`)
  return flowFrom('x', `audience: anyone\n${also}\nnodes:\n${nodes.join('\n')}\n  over: { end: done }\n`)
}

it.each([
  ['the same questions', [version('a b c')], version('a b c'), {}],
  ['a new question between', [version('a c')], version('a b c'), {}],
  ['a question taken back: the one before it', [version('a b c')], version('a c'), { b: 'a' }],
  ['several taken back', [version('a b c d')], version('a d'), { b: 'a', c: 'a' }],
  ['nothing before it: left out', [version('a b')], version('b'), {}],
  ['a rename taken back', [version('b c', 'renamed: { a: b }')], version('a c'), { b: 'a' }],
  ['a rename that this version declares itself', [version('a c')], version('b c', 'renamed: { a: b }'), {}],
  [
    'a rename that was forgotten two versions later',
    [version('a c'), version('b c', 'renamed: { a: b }')],
    version('b c d'),
    { a: 'b' },
  ],
  [
    'two renames in a row, taken back at once',
    [version('a'), version('b', 'renamed: { a: b }'), version('c', 'renamed: { b: c }')],
    version('a'),
    { b: 'a', c: 'a' },
  ],
  ['nothing alike', [version('a b')], version('k l'), {}],
])('%s', (_what, earlier, present, expected) => expect(carried(earlier, present)).toEqual(expected))

it('goes back over what asks nothing, and holds for calls too', () => {
  const before = flowFrom(
    'x',
    `audience: anyone\nnodes:\n  a: { choose: { ok: look }, level: L0, ${END} }\n  look: { branch: [{ go: help }] }\n  help: { call: faq, go: over }\n  over: { end: done }\n`,
  )
  expect(carried([before], version('a'))).toEqual({ help: 'a' })
})

it('ends on circles', () => {
  const node = (name: string, to: string) => `  ${name}: { choose: { ok: ${to} }, level: L0, ${END} }\n`
  const circle = flowFrom('x', `audience: anyone\nnodes:\n${node('k', 'l')}${node('l', 'k')}  over: { end: done }\n`)
  expect(carried([circle], version('a'))).toEqual({})
})
