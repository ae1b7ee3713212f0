import { expect, it } from 'vitest'
import { countSigns, showSigns, signIn } from '../../src/cases/reaction.ts'

it.each([
  ['👍', '👍'],
  ['👍🏽', '👍'],
  ['❤️', '❤'],
  ['🙏🙏🙏', '🙏'],
  ['🇲🇽', '🇲🇽'],
  ['sí', null],
  ['12', null],
  ['', null],
])('%j counts as %j', (text, sign) => {
  expect(signIn(text)).toBe(sign)
})

it('counts each sign, the most frequent first', () => {
  const all = ['👍', '❤', '👍'].map((sign, n) => ({ by: `p${n}`, sign }))
  expect(countSigns(all)).toEqual([
    { sign: '👍', count: 2 },
    { sign: '❤', count: 1 },
  ])
  expect([showSigns(all), showSigns([])]).toEqual(['👍 2 ❤ 1', ''])
})
