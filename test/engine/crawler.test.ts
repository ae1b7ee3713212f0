import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { nouns } from '../../src/cases/index.ts'
import { sampleFacts } from '../../src/cli/sample-facts.ts'
import { rootsOf } from '../../src/engine/checks/graph.ts'
import { createEngine } from '../../src/engine/engine.ts'
import type { Facts } from '../../src/engine/facts.ts'
import { loadFlows } from '../../src/engine/load.ts'
import { type Node, nodes } from '../../src/engine/nodes/index.ts'
import { slotsOf } from '../../src/engine/phrase.ts'
import type { Json } from '../../src/engine/session.ts'
import { createWords } from '../../src/words/words.ts'
import { crawl, crawlerIntents, crawlerReaders, crawlerWords, declare, type Start } from './crawler.ts'
import { COMMON, flowFrom, READER_WORDS, wordsFrom } from './support.ts'

const root = join(import.meta.dirname, '../..')
const { flows } = loadFlows(join(root, 'flows'))
const real = createWords(join(root, 'locales'))
const words = crawlerWords(real)
const asked = flows.flatMap((flow) => [
  ...[...flow.nodes.values()].flatMap((node) => (node.type === 'ask' ? [node.spec.reader] : [])),
  ...flow.start.keyword.flatMap(slotsOf).map(({ reader }) => reader),
])
const engine = createEngine({ flows, readers: crawlerReaders(['choice', ...asked]), readIntent: crawlerIntents, words })

const factsWith = (changes: Record<string, Record<string, Json>>): Facts => {
  const facts = structuredClone(sampleFacts)
  for (const [group, values] of Object.entries(changes)) facts[group] = { ...(facts[group] as object), ...values }
  return facts
}
const CLAIM_STATES = [...(nouns.claim?.states ?? [])]

const stranger = {
  person: { first_name: null, known: false },
  claim: { id: null, state: null, open: false },
  matter: { defender: null },
}
const bare = { place: null, court: null, firm: null, advocate: null, case_number: null }

/** People in every state, and every way in. */
const people: [string, Facts][] = [
  ['new', factsWith({})],
  ['one-way', factsWith({ contact: { can_reply: false, country: 'GT' } })],
  ['shared', factsWith({ contact: { shared: true } })],
  ['at night', factsWith({ now: { quiet: true, opens: '2026-03-03T15:00:00Z', rest_day: false } })],
  [
    'a stranger',
    factsWith({ person: { first_name: null, known: false }, claim: { id: null, state: null, open: false } }),
  ],
  [
    'a stranger at night',
    factsWith({ ...stranger, now: { quiet: true, opens: '2026-03-03T15:00:00Z', rest_day: false } }),
  ],
  [
    'a stranger on a feast day',
    factsWith({ ...stranger, now: { quiet: true, opens: '2026-03-03T15:00:00Z', rest_day: true } }),
  ],
  [
    'after days',
    factsWith({ contact: { level: 'L1', shared: false, window_open: false }, claim: { state: 'JOINED' } }),
  ],
  [
    'of a bare matter',
    factsWith({ contact: { level: 'L1', shared: false }, claim: { state: 'INTENDS_TO_JOIN' }, matter: bare }),
  ],
  ['opted out', factsWith({ person: { opted_out: true } })],
  ...CLAIM_STATES.map((state): [string, Facts] => [
    `L1 ${state}`,
    factsWith({ contact: { level: 'L1', shared: false }, claim: { state } }),
  ]),
]
const waysIn = [
  ...flows.filter((flow) => flow.start.staff).map((flow) => flow.name),
  ...flows.flatMap((flow) => flow.start.keyword).map(({ text }) => `>${text.replace(/\{[^}]*\}/g, 'ok')}`),
  ...flows.flatMap((flow) => [...flow.start.intent.keys()]).map((intent) => `>#${intent}`),
  '>hola',
  '>#stop?',
]
const looksAtLevel = (node: Node | undefined): boolean =>
  node?.type === 'branch' &&
  node.spec.ways[0]?.when?.some((one) => 'fact' in one && one.fact === 'contact.level' && one.at_least === 'L1') ===
    true

/** Entries that look at the level themselves are open to everybody, the others only to people whom we know. */
const entries = flows.flatMap((flow) =>
  [...rootsOf(flow, flows)].map((node) => ({
    open: `${flow.name}.${node}`,
    guarded: looksAtLevel(flow.nodes.get(node)),
  })),
)
const starts = people.flatMap(([who, facts]): Start[] => {
  const known = (facts.contact as Record<string, Json>).level !== 'L0'
  const nobody = (facts.person as Record<string, Json>).first_name === null
  const ways = waysIn.filter((open) => !nobody || open.startsWith('>'))
  const roots = nobody ? [] : entries.filter(({ guarded }) => known || guarded).map(({ open }) => open)
  return [...ways, ...roots].map((open) => ({ name: `${who} ${open}`, facts, open }))
})
const setting = {
  audience: 'migrant',
  country: 'MX',
  zone: 'America/Mexico_City',
  now: '2026-03-02T23:30:00.000Z',
} as const

describe('the crawler', () => {
  declare(flows)
  const visited = new Set<string>()

  it.each([
    ['whatsapp', 'es'],
    ['sms', 'es'],
    ['whatsapp', 'en'],
    ['sms', 'en'],
  ] as const)(
    'finds no dead end, silence, long SMS or level break on %s in %s',
    (channel, lang) => {
      const crawled = crawl(engine, words, flows, starts, { ...setting, channel, lang })
      for (const node of crawled.visited) visited.add(node)
      expect(crawled.found.map(({ where, problem }) => `${problem}\n    after ${where}`).join('\n')).toBe('')
      expect(crawled.turns).toBeGreaterThan(1000)
      expect(crawled.largest).toBeGreaterThan(300)
    },
    60_000,
  )

  it('has stood at every wait', () => {
    const waits = flows.flatMap((flow) =>
      [...flow.nodes.values()].flatMap((node) => (nodes[node.type].waits ? [`${flow.name}.${node.name}`] : [])),
    )
    expect(waits.filter((wait) => !visited.has(wait))).toEqual([])
  })

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
