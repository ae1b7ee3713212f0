import { describe, expect, it } from 'vitest'
import { createEngine } from '../../src/engine/engine.ts'
import { crawl } from './crawler.ts'
import { factsWith } from './crawler-starts.ts'
import { crawlerIntents, crawlerReaders } from './crawler-understood.ts'
import { setting, testWalks } from './crawler-whole.ts'
import { COMMON, flowFrom, READER_WORDS, wordsFrom } from './support.ts'

// The walk on WhatsApp stands in a file of its own, so that two cores share them.
describe('the crawler by SMS', () => {
  testWalks('sms')

  it('sees what is wrong', () => {
    const bad = [
      flowFrom(
        'bad',
        'audience: anyone\nstart: { staff: true }\nnodes:\n  a: { choose: { ok: b }, level: L0, silence: none, silence_reason: none at all }\n  b: { say: {}, level: L2, go: c }\n  c: { wait: {}, go: d }\n  d: { end: done }\n',
      ),
    ]
    const locale = wordsFrom({
      es: {
        common: COMMON,
        readers: READER_WORDS,
        bad: { a: { text: 'x '.repeat(400), options: { ok: 'Sí' } }, b: 'Hola' },
      },
    })
    const small = createEngine({
      flows: bad,
      readers: crawlerReaders(['choice']),
      readIntent: crawlerIntents,
      words: locale,
    })
    const start = [{ name: 'new bad', facts: factsWith({}), open: 'bad' }]
    const { found } = crawl(small, locale, bad, start, { ...setting, channel: 'sms', lang: 'es' })
    const problems = found.map(({ problem }) => problem).join('\n')
    expect(problems).toMatch(/L2 words at L0/)
    expect(problems).toMatch(/an SMS of \d segments/)
    expect(problems).toMatch(/bad\.c: waits for ever/)
  })
})
