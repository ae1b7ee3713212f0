import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Talk } from '../../src/cli/talk.ts'
import { loadLibrary } from '../../src/library.ts'

/** A yes with something beside it that is not so: never the bare yes. */
const library = await loadLibrary()
const francisco = JSON.parse(readFileSync(join(import.meta.dirname, '../chats/people/francisco.json'), 'utf8'))
const at = (...said: string[]): Talk => {
  const setting = { ...francisco, channel: 'whatsapp', zone: 'America/Mexico_City', now: '2026-03-09T15:00:00Z' }
  const talk = new Talk(library.engine, library.words, setting)
  for (const text of said) {
    talk.write(text)
    talk.pass(60_000)
  }
  return talk
}
const REPORT = 'T3 lista, 6 horas y 3 de camino, pasaje 240 comida 85'
const places = {
  'the read-back': at(REPORT),
  'the sending': at(REPORT, 'está bien', 'no dieron', 'no me dieron'),
}

const yes = fc.constantFrom('sí', 'ok', 'está bien', 'así es', 'correcto', 'enviar', 'envíelo', 'sí envíelo ya', '')
const joint = fc.constantFrom(' pero ', ', pero ', ', ', ' nomás que ', ' y ', '. ')
/** What is put right, and what has to be read back then. */
const amiss = fc.oneof(
  fc.integer({ min: 1, max: 12 }).map((n) => [`fueron ${n} horas`, `${n} h de trabajo`] as const),
  fc.integer({ min: 1, max: 12 }).map((n) => [`son ${n} de camino`, `${n} h de camino`] as const),
  fc.integer({ min: 100, max: 900 }).map((n) => [`el pasaje fue ${n}`, `pasaje $${n}.00`] as const),
  fc.integer({ min: 10, max: 90 }).map((n) => [`faltó un taxi de ${n}`, `taxi $${n}.00`] as const),
  fc.constant(['la T4 también quedó lista', 'T4 terminada'] as const),
  fc.constant(['la T4 no avanza por lluvia', 'T4 no avanza'] as const),
)
const stored = ['sum_up', 'submit', 'say_done']

describe.each(Object.entries(places))('at %s', (_, talk) => {
  it('what is put right beside a yes is read back, all of it, and nothing is stored or sent before that', () => {
    fc.assert(
      fc.property(
        yes,
        joint,
        fc.uniqueArray(amiss, {
          minLength: 1,
          maxLength: 2,
          selector: ([, then]) => then.replace(/\d+.*/, '').slice(0, 1) + (then.match(/de [a-z]+/)?.[0] ?? ''),
        }),
        (said, by, wrong) => {
          const text = `${said}${said && by}${wrong.map(([words]) => words).join(' y ')}`
          const came = talk.fork().write(text)
          expect(
            came.filter((one) => one.kind === 'update' && stored.includes(one.move)),
            text,
          ).toEqual([])
          const read = came.flatMap((one) => (one.kind === 'said' ? [one.text] : [])).join(' ')
          for (const [, then] of wrong) expect(read, text).toContain(then)
        },
      ),
      { numRuns: 300 },
    )
  })

  it.each([
    'sí pero no',
    'está bien pero falta algo',
    'ok, menos lo de la comida que no es',
    'enviar pero no me convence',
    'sí, aunque no fue así',
  ])('a doubt beside a yes stores and sends nothing: %s', (text) => {
    const came = talk.fork().write(text)
    expect(came.filter((one) => one.kind === 'update')).toEqual([])
    expect(came.some(({ kind }) => kind === 'said')).toBe(true)
  })

  it.each(['sí', 'ok', 'está bien', 'sí, todo bien, gracias', 'sí envíelo por favor'])(
    'a plain yes is one: %s',
    (text) => {
      expect(
        talk
          .fork()
          .write(text)
          .some((one) => one.kind === 'update' && ['sum_up', 'submit'].includes(one.move)),
      ).toBe(true)
    },
  )
})
