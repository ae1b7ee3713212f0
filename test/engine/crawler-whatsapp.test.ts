import { describe, expect, it } from 'vitest'
import type { Crawl } from './crawler.ts'
import { crawlAll, problemsOf, unvisited } from './crawler-whole.ts'

describe('the crawler on WhatsApp', () => {
  const crawled: Crawl[] = []

  it.each(['es', 'en', 'fr'] as const)(
    'finds no dead end, silence or level break in %s',
    (lang) => {
      const walk = crawlAll('whatsapp', lang)
      crawled.push(walk)
      expect(problemsOf(walk)).toBe('')
      expect(walk.turns).toBeGreaterThan(10_000)
      expect(walk.largest).toBeGreaterThan(300)
    },
    60_000,
  )

  it('has stood at every wait', () =>
    // Advocates are reached by SMS only.
    expect(unvisited(crawled, (audience) => audience !== 'advocate')).toEqual([]))
})
