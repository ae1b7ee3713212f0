import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Outcome, Talk, type TalkSetting } from '../src/cli/talk.ts'
import { library } from './support/library.ts'

/** Whoever shares a phone, or has a bad signal, sends the same words again and again: what two people on one phone write goes to one conversation. */
const SAID = [
  ...[
    'hola',
    'quien es',
    'si soy yo',
    'soy su esposa',
    'no soy yo',
    'lo compartimos',
    'este telefono lo usa tambien mi hijo',
  ],
  ...[
    'oiga',
    'cuando pagan',
    'es fraude?',
    'no',
    'si',
    'gracias',
    'no entiendo',
    'mañana',
    'quiero hablar con una persona',
    'asdf qwer',
  ],
]
const PEOPLE = ['eusebio', 'ponciano', 'artemio', 'cousin', 'stranger']

const talkOf = (who: string, shared: boolean): Talk => {
  const person = JSON.parse(readFileSync(join(import.meta.dirname, `chats/people/${who}.json`), 'utf8'))
  const where = { channel: 'whatsapp', zone: 'America/Mexico_City', now: '2026-03-09T16:00:00.000Z' }
  const talk = new Talk(library.engine, library.words, { ...person, ...where } as TalkSetting)
  if (shared) talk.know('contact.shared', true)
  if (who === 'cousin') talk.open('locate', { search: 'S1', lead: 'L1' })
  else if (who !== 'stranger') talk.open('settlement')
  return talk
}

it('calls a person once, and says nothing twice in one answer, however often the same words come', () => {
  let called = 0
  fc.assert(
    fc.property(
      fc.constantFrom(...PEOPLE),
      fc.boolean(),
      fc.array(fc.constantFrom(...SAID), { minLength: 4, maxLength: 9 }),
      (who, shared, texts) => {
        const talk = talkOf(who, shared)
        for (const text of texts.flatMap((one) => [one, one, one])) {
          talk.pass(1_500)
          const came: readonly Outcome[] = talk.write(text)
          const said = came.flatMap((one) => (one.kind === 'said' ? [one.text] : []))
          expect(said).toEqual([...new Set(said)])
          const calls = came.filter((one) => one.kind === 'handoff' && one.reason === 'two_bots')
          expect(calls.length).toBeLessThanOrEqual(1)
          called += calls.length
          if (calls.length > 0) expect(talk.write(text).filter(({ kind }) => kind === 'handoff')).toEqual([])
        }
      },
    ),
    { numRuns: 80, seed: 7 },
  )
  expect(called).toBeGreaterThan(0)
})
