import { expect, it } from 'vitest'
import { sampleFacts } from '../../src/cli/sample-facts.ts'
import { Talk } from '../../src/cli/talk.ts'
import { createEngine } from '../../src/engine/engine.ts'
import type { Event } from '../../src/engine/events.ts'
import { joined } from '../../src/engine/joined.ts'
import { library } from '../support/library.ts'

type Said = Extract<Event, { type: 'said' }>
const said = (key: string, more: Partial<Said> = {}, options?: string[]): Said => ({
  type: 'said',
  text: { flow: 'faq', key, values: {}, ...(options ? { options } : {}) },
  level: 'L0',
  ...more,
})
const answer = said('cost', { joins: true, level: 'L1' })
const question = said('menu', {}, ['yes', 'no'])
const record: Event = { type: 'recorded', noun: 'person', move: 'trust', payload: {} }
const waited: Event = { type: 'waited', waitId: 'w1' }
const together = (events: Event[], apart = false) => joined(events, () => apart)
const keys = (events: readonly Event[]) =>
  events.map((one) => (one.type === 'said' ? [one.text.key, one.text.asks?.key].filter(Boolean).join('+') : one.type))

it('is one message with the question, behind all that was told before that', () => {
  const events = together([answer, record, question, waited])
  expect(keys(events)).toEqual(['recorded', 'cost+menu', 'waited'])
  expect(events[1]).toMatchObject({ level: 'L1', text: { asks: { options: ['yes', 'no'] } } })
  expect(events[1]).not.toHaveProperty('joins')
})

it.each<[string, Event[], string[]]>([
  ['of two such, the second', [answer, said('when', { joins: true }), question], ['cost', 'when+menu']],
  ['words that do not say so', [said('cost'), question], ['cost', 'menu']],
  ['no question behind them', [answer, said('bye')], ['cost', 'bye']],
  ['nothing behind them', [answer], ['cost']],
  [
    'a question with words before it',
    [answer, said('menu', { text: { ...question.text, before: [question.text] } })],
    ['cost', 'menu'],
  ],
  ['a template', [answer, { ...question, template: true }], ['cost', 'menu']],
  ['words that may yet be kept back', [{ ...answer, while: [] }, question], ['cost', 'menu']],
  [
    'words that tell of an item',
    [{ ...answer, still: { in: 'a.b', as: 'c', by: 'd', is: 'e' } }, question],
    ['cost', 'menu'],
  ],
  ['another channel', [answer, { ...question, channel: 'sms' }], ['cost', 'menu']],
])('%s', (_, events, want) => expect(keys(together(events))).toEqual(want))

it('stays two where each is a message of its own', () => {
  expect(keys(together([answer, question], true))).toEqual(['cost', 'menu'])
})

/** Messages of ours to somebody at the menu who asks what it costs. */
const toldAtMenu = (channel: string, mode: string, isRecorded: boolean): number => {
  const { flows, readers, readIntent, words } = library
  const engine = createEngine({ flows, readers, readIntent, words: { ...words, recorded: () => isRecorded } })
  const facts = {
    ...sampleFacts,
    person: { ...(sampleFacts.person as object), mode },
    contact: { ...(sampleFacts.contact as object), level: 'L1', channel },
    claim: { ...(sampleFacts.claim as object), state: 'INFORMED' },
  }
  const where = { country: 'MX', zone: 'America/Mexico_City', now: '2026-03-02T16:00:00.000Z' } as const
  const talk = new Talk(engine, words, { facts, channel, lang: 'es', audience: 'migrant', ...where })
  talk.open('talk.menu')
  return talk.write('¿cuesta algo?').filter(({ kind }) => kind === 'said').length
}

it.each([
  ['whatsapp', 'text', true, 1],
  ['whatsapp', 'audio', false, 1],
  // The question is heard, too.
  ['whatsapp', 'audio', true, 2],
  // One segment each.
  ['sms', 'text', false, 2],
])('by %s, who prefers %s, with recordings: %s', (channel, mode, isRecorded, want) => {
  expect(toldAtMenu(channel, mode, isRecorded)).toBe(want)
})
