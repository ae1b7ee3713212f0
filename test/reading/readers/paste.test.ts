import { describe, expect, it } from 'vitest'
import { isChat, pastedQuestions } from '../../../src/reading/group/pasted.ts'
import { problem } from '../support.ts'
import { table } from '../table.ts'

const none = problem('paste.no_question')
const chat = '[2/3/26 10:15] Chepe: ¿cuándo pagan?\n[2/3/26 10:16] Lupe: buenas tardes'

const given = { options: { asked: true } }

table('paste', [
  [chat, { text: '¿cuándo pagan?', fit: 1, n: 0 }],
  ['¿cuándo pagan?', none],
  ['¿cuándo pagan?\n¿y dónde?', none],
  ['hola', none],
  ['', none],
  ['¿cuándo pagan?', { text: '¿cuándo pagan?', fit: 1, n: 0 }, given],
  [': hay que pagar algo?', { text: 'hay que pagar algo?', fit: 1, n: 0 }, given],
  ['1) ¿Es cierto?\n2) ¿Hay que ir a Austin?', { text: '¿Es cierto?\n¿Hay que ir a Austin?', fit: 2, n: 0 }, given],
  ['¿mi esposa puede cobrar?', { text: '', fit: 0, n: 1 }, given],
  ['buenas tardes a todos', none, given],
])

const asked = (paste: string): string[] =>
  pastedQuestions(paste, { country: 'MX', lang: 'es' })
    .filter(({ rule }) => rule === null)
    .map(({ text }) => text)

describe('what is copied from a chat', () => {
  it.each([
    ['2/3/26, 10:15 a. m. - Juan Pérez: ¿es cierto lo del acuerdo?', '¿es cierto lo del acuerdo?'],
    ['[2/3/26, 10:15:00 a. m.] ~ Doña Lupe: ¿es cierto?', '¿es cierto?'],
    ['[10:15, 2/3/2026] +52 55 0000 0007: ¿es cierto?', '¿es cierto?'],
    ['02.03.2026, 10:15 - El Güero: ¿es cierto?', '¿es cierto?'],
    ['\u200e[2/3/26 10:15] Chepe: ¿es cierto?', '¿es cierto?'],
    ['@\u2068Juan Pérez\u2069 ¿es cierto?', '¿es cierto?'],
    ['@Chepe_77 ¿es cierto?', '¿es cierto?'],
    ['Pregunta: ¿es cierto?', '¿es cierto?'],
    ['• ¿es cierto?', '¿es cierto?'],
  ])('loses who wrote it, and when: %j', (line, question) => {
    expect(asked(line)).toEqual([question])
  })

  it('names nobody who writes there, in what others say either, and asks each once', () => {
    const text = [
      '[2/3/26 10:15] Chepe: oiga Lupe, ¿cuándo pagan?',
      '[2/3/26 10:16] Lupe Torres: Chepe, ¿cuándo pagan?',
      '[2/3/26 10:17] Chepe: ¿CUÁNDO PAGAN?',
      '[2/3/26 10:18] Chepe: ¿a qué hora abren, Lupe?',
    ].join('\n')
    expect(asked(text)).toEqual(['oiga, ¿cuándo pagan?', '¿CUÁNDO PAGAN?', '¿a qué hora abren?'])
  })

  it.each([
    ['¿a la cuenta 0123 4567 8901 2345 depositan?', 'NUMBER'],
    ['¿a mi esposa le pagan?', 'FAMILY'],
    ['¿falta Maximiliano Rubio Castillo?', 'NAME'],
    [`¿${'bla '.repeat(90)}?`, 'LONG'],
  ])('keeps nothing of what is personal: %s', (line, rule) => {
    expect(pastedQuestions(line, { country: 'MX', lang: 'es' })).toEqual([expect.objectContaining({ rule })])
  })

  it('is several lines of which one says who wrote it', () => {
    expect([isChat(chat), isChat('¿cuándo pagan?'), isChat('Uno: dos\nTres'), isChat('')]).toEqual([
      true,
      false,
      false,
      false,
    ])
  })
})
