import { expect, it } from 'vitest'
import { tellsOfSomebody } from '../../src/reading/group/of-somebody.ts'

/** What was asked of us alone and tells of somebody never becomes a question of the group. */
it.each([
  'ando malo de la pierna, ¿como le hago?',
  'nomas me pagaron 500, ¿que hago?',
  'me amenazaron, ¿que hago?',
  'el mayordomo sabe donde vivo, ¿me puede hacer algo?',
  '¿que hago si vienen a mi casa?',
  'tengo miedo de que me hagan algo, ¿que hago?',
  '¿ya cobró Pedro Ramírez?',
  '¿ya cobro don chuy?',
  '¿ya le pagaron a pedro?',
  '¿a mi compadre Chuy le pagaron?',
  'estoy en la carcel, ¿puedo cobrar?',
  'tengo una orden de aprehension, ¿puedo ir a firmar?',
  'yo trabaje con otro nombre, ¿pasa algo?',
  'cruce de mojado, ¿me afecta?',
  '¿el cartel anda por aqui, es seguro ir a firmar?',
  'debo a los de la maña, ¿me pueden quitar el dinero?',
  '¿y mi esposa puede cobrar por mí?',
  'tomo mucho, ¿me van a dar el dinero?',
  'tengo otra mujer alla, ¿le toca?',
  'soy gay, ¿me van a juzgar?',
  '¿y si no se leer?',
  'ME VIOLARON, ¿A QUIEN LE DIGO?',
  'I was in jail, can I still join?',
  "j'ai peur, est-ce que je peux signer ?",
])('tells of somebody: %s', (said) => expect(tellsOfSomebody(said)).toBe(true))

it.each([
  '¿cuándo es la junta?',
  '¿puedo llevar copia de la hoja?',
  '¿se puede firmar con huella?',
  '¿tengo que viajar?',
  '¿me pueden castigar por participar?',
  '¿nos quitan impuestos?',
  '¿me pueden correr de mi trabajo de ahora?',
  '¿se puede todo desde mi pueblo?',
  'tengo una duda, ¿cuánto tarda?',
  'quiero saber si hay que ir hasta Estados Unidos',
  '¿se puede hacer desde México?',
  '¿me puedo salir del caso después?',
  'can I leave the case later?',
])('only asks: %s', (said) => expect(tellsOfSomebody(said)).toBe(false))
