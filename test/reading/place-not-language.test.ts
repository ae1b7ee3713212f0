import { expect, it } from 'vitest'
import { isPlaceNotLanguage } from '../../src/reading/place-not-language.ts'
import { context, readIntent } from './support.ts'

it.each([
  'san miguel uspantan, quiche',
  'Uspantán Quiché',
  'soy de quiche',
  'de Chichicastenango, Quiché',
  'aldea Las Pozas, depto Quiché',
  'vivo en el Quiché',
])('hears a place in %s', (text) => {
  expect(isPlaceNotLanguage(text)).toBe(true)
  expect(readIntent(text, context('GT'))).not.toEqual({ intent: 'LANGUAGE' })
})

it.each([
  'quiche',
  'en quiche',
  'hablo quiché',
  'soy de Uspantán y hablo quiché',
  'alguien de Quiché que hable',
  'Xochitla, nahuatl',
  'soy de la sierra, hablo mam',
  'un intérprete de quiché',
  'prefiero quiché',
  'mam',
])('hears no place in %s', (text) => expect(isPlaceNotLanguage(text)).toBe(false))

it.each(['quiche', 'hablo quiché', 'en quiche', 'soy de Uspantán y hablo quiché'])('hears the wish in %s', (text) =>
  expect(readIntent(text, context('GT'))).toEqual({ intent: 'LANGUAGE' }),
)
