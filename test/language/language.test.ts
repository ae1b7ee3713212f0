import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseChat } from '../../src/cli/chat-format.ts'
import { playChat } from '../../src/cli/play-chat.ts'
import { Talk, type TalkSetting } from '../../src/cli/talk.ts'
import type { CheckInput } from '../../src/engine/checks/check.ts'
import { deadEnds } from '../../src/engine/checks/dead-ends.ts'
import { factsDeclared } from '../../src/engine/checks/facts-declared.ts'
import { silence } from '../../src/engine/checks/silence.ts'
import { targets } from '../../src/engine/checks/targets.ts'
import { unreachable } from '../../src/engine/checks/unreachable.ts'
import { createEngine } from '../../src/engine/engine.ts'
import { loadFlows } from '../../src/engine/flow/load.ts'
import { slotsOf } from '../../src/engine/flow/phrase.ts'
import { problemLine } from '../../src/engine/problem.ts'
import { loadLocales } from '../../src/words/load-locales.ts'
import { wordsOf } from '../../src/words/words.ts'
import { crawl, declare } from '../engine/crawler.ts'
import { crawlerIntents, crawlerReaders, crawlerWords } from '../engine/crawler-understood.ts'
import { library } from '../support/library.ts'

/** Conversations of other audiences, written in the flow language alone: they show that it can say them. */
const here = import.meta.dirname
const { flows, problems } = loadFlows(join(here, 'flows'))
const own = loadLocales(join(here, 'locales'))
const { readers, readIntent, words: real } = library
const words = wordsOf(
  new Map([...real.locales].map(([lang, files]) => [lang, new Map([...files, ...(own.locales.get(lang) ?? [])])])),
)
const engine = createEngine({ flows, readers, readIntent, words })
const person = (who: string) => JSON.parse(readFileSync(join(here, 'chats/people', `${who}.json`), 'utf8'))
const chats = readdirSync(join(here, 'chats')).filter((file) => file.endsWith('.chat'))

it('compile', () => expect([...problems.map(problemLine), ...own.problems]).toEqual([]))

it.each([targets, unreachable, deadEnds, silence, factsDeclared])('pass $name', ({ run }) => {
  const input: CheckInput = {
    ...{ flows, locales: own.locales, rules: words.rules, readers: new Map(), moves: new Map() },
    approvals: new Map(),
    recordings: new Map(),
    told: new Map(),
    render: () => ({ text: '' }),
  }
  expect(run(input).map(problemLine)).toEqual([])
})

it.each(chats)('%s', (file) => {
  const { header, steps } = parseChat(readFileSync(join(here, 'chats', file), 'utf8'))
  const { who, ...where } = header
  const talk = new Talk(engine, words, { ...person(who), ...where } as TalkSetting)
  talk.know('contact.channel', header.channel)
  const difference = playChat(talk, steps)
  if (difference) expect.fail(`test/language/chats/${file}, ${difference}`)
})

describe('the crawler', () => {
  declare(flows)
  const asked = flows.flatMap((flow) => [
    ...[...flow.nodes.values()].flatMap((node) => (node.type === 'ask' ? [node.spec.reader] : [])),
    ...flow.start.keyword.flatMap(slotsOf).map(({ reader }) => reader),
  ])
  const crawled = createEngine({
    flows,
    readers: crawlerReaders(['choice', 'money', ...asked]),
    readIntent: crawlerIntents,
    words,
  })
  it.each([
    ['defender', 'checkin'],
    ['payee', 'payout'],
  ])('walks what a %s can do', (who, open) => {
    const { facts, ...rest } = person(who)
    const base = { ...rest, channel: 'whatsapp', zone: 'America/Mexico_City', now: '2026-03-09T15:00:00.000Z' }
    const { found, turns } = crawl(crawled, crawlerWords(words), flows, [{ name: who, facts, open }], base)
    expect(found.map(({ where, problem }) => `${problem}\n    after ${where}`)).toEqual([])
    expect(turns).toBeGreaterThan(200)
  })
})
