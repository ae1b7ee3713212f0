import { expect, it } from 'vitest'
import { compileLexicon } from '../../src/reading/lexicon/compile-lexicon.ts'
import { context, heard, lexiconOf } from './support.ts'

it.each([
  ['no, está equivocado', 'WRONG'],
  ['No. Se equivocó de número', 'WRONG'],
  ['no está equivocado', '-'],
  ['no, pare', 'STOP'],
  ['no, quiero que me llamen', 'HUMAN'],
  ['no quiero que me llamen', 'STOP'],
  ['no, gracias', 'NO'],
  ['no, claro', '-'],
  ['no, no quiero', 'NO'],
])('a "no" of its own denies nothing behind it: %s', (text, want) => {
  expect(heard(text)).toBe(want)
})

it.each([
  ['no puedo ir', '-'],
  ['no puedo ir a la reunión', '-'],
  ['todavía puedo entrar?', '-'],
  ['problemas con el banco', '-'],
  ['puedo entrar a Estados Unidos otra vez?', 'VISA'],
  ['no podré volver a cruzar', 'VISA'],
  ['tendré problemas con migración?', 'VISA'],
])('VISA is about going back, not about going anywhere: %s', (text, want) => {
  expect(heard(text)).toBe(want)
})

it.each([
  ['T3 ya, T4 no', '-'],
  ['F2031 ya, F2032 no', '-'],
  ['T3 ya no me escriba T4', 'STOP'],
  ['CF-1044 STOP', 'STOP'],
  ['CF-1044 cancel', 'STOP?'],
  ['sí CF-1042', 'YES'],
])('of several references each has words of its own: %s', (text, want) => {
  expect(heard(text)).toBe(want)
})

it.each(['ok', 'está bien', 'vale', 'sale', 'va pues', '👍🏽', '👍 👍', '✅', 'okay', 'fine'])(
  'a nod is a yes, but none where people choose whether to take part: %s',
  (text) => {
    const lang = /^(okay|fine)$/.test(text) ? 'en' : 'es'
    expect(heard(text, context('MX', lang))).toBe('YES')
    expect(heard(text, { ...context('MX', lang), expecting: 'choice', options: ['join', 'later', 'no', 'yes'] })).toBe(
      '-',
    )
  },
)

it.each(['sí', 'ok, sí', 'sí 👍', 'claro que sí', 'simón', 'sí, está bien', 'de acuerdo'])(
  'a yes is one there, too: %s',
  (text) => {
    expect(heard(text, { ...context(), expecting: 'choice', options: ['join', 'later', 'no', 'yes'] })).toBe('YES')
  },
)

it('refuses a phrase that ends in a word that may be missing', () => {
  const lexicon = lexiconOf('en')
  const intents = { NO: [{ whole: [], phrases: ['not for me [thanks]'], unless: [] }] }
  expect(() => compileLexicon({ ...lexicon, intents })).toThrow(
    '"not for me [thanks]": a phrase needs no optional word',
  )
})
