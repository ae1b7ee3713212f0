import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Talk } from '../../src/cli/talk.ts'
import { fold } from '../../src/engine/fold.ts'
import { LIMITS } from '../../src/engine/limits.ts'
import { loadLibrary } from '../../src/library.ts'
import { begin, goOn, history, nodeOf, play } from '../must-hold/histories.ts'

const { readIntent } = await loadLibrary()

/** Said for their own sake: a question, a call for help, a wrong number. Twice is no more than once. */
const isAnswer = ({ setting }: Talk, text: string): boolean => {
  const { lang, country, now, zone } = setting
  const reading = readIntent(text, { lang, country, now, zone })
  return 'intent' in reading && [null, 'YES', 'NO', 'LATER', 'THANKS'].includes(reading.intent)
}

it('an answer that comes twice at once decides nothing at the next question, whatever is asked', () => {
  let twice = 0
  fc.assert(
    fc.property(history(), fc.nat(11), (told, chooses) => {
      const talk = play(told)
      const before = nodeOf(talk)
      let wrote: string | null = null
      goOn(talk, { chooses, tapping: false }, (turn) => {
        wrote = turn.wrote
      })
      const { session } = talk
      const after = nodeOf(talk)
      const asked = session && !session.handedOff && !session.heard && after?.type !== 'wait' && after !== before
      if (!asked || before?.type !== 'choose' || wrote === null || !isAnswer(talk, wrote)) return
      if (fold(wrote).length > 40 || /\d{3}/.test(wrote)) return
      twice++
      const outcomes = talk.write(wrote)
      expect(outcomes.filter(({ kind }) => ['update', 'consent', 'handoff', 'team'].includes(kind))).toEqual([])
    }),
    { seed: 20_260_302, numRuns: 500 },
  )
  expect(twice).toBeGreaterThan(60)
})

const PLACE = { country: 'MX', zone: 'America/Mexico_City' } as const
const asked = (): Talk => {
  const talk = begin({ who: 'on the list', place: PLACE, channel: 'whatsapp', lang: 'es' })
  talk.open('settlement')
  talk.write('sí')
  return talk
}
const shared = (talk: Talk, text: string): unknown[] =>
  talk.write(text).flatMap((one) => (one.kind === 'update' && one.move === 'prefer' ? [one.payload.shared] : []))
const later = (ms: number): Talk => {
  const talk = asked()
  talk.pass(ms)
  return talk
}

it('is an answer once the question can have been read', () => {
  expect(shared(later(LIMITS.twiceMs - 1), 'sí')).toEqual([])
  expect(shared(later(LIMITS.twiceMs), 'sí')).toEqual([false])
})

it('is an answer when it comes a third time, and at what is asked after that', () => {
  const talk = asked()
  expect([shared(talk, 'sí'), shared(talk, 'sí')]).toEqual([[], [false]])
  expect(talk.write('por texto')).toMatchObject([{ kind: 'update' }, { kind: 'said' }])
})

it('is another answer when it is the button of this question, or other words', () => {
  expect(shared(asked(), 'Solo yo lo uso')).toEqual([false])
  expect(shared(asked(), 'nomás yo')).toEqual([false])
  expect(shared(asked(), 'así es')).toEqual([])
})

it('is no matter of whoever taps', () => {
  const talk = asked()
  expect(talk.tap('Solo yo lo uso')).toMatchObject([{ kind: 'update' }, { kind: 'said' }])
})

it('hears a call for help or a stop as often as it comes', () => {
  const talk = begin({ who: 'told of it', place: PLACE, channel: 'whatsapp', lang: 'es' })
  talk.open('talk.menu')
  talk.write('me quieren matar')
  expect(talk.write('alto').some(({ kind }) => kind === 'consent')).toBe(true)
})

it('keeps no account, paper or story for that', () => {
  const talk = begin({ who: 'told of it', place: PLACE, channel: 'whatsapp', lang: 'es' })
  talk.open('talk.menu')
  talk.write('tengo otra pregunta sobre mi cuenta 032180000118359719')
  expect(talk.session?.answered).toBeUndefined()
  talk.write('y otra que es muy larga y que cuenta todo lo que me pasó allá cuando trabajaba')
  expect(talk.session?.answered).toBeUndefined()
})

const proving = (...said: string[]): Talk => {
  const talk = begin({ who: 'on the list', place: PLACE, channel: 'whatsapp', lang: 'es' })
  talk.open('identity')
  for (const each of said) {
    talk.pass(LIMITS.provedTwiceMs)
    talk.write(each)
  }
  return talk
}
const question = (talk: Talk): unknown => talk.session?.frames.at(-1)?.node

it.each([
  ['2021', '2021'],
  ['2021', 'fue en el 2021'],
  ['el 2015', 'en el quince'],
])('what proved who they are answers no other question: %s, and then %s', (first, second) => {
  const talk = proving(first)
  talk.pass(LIMITS.provedTwiceMs - 1)
  talk.write(second)
  expect([question(talk), talk.session?.answers.q2]).toEqual(['which_employer', undefined])
})

it('says nothing to what comes in a row, and hears the answer between', () => {
  const talk = proving('2021')
  talk.write('2021')
  expect(talk.write('2021')).toEqual([])
  talk.write('con don Ray')
  expect(question(talk)).not.toBe('which_employer')
})

it('hears that they do not remember as often as they can have read what is asked', () => {
  const talk = proving('no me acuerdo')
  talk.write('no me acuerdo')
  expect(question(talk)).toBe('which_employer')
  talk.pass(LIMITS.twiceMs)
  talk.write('no me acuerdo')
  expect(question(talk)).toBe('which_work')
})

it('keeps nothing in which an answer about them can be read', () => {
  expect(JSON.stringify(proving('2021', 'con el chaparro').session)).not.toMatch(/2021|chaparro/)
})
