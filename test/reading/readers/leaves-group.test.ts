import { expect, it } from 'vitest'
import { leavesGroup } from '../../../src/reading/readers/leaves-group.ts'

const read = (text: string, lang: 'es' | 'en' | 'fr' = 'es') =>
  'value' in
  leavesGroup.read(text, { country: 'MX', lang, now: '2026-03-09T16:00:00.000Z', zone: 'America/Mexico_City' }, {})

it.each([
  'ya me enfade, salir grupo',
  'salir del grupo mejor, hay puro chisme',
  'oiga sáquenme del grupo por favor',
  'mejor me salgo de ese grupo',
  'ya me quiero salir del grupo ese',
])('%s: leaves', (text) => expect(read(text)).toBe(true))

it.each([
  '¿cómo me salgo del grupo?',
  'no quiero salir del grupo',
  'no me saquen del grupo',
  'mi primo ya se salió del grupo',
  'en el grupo dicen que ya pagaron',
  'puedo salirme del grupo cuando quiera',
])('%s: does not', (text) => expect(read(text)).toBe(false))

it('reads the two other languages', () => {
  expect(read('I am fed up, get me out of this group', 'en')).toBe(true)
  expect(read('I do not want to leave the group', 'en')).toBe(false)
  expect(read('je veux quitter le groupe', 'fr')).toBe(true)
})
