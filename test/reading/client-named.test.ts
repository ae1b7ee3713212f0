import { describe, expect, it } from 'vitest'
import { tellsOfClient } from '../../src/reading/group/client-named.ts'

const clients = {
  people: [
    ['Maximiliano', 'Rubio', 'Castillo'],
    ['José Luis', 'Funes'],
    ['Ma. Guadalupe', 'Pop'],
  ],
  matters: ['LAND-1', 'Green Hollow', '1:25-cv-00987'],
}

describe('what is said among Defenders', () => {
  it.each([
    'Maximiliano ya firmó',
    'MAXIMILIANO YA FIRMÓ',
    'ya vi a maximiliano rubio',
    'anda por allá José',
    'la señora Guadalupe no contesta',
    'en CF-1042 nadie contesta',
    'la T17 está atorada',
    'los de green hollow ya cobraron',
    'es el 1:25-cv-00987',
    'el señor Pedro Ramírez de la Cruz anda en mi zona',
    'Juan Tzoc no está',
  ])('tells of a client or a case: %s', (said) => {
    expect(tellsOfClient(said, clients)).toBe(true)
  })

  it.each([
    '¿alguien conoce el registro civil de Tamazunchale?',
    'Mañana hay reunión en San Luis Potosí a las 10',
    'la oficina de la colonia Guadalupe abre el lunes',
    'la credencial tarda dos semanas',
    'ojo con el camino a Xilitla, hay derrumbe',
    '',
  ])('tells of nobody: %s', (said) => {
    expect(tellsOfClient(said, clients)).toBe(false)
  })

  it('names a colleague, though a client has the same first name, and no client by first name and surname', () => {
    expect(tellsOfClient('gracias, José', clients, ['José'])).toBe(false)
    expect(tellsOfClient('gracias, José Funes', clients, ['José'])).toBe(true)
  })
})
