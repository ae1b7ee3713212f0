import { join } from 'node:path'
import { expect, it } from 'vitest'
import { sampleFacts } from '../../src/cli/sample-facts.ts'
import { Talk } from '../../src/cli/talk.ts'
import { createEngine } from '../../src/engine/engine.ts'
import type { Facts } from '../../src/engine/facts.ts'
import { loadFlows } from '../../src/engine/flow/load.ts'
import { HARD_INTENTS } from '../../src/engine/hearing/hard-intents.ts'
import type { Json } from '../../src/engine/session.ts'
import { INTENTS } from '../../src/reading/intent.ts'
import { createWords } from '../../src/words/words.ts'
import { crawlerIntents, crawlerReaders } from './crawler-understood.ts'

/** Somebody said stop (F1). Whatever they write later, we begin nothing: one short answer that says how to come back. */
const root = join(import.meta.dirname, '../..')
const { flows } = loadFlows(join(root, 'flows'))
const words = createWords(join(root, 'locales'))
const readers = flows.flatMap((flow) => [
  ...[...flow.nodes.values()].flatMap((node) => (node.type === 'ask' ? [node.spec.reader] : [])),
  ...(flow.start.reads ? [flow.start.reads.reader] : []),
])
const engine = createEngine({
  flows,
  words,
  readers: crawlerReaders(['choice', 'code', ...readers]),
  readIntent: crawlerIntents,
})

/** They ask for it themselves: help, their rights, a person; or they tell us what we must know. */
const ANSWERED: readonly string[] = [
  ...HARD_INTENTS,
  ...[
    'START',
    'HUMAN',
    'WRONG',
    'DECEASED',
    'AWAY',
    'MINOR',
    'COMPLAINT',
    'DELETE',
    'LOST_PHONE',
    'NEW_NUMBER',
    'REPRESENTED',
  ],
]
const soft = INTENTS.filter((intent) => !ANSWERED.includes(intent))

const facts = (state: string, level: string): Facts => {
  const changed: Facts = structuredClone(sampleFacts)
  Object.assign(changed.person as Record<string, Json>, { opted_out: true })
  Object.assign(changed.contact as Record<string, Json>, { level, shared: false })
  Object.assign(changed.claim as Record<string, Json>, { state })
  return changed
}

it.each([
  ['NOT_CONTACTED', 'L0'],
  ['NOTIFIED', 'L0'],
  ['INFORMED', 'L1'],
  ['JOINED', 'L2'],
])('begins nothing with somebody who said stop (%s, %s)', (state, level) => {
  for (const intent of soft) {
    const setting = { facts: facts(state, level), audience: 'migrant', channel: 'whatsapp', lang: 'es', country: 'MX' }
    const talk = new Talk(engine, words, {
      ...setting,
      zone: 'America/Mexico_City',
      now: '2026-03-02T23:30:00.000Z',
    } as never)
    const outcomes = talk.write(`#${intent}`)
    const said = outcomes.flatMap((one) => (one.kind === 'said' ? [one.text] : []))
    expect([intent, said.length <= 1, said.every((text) => text.includes('INICIAR'))]).toEqual([intent, true, true])
    expect([intent, outcomes.filter(({ kind }) => kind === 'update')]).toEqual([intent, []])
  }
})

it.each(['sms', 'whatsapp'])('puts the question of a person again in one message, by %s', (channel) => {
  const setting = { facts: facts('INFORMED', 'L1'), audience: 'migrant', channel, lang: 'es', country: 'MX' }
  const talk = new Talk(engine, words, {
    ...setting,
    zone: 'America/Mexico_City',
    now: '2026-03-02T23:30:00.000Z',
  } as never)
  talk.write('#HUMAN')
  const said = talk.write('zapote').flatMap((one) => (one.kind === 'said' ? [one.text] : []))
  expect([said.length, said.at(-1)]).toEqual([1, expect.stringMatching(/llamada o mensaje/i)])
})
