import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { type Asked, isAlike, stemsOf } from '../../src/reading/group/similar.ts'
import { topicOf } from '../../src/reading/group/topic.ts'

/** Questions of workers to their group, by what they ask. */
const rows = readFileSync(join(import.meta.dirname, 'questions.es.tsv'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split('\t') as [string, string])

const asked = (text: string): Asked => ({ topic: topicOf(text), stems: stemsOf(text) })

/** Of all pairs that are held to be alike so many are, and of all that are so many are found. */
it('finds what asks the same, and little else', () => {
  const all = rows.map(([kind, text]) => ({ kind, ...asked(text) }))
  let [found, right, wanted] = [0, 0, 0]
  for (const [at, a] of all.entries())
    for (const b of all.slice(at + 1)) {
      const same = a.kind === b.kind
      if (same) wanted++
      if (!isAlike(a, b)) continue
      found++
      if (same) right++
    }
  const figures = { precision: right / found, recall: right / wanted }
  expect(all.length).toBeGreaterThanOrEqual(150)
  expect(figures.precision).toBeGreaterThan(0.9)
  expect(figures.recall).toBeGreaterThan(0.75)
})

it('does not put together what shares one word, where an approved text answers only one of them', () => {
  expect(isAlike(asked('¿cuándo nos van a pagar?'), asked('¿y los que pagaron qué?'))).toBe(false)
})
