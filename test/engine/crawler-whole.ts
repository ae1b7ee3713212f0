import { join } from 'node:path'
import { expect, it } from 'vitest'
import { languagesOf } from '../../src/engine/checks/texts.ts'
import { createEngine } from '../../src/engine/engine.ts'
import { slotsOf } from '../../src/engine/flow/phrase.ts'
import { nodes } from '../../src/engine/nodes/index.ts'
import type { Lang } from '../../src/reading/reader.ts'
import { createWords } from '../../src/words/words.ts'
import { type Crawl, crawl, declare } from './crawler.ts'
import { flows, startsOn } from './crawler-starts.ts'
import { crawlerIntents, crawlerReaders, crawlerWords } from './crawler-understood.ts'

const words = crawlerWords(createWords(join(import.meta.dirname, '../../locales')))
const asked = flows.flatMap((flow) => [
  ...[...flow.nodes.values()].flatMap((node) => {
    if (node.type === 'choose') return node.spec.whole ? [node.spec.whole.reader] : []
    return node.type === 'ask' ? [node.spec.reader, ...(node.spec.ahead ? [node.spec.ahead.reader] : [])] : []
  }),
  ...[...flow.nodes.values()].flatMap((node) =>
    node.type === 'ask' || node.type === 'choose' ? node.spec.also.flatMap(({ reader }) => reader ?? []) : [],
  ),
  ...flow.start.keyword.flatMap(slotsOf).map(({ reader }) => reader),
  ...(flow.start.reads ? [flow.start.reads.reader] : []),
  ...(flow.start.missed ? [flow.start.missed.reader] : []),
])
const engine = createEngine({
  flows,
  readers: crawlerReaders(['choice', 'yes-no', ...asked]),
  readIntent: crawlerIntents,
  words,
})

export const setting = {
  audience: 'migrant',
  country: 'MX',
  zone: 'America/Mexico_City',
  now: '2026-03-02T23:30:00.000Z',
} as const

/** Flows that are written in this language. What is not is said in English, and walked there. */
const writtenIn = (lang: Lang) =>
  flows.filter((flow) => languagesOf(flow).includes(lang) || words.locales.get(lang)?.has(flow.name) === true)

/** Walk all flows that are written in this language, as everybody, from every way in. */
const crawlAll = (channel: 'whatsapp' | 'sms', lang: Lang): Crawl => {
  // Here, and not at the top: whichever copy of the crawler runs in this process must know it.
  declare(flows)
  return crawl(engine, words, writtenIn(lang), startsOn(channel), { ...setting, channel, lang })
}

/**
 * All that the crawl may take is 60 s on two cores. What counts is the work of this process, whatever else the machine does meanwhile:
 * so many seconds of the processor for one channel in all languages.
 */
const MOST_SECONDS = 60
/** Far above it: a walk that never ends is cut off. */
const HANGS_MS = 300_000

/** What was found, one line each, with what led there. */
const problemsOf = ({ found }: Crawl): string =>
  found.map(({ where, problem }) => `${problem}\n    after ${where}`).join('\n')

/** Waits for an answer, or for time, at which nobody has stood. */
const unvisited = (crawled: readonly Crawl[], of: (audience: string) => boolean = () => true): string[] =>
  flows.flatMap((flow) =>
    [...flow.nodes.values()].flatMap((node) => {
      const wait = `${flow.name}.${node.name}`
      const stood = !nodes[node.type].waits || !of(flow.audience) || crawled.some(({ visited }) => visited.has(wait))
      return stood ? [] : [wait]
    }),
  )

/** The tests of one channel, for a file of its own. @param of the audiences that are reached by it */
export function testWalks(channel: 'whatsapp' | 'sms', of?: (audience: string) => boolean): void {
  const crawled: Crawl[] = []
  const before = process.cpuUsage()

  it.each(['es', 'en', 'fr'] as const)(
    'finds no dead end, silence, long SMS or level break in %s',
    (lang) => {
      const walk = crawlAll(channel, lang)
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

  it('has stood at every wait', () => expect(unvisited(crawled, of)).toEqual([]))
}
