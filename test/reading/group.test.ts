import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detectors, ruleBroken } from '../../src/reading/group/index.ts'
import { isQuestion } from '../../src/reading/group/question.ts'
import type { GroupRule } from '../../src/reading/group/rule.ts'
import { topicOf } from '../../src/reading/group/topic.ts'
import { context, heard } from './support.ts'

const LEAKS: Readonly<Record<Exclude<GroupRule, 'LONG' | 'FILE'>, readonly string[]>> = {
  AMOUNT: [
    'me dieron 6,900 dólares',
    'nos tocan como $300 a cada uno',
    'a mí cinco mil',
    'cuánto te dieron',
    'son 2500 varos',
    'Q1,200 me dieron',
    'they gave me 500 dollars',
  ],
  NUMBER: [
    '032180000118359719',
    '0321 8000 0118 3597 19',
    'cero tres dos uno ocho cero cero',
    '55.00.00.00.12',
    'mi cel 55 luego 0000 luego 0012',
    '5\n5\n0\n0\n0\n0\n0\n0\n1\n2',
    'XEXX010101HNEXXXA4',
    'xexx 010101 hnexxxa4',
    'termina en 4411',
    'el nip es 1234',
    '５５００００００１２',
    '٥٥٠٠٠٠٠٠١٢',
    '55OOOO0012',
    '5️⃣5️⃣0️⃣0️⃣0️⃣0️⃣0️⃣0️⃣1️⃣2️⃣',
    '2012 2013 2014 2015',
    '12-05-2034',
    '+502 0000 0012',
  ],
  LINK: ['https://a.example/x', 'wa.me/525500000012', 'escriban a pago@justicia.com', 'entren a pagos-ya.com'],
  RUDE: ['ustedes son unos pendejos', 'pinche Chilo no sabe nada', 'vete a la verga', 'you are idiots'],
  NAME: [
    'vino Maximiliano Rubio Castillo',
    'maximiliano rubio castillo no contesta',
    'ANDA ISIDRO HERNANDEZ CRUZ POR AQUI',
    'se llama chencho rubio del ejido',
    'José Luis de la Cruz Hernández',
  ],
  HEALTH: ['tengo diabetes', 'anda embarazada', 'me operaron del corazón', 'está en el hospital', 'i am sick'],
  FAMILY: ['mi esposa no quiere', 'la viuda va a ir', 'mi hijo también trabajó ahí'],
  OWN_CASE: ['no me han pagado', 'mi caso va lento', 'me deportaron en marzo', 'yo ya firmé la hoja', 'mi visa venció'],
}
const HARMLESS = [
  '¿Cuándo pagan?',
  'Nos vemos el 15/05/2026 en la casa ejidal',
  'trabajé en 2019, 2020 y 2021',
  'éramos 31 personas',
  'a las 10:30 llega Francisco',
  'del 12 al 15 de mayo',
  'Don Ray no nos pagó las horas extras',
  'Francisco Ruiz dijo que no cobran',
  'el juzgado queda en Austin',
  'yo trabajé de 6 a 6 cortando zacate',
  'Green Hollow Landscaping todavía existe',
  'oiga gallo pues si no quiere no firme, yo si confio',
]

describe('what is never passed on', () => {
  for (const [rule, said] of Object.entries(LEAKS))
    it.each(said)(`${rule}: %s`, (text) => expect(ruleBroken(text, context())).toBe(rule))

  it.each(HARMLESS)('may be read by all: %s', (text) => expect(ruleBroken(text, context())).toBeNull())

  it('has rows for every detector', () => {
    expect(Object.keys(LEAKS).sort()).toEqual(detectors.map(({ rule }) => rule).sort())
  })

  it('holds back seven digits and more, however they are written and whatever stands around them', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 7, maxLength: 18 })
    const gap = fc.constantFrom('', '', '', ' ', '-', '.', '  ', ' - ')
    const words = fc.constantFrom('', 'mi cuenta es', 'llámenme al', 'apunten:', 'en 2021 era', 'somos 3,')
    const text = fc
      .tuple(
        words,
        fc.array(fc.tuple(digits, fc.array(gap, { minLength: 18, maxLength: 18 })), { minLength: 1, maxLength: 1 }),
        words,
      )
      .map(([before, [run], after]) => {
        const [numbers = [], gaps = []] = run ?? []
        return `${before} ${numbers.map((digit, at) => `${digit}${at < numbers.length - 1 ? gaps[at] : ''}`).join('')} ${after}`
      })
    fc.assert(
      fc.property(text, (said) => {
        expect(ruleBroken(said, context())).not.toBeNull()
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('a question', () => {
  it.each([
    '¿y la firma?',
    'cuando pagan',
    'Hola buenas tardes, cuánto tarda',
    'oigan será que nos corren',
    'tengo una duda sobre la hoja',
    'alguien sabe dónde es',
    'quisiera saber si hay que viajar',
    'esto es una estafa',
    'how long does it take',
  ])('%s', (text) => {
    const intent = heard(text)
    expect(isQuestion(text, intent === '-' || intent === 'STOP?' ? null : intent)).toBe(true)
  })

  it.each([
    'yo trabajé ahí',
    'buenas tardes a todos',
    'gracias',
    'Don Ray no pagó las horas',
    'si es cierto compas, yo ya hable con el licenciado',
    'yo digo que sí es cierto compas',
    'a mí me dijo el licenciado que sí es de verdad',
  ])('is not: %s', (text) => {
    const intent = heard(text)
    expect(isQuestion(text, intent === '-' || intent === 'STOP?' ? null : intent)).toBe(false)
  })
})

describe('text-speak', () => {
  it.each([
    ['alguien sabe si ay q pagar algo', 'cost_answer'],
    ['y si mi hijo puede cobrar x mi', 'family_collect_answer'],
    ['ay q ir hasta alla', 'travel_needed_answer'],
    ['y si uno ya no guardo los talones q pasa', null],
  ])('is a question: %s', (text, topic) => {
    expect([isQuestion(text, null), topicOf(text)]).toEqual([true, topic])
  })
  it.each(['si mi hijo ya sabe', 'y si claro'])('is none: %s', (text) => {
    expect(isQuestion(text, null)).toBe(false)
  })
})
