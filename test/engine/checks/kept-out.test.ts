import { describe, expect, it } from 'vitest'
import type { CheckInput } from '../../../src/engine/checks/check.ts'
import { keptOut } from '../../../src/engine/checks/kept-out.ts'
import { usted } from '../../../src/engine/checks/usted.ts'
import { COMMON, wordsFrom } from '../support.ts'

const problems = (check: typeof keptOut, text: string, lang = 'es'): string[] => {
  const words = wordsFrom({ [lang]: { common: { ...COMMON, handed: text } } })
  const input = { flows: [], locales: words.locales, rules: words.rules } as unknown as CheckInput
  return check.run(input).map(({ problem }) => problem)
}

/** The lists of the field, each in a sentence. */
const refused: [string, string][] = [
  ...(
    [
      'Le atendemos hasta las 8.',
      'Hay que cancelar algo.',
      'Ya canceló.',
      'Qué pena.',
      'Puede coger el papel.',
      'Su pisto ya salió.',
      'Ahorita le digo.',
      'Le dejo un recado.',
      '¿Mande?',
      'Le regresaron el cheque.',
      'Le van a buscar.',
      'Es la última advertencia.',
      'Último aviso.',
      'Es urgente.',
      'Urgente: llame.',
      'Haga un depósito.',
      'Pague la cuota.',
      'El piso.',
      'La renta.',
      'Mande su clave.',
      'Ganó un premio.',
      'Usted es beneficiaria.',
      'Vamos a liberar su pago.',
      'Confirme sus datos.',
      'Vea https://example.org hoy.',
      'Vea ejemplo.mx hoy.',
      'NO PAGUE NADA HOY a nadie.',
      'Trabajo ilegal.',
      'Personas indocumentadas.',
      'Fue deportado.',
      'Su dialecto.',
      'La tarea está detenida.',
      'Las víctimas.',
      'Su finado esposo.',
      '¿No sabe leer?',
      'Ya quedó inscrita.',
      'Bienvenido.',
      '¿Está seguro?',
      'Ya fue ubicado.',
      'Lo buscamos ayer.',
      'Sus compañeros ya firmaron.',
      'El abogado le llama.',
      'El juez decide.',
      'Si está interesado, escriba.',
      'Usted ya está registrado.',
    ] as const
  ).map((text): [string, string] => ['es', text]),
  ['en', 'You are an illegal worker.'],
  ['en', 'This is the final notice.'],
  ['fr', 'Votre dialecte.'],
  ['es-GT', 'Su pisto.'],
]
const fine: [string, string][] = [
  ['es', '¿Está en un lugar seguro?'],
  ['es', 'Le damos la bienvenida.'],
  ['es', 'Si está en peligro, escriba URGENTE.'],
  ['es', 'No atendemos hasta las 8.'],
  ['es', 'Mande una foto, por favor.'],
  ['es', 'Una persona del equipo de abogados le llama.'],
  ['es', 'Vale la pensión. Buscamos a la familia.'],
  ['en', 'You can write URGENT.'],
]

describe('words to keep out', () => {
  it.each(refused)('%s: "%s" is refused', (lang, text) => expect(problems(keptOut, text, lang)).not.toEqual([]))
  it.each(fine)('%s: "%s" is fine', (lang, text) => expect(problems(keptOut, text, lang)).toEqual([]))
})

describe('usted', () => {
  it.each([
    'Dime si puedes.',
    'Mándame una foto.',
    'Mandame una foto.',
    'Tenés hasta el viernes.',
    'Esto es para ti.',
    '¿Cómo está tu familia?',
    'Te escribo mañana.',
    '¿En qué año trabajaste?',
    'Vos decidís.',
    'Vení el lunes.',
    '¿Estás en tu casa?',
  ])('"%s" is refused', (text) => expect(problems(usted, text)).not.toEqual([]))
  it.each([
    'Mándeme una foto, por favor.',
    'Además, después de un mes le aviso, quizás en inglés.',
    'Si no existe o no le gusta, dígame.',
    'Usted decide. Tome su té y no se preocupe más.',
  ])('"%s" is fine', (text) => expect(problems(usted, text)).toEqual([]))
})
