import { describe, expect, it } from 'vitest'
import type { Crawl } from './crawler.ts'
import { crawlAll, HANGS_MS, MOST_SECONDS, problemsOf, unvisited } from './crawler-whole.ts'

describe('the crawler on WhatsApp', () => {
  const crawled: Crawl[] = []
  const before = process.cpuUsage()

  it.each(['es', 'en', 'fr'] as const)(
    'finds no dead end, silence or level break in %s',
    (lang) => {
      const walk = crawlAll('whatsapp', lang)
      crawled.push(walk)
      expect(problemsOf(walk)).toBe('')
      expect(walk.turns).toBeGreaterThan(10_000)
      expect(walk.largest).toBeGreaterThan(300)
    },
    HANGS_MS,
  )

  it('takes less than a minute', () => {
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1e6).toBeLessThan(MOST_SECONDS)
  })

  it('has stood at every wait', () =>
    // Advocates are reached by SMS only.
    expect(unvisited(crawled, (audience) => audience !== 'advocate')).toEqual([]))
})
