import { expect, it } from 'vitest'
import { TURNS } from '../../bench/engine/dialogue.ts'
import { keepTalks } from '../../bench/idle/talks.ts'
import { library } from '../support/library.ts'

it('conversations kept for the benchmark go round the dialogue, and each stays under 1 KB', async () => {
  const talks = keepTalks(library, 5)
  for (let n = 0; n < TURNS * 10; n++) talks.turn()
  expect(talks.sizes()).toHaveLength(5)
  for (const size of talks.sizes()) expect(size).toBeGreaterThan(200)
  expect(Math.max(...talks.sizes())).toBeLessThan(1024)
})
