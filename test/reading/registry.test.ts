import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createReaders, READER_NAMES, readers } from '../../src/reading/readers/index.ts'
import { processorMs } from '../support/processor-ms.ts'
import { context, heard, LOCALES, readIntent, writtenOut } from './support.ts'

const bound = createReaders(readIntent, writtenOut)
const CHOICE = {
  options: [
    { id: 'yes', label: 'Sí' },
    { id: 'no', label: 'No' },
  ],
}
const optionsFor = (name: string) => (name === 'choice' ? CHOICE : {}) as never
const words = (lang: string) =>
  JSON.parse(readFileSync(join(LOCALES, lang, 'readers.json'), 'utf8')) as Record<string, { text: string }>

/** Texts that break careless readers. */
const NASTY = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '👍🏽'.repeat(500),
  'a'.repeat(65_000),
  '1'.repeat(65_000),
  '1,'.repeat(32_000),
  'no '.repeat(20_000),
  'me piden '.repeat(7_000),
  'mil '.repeat(16_000),
  `${'Z'}${'\u0351\u036b\u0343'.repeat(5_000)}`,
  '\u202eotla\u202c',
  '{{name}} $t(key) {0}',
  '1/1/'.repeat(10_000),
  'de 8 a '.repeat(9_000),
]

/** Milliseconds of the quickest of three runs: what the work costs when nothing else disturbs it. */
const fastest = (run: () => unknown): number => Math.min(...[1, 2, 3].map(() => processorMs(run)))

/** Folding 100 messages of the greatest length and cutting them into words, measured beside each text on the same machine. */
const reference = () =>
  fastest(() => {
    for (let i = 0; i < 100; i++) LONGEST.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().split(' ')
  })
const LONGEST = 'sí pásele '.repeat(400)
/** A hostile text may cost so many times the reference. */
const MOST = 30
let least = Number.POSITIVE_INFINITY

/** Beside the least that the reference has ever cost: cheap, and stricter. Where the machine is slow just now, both are measured anew. */
const costs = (run: () => unknown): number => {
  if (least === Number.POSITIVE_INFINITY) least = reference()
  const ratio = fastest(run) / least
  if (ratio < MOST) return ratio
  const now = reference()
  least = Math.min(least, now)
  return fastest(run) / now
}

describe.each(READER_NAMES)('reader %s', (name) => {
  it('has its own table of examples', () => {
    const file = join(import.meta.dirname, 'readers', `${name}.test.ts`)
    expect(existsSync(file), `write test/reading/readers/${name}.test.ts, a table('${name}', [...]) of examples`).toBe(
      true,
    )
  })

  it('is listed under its own name', () => {
    expect(readers[name].name).toBe(name)
  })

  it('has words in three languages for all that it can ask', () => {
    for (const text of [...NASTY, 'hola', '1 o 2', 'no sé', '240', 'el 1', '12']) {
      const reading = bound[name].read(text, context('GT'), optionsFor(name))
      if ('value' in reading) continue
      const key = 'problem' in reading ? reading.problem : reading.ambiguous
      for (const lang of ['es', 'en', 'fr'])
        expect(words(lang)[key]?.text, `write "${key}" in locales/${lang}/readers.json`).toBeTypeOf('string')
    }
  })

  it('answers anything, in bounded time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        bound[name].read(text, context(), optionsFor(name))
      }),
      { numRuns: 300 },
    )
    for (const text of NASTY) {
      const cost = costs(() => bound[name].read(text, context(), optionsFor(name)))
      expect(cost, `${name} ${text.slice(0, 12)}`).toBeLessThan(MOST)
    }
  })
})

describe('intents', () => {
  it('answer anything, in bounded time', () => {
    for (const text of NASTY) {
      expect(
        costs(() => heard(text)),
        text.slice(0, 12),
      ).toBeLessThan(MOST)
    }
  })

  it('never hear a consent or an opt-out in letters without sense', () => {
    const senseless = fc.array(fc.constantFrom('b', 'd', 'f', 'g', 'j', 'k', 'p', 'q', 'w', 'x', 'z', 'u'), {
      minLength: 4,
      maxLength: 12,
    })
    fc.assert(
      fc.property(
        fc.array(
          senseless.map((letters) => letters.join('')),
          { minLength: 1, maxLength: 6 },
        ),
        (made) => {
          expect(['YES', 'STOP', 'STOP?']).not.toContain(heard(made.join(' ')))
        },
      ),
      { numRuns: 500 },
    )
  })

  it('never hear a yes in a message that also holds a no, a doubt or thanks alone', () => {
    const doubts = [
      'primero Dios',
      'al rato',
      'no',
      'pero ahorita no puedo',
      'quién sabe',
      'si Dios quiere',
      'mejor luego',
      'tal vez',
    ]
    fc.assert(
      fc.property(fc.constantFrom('si', 'sí', 'claro', 'ok', 'simón'), fc.constantFrom(...doubts), (yes, doubt) => {
        expect(heard(`${yes}, ${doubt}`)).not.toBe('YES')
      }),
    )
    for (const thanks of ['gracias', 'muchas gracias', 'Dios le bendiga', '🙏']) expect(heard(thanks)).toBe('THANKS')
  })

  it('read "cancelar" by the country of the person', () => {
    expect(heard('cancelar', context('US'))).toBe('STOP')
    expect(heard('cancelar', context('CA'))).toBe('STOP')
    for (const country of ['MX', 'GT', 'SV', 'HN', 'NI'] as const) {
      expect(heard('cancelar', context(country))).toBe('STOP?')
      expect(heard('¿tengo que cancelar algo?', context(country))).toBe('COST')
    }
  })

  it('take "mañana" and "cuota" for answers where they answer the open question', () => {
    expect(heard('mañana')).toBe('LATER')
    expect(heard('mañana', { ...context(), expecting: 'date' })).toBe('-')
    expect(heard('cuota')).toBe('EXTORT')
    expect(heard('cuota', { ...context(), expecting: 'expenses' })).toBe('-')
  })
})
