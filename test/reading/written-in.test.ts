import { expect, it } from 'vitest'
import { writtenIn } from '../../src/reading/written-in.ts'

it.each([
  ['hola', 'es'],
  ['hola soy panchito el defensor, cambie de numero. como va lo del CF-1042?', 'es'],
  ['si soy yo', 'es'],
  ['quien es', 'es'],
  ['hola, who is this?', 'en'],
  ['hi, got a message from this number', 'en'],
  ['who are you people', 'en'],
  ["bonjour, j'ai recu un texto", 'fr'],
  ['qui est-ce?', 'fr'],
  ['ok', null],
  ['no', null],
  ['CF-1042', null],
  ['José Martínez', null],
  ['', null],
])('%s', (text, lang) => {
  expect(writtenIn(text)).toBe(lang)
})
