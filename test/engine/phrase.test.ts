import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compilePhrase, phraseSchema, phrasesIn } from '../../src/engine/flow/phrase.ts'
import { rating } from '../../src/reading/readers/rating.ts'
import { reference } from '../../src/reading/readers/reference.ts'
import { processorMs } from '../support/processor-ms.ts'
import { flowFrom, stage } from './support.ts'

const context = { country: 'US', lang: 'en', now: '2026-03-02T15:00:00Z', zone: 'America/Chicago' } as const
const read = (name: string, text: string) =>
  name === 'reference' ? reference.read(text, context, {}) : rating.read(text, context, {})
const matched = (phrase: string, text: string) => phrasesIn(text, read)(compilePhrase(phrase, 'a'))

describe('a phrase', () => {
  it.each<[string, string, object | null]>([
    ['urgente', '¡Urgente!', {}],
    ['urgente', 'es urgente', null],
    ['no dieron', 'NO  dieron', {}],
    ['paid {invoice: reference}', 'PAID f2031', { invoice: 'F2031' }],
    ['paid {invoice: reference}', 'paid', null],
    ['paid {invoice: reference}', 'paid f2031 yesterday', null],
    ['{task: reference} 1', 't17 1', { task: 'T17' }],
    ['{task: reference} 1', 't 17 1', { task: 'T17' }],
    ['{task: reference} 1', 't17 2', null],
    ['rate {ref: reference} {score: rating}', 'rate cf1042 5', { ref: 'CF-1042', score: 5 }],
    ['rate {score: rating}', 'rate cf1042 5', null],
    ['yes {ref: reference}', 'yes', null],
    ['out {ref: reference} won', 'OUT CF-1042 WON', { ref: 'CF-1042' }],
  ])('%s, %s', (phrase, text, answers) => expect(matched(phrase, text)).toEqual(answers))

  it('is a whole message where its reader takes one', () => {
    const reply = compilePhrase('{reply: reference}', 'a')
    const said = 'please call me about T17 as soon as you can today or tomorrow'
    expect(phrasesIn(said, read)(reply)).toBeNull()
    expect(phrasesIn(said, read, (name) => name === 'reference')(reply)).toEqual({ reply: 'T17' })
    expect(phrasesIn('hello', read, () => true)(reply)).toBeNull()
  })

  it.each(['{task}', 'paid {', '{a: reference', '  ', '{A: reference}', '...'])('is refused as "%s"', (text) =>
    expect(phraseSchema.safeParse(text).success).toBe(false),
  )

  it('takes bounded time whatever is written', () => {
    const many = compilePhrase('{a: rating} {b: rating} {c: rating} {d: rating} x', 'a')
    const cost = processorMs(() => {
      phrasesIn('5 '.repeat(30_000), read)(many)
      phrasesIn('5 '.repeat(12), read)(many)
    })
    expect(cost).toBeLessThan(500)
    fc.assert(fc.property(fc.string(), (text) => void phrasesIn(text, read)(many)))
  })
})

const flows = [
  flowFrom(
    'invoice',
    'audience: anyone\nfacts: [claim]\nstart: { keyword: { "paid {year: year}": paid, "paid": which } }\nnodes:\n  paid: { branch: [{ when: [{ answer: year, in: "=claim.years" }], go: ours }, { go: which }] }\n  ours: { say: {}, level: L0, go: over }\n  which: { say: {}, level: L0, go: over }\n  over: { end: done }\n',
  ),
  flowFrom(
    'joined',
    'audience: migrant\nfacts: [claim]\nstart: { event: [claim.joined], when: [{ fact: claim.id, set: true }] }\nnodes:\n  news: { say: {}, level: L0, go: over }\n  over: { end: told }\n',
  ),
  flowFrom(
    'deadline',
    'audience: migrant\nfacts: [claim]\nstart: { date: { fact: claim.deadline, before: 3d, at: "10:00" } }\nnodes:\n  soon: { choose: { ok: over }, level: L0, silence: [{ after: 2h, go: over }] }\n  over: { end: told }\n',
  ),
]
const words = {
  invoice: { ours: 'Pagada: {answers.year}.', which: '¿Cuál?' },
  joined: { news: 'Ya quedó.' },
  deadline: { soon: { text: 'Pronto.', options: { ok: 'Bien' } } },
}

describe('a flow begins', () => {
  it('by a phrase, at its node, with what the slots hold', () => {
    const it = stage(flows, words, { claim: { years: [2021] } })
    it.write('paid 2021')
    expect(it.texts()).toEqual(['Pagada: 2021.'])
    it.write('paid 2019')
    expect(it.texts()).toEqual(['¿Cuál?'])
    it.write('PAID')
    expect(it.texts()).toEqual(['¿Cuál?'])
  })

  it('by an event, when its conditions hold', () => {
    const it = stage(flows, words, { claim: { id: 'c1' } })
    it.send({ kind: 'event', event: 'claim.joined' })
    expect(it.texts()).toEqual(['Ya quedó.'])
    it.facts = { claim: { id: null } }
    it.send({ kind: 'event', event: 'claim.joined' })
    expect(it.last).toEqual({ session: null, events: [] })
  })

  it('by its date, and waits while a conversation is open', () => {
    const it = stage(flows, words, { claim: { id: 'c1' } })
    it.send({ kind: 'event', event: 'date.deadline' })
    expect(it.texts()).toEqual(['Pronto.'])
    const { session } = it
    expect(it.send({ kind: 'event', event: 'claim.joined' })).toEqual({ session, events: [], deferred: 'joined' })
    expect(it.send({ kind: 'event', event: 'date.deadline' }).deferred).toBeUndefined()
  })
})
