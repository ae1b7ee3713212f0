import { expect, it } from 'vitest'
import type { Event } from '../../src/engine/events.ts'
import { joined } from '../../src/engine/joined.ts'

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
  ['another channel', [answer, { ...question, channel: 'sms' }], ['cost', 'menu']],
])('%s', (_, events, want) => expect(keys(together(events))).toEqual(want))

it('stays two where each is a message of its own', () => {
  expect(keys(together([answer, question], true))).toEqual(['cost', 'menu'])
})
