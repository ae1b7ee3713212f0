import { describe, expect, it } from 'vitest'
import { isGreeting } from '../../src/engine/hearing/greeting.ts'

describe('a greeting and nothing else', () => {
  it.each([
    'hola',
    'Buenas tardes!',
    '¿Bueno?',
    'hola, ¿cómo está?',
    'buenas noches disculpe la hora',
    'perdón por contestar tarde',
    'me quedé sin saldo por eso no contesté',
    'perdon se me fue el internet',
    'apenas vi su mensaje',
    'bonjour',
  ])('is %s', (text) => expect(isGreeting(text)).toBe(true))

  it.each([
    '',
    'hola, ¿quién es?',
    'buenas, no quiero',
    'disculpe, no soy yo',
    'bueno pues',
    'perdón, ya no me escriba',
    'por eso le digo que no',
    'se me fue el camión',
    'holanda',
  ])('is not %s', (text) => expect(isGreeting(text)).toBe(false))
})
