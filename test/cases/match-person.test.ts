import { describe, expect, it } from 'vitest'
import { matchPerson, type OnRecord, type SaidOfThemselves } from '../../src/cases/match-person.ts'
import { processorMs } from '../support/processor-ms.ts'

const refugio: OnRecord = {
  given_name: 'Refugio',
  first_surname: 'Salas',
  second_surname: 'Olvera',
  nickname: 'Cuco',
  town: 'Ejido La Ceiba Honda',
}
const from = (full_name: string, town?: string, clue?: string): SaidOfThemselves => ({
  full_name,
  ...(town ? { town } : {}),
  ...(clue ? { clue } : {}),
})

describe('whom somebody may be', () => {
  it.each<[string, SaidOfThemselves, OnRecord, string]>([
    ['the full name', from('Refugio Salas Olvera'), refugio, 'strong'],
    ['with lead-in and in any case', from('me llamo REFUGIO SALAS OLVERA'), refugio, 'strong'],
    ['surnames first', from('Salas Olvera Refugio'), refugio, 'strong'],
    ['one surname and the town', from('Refugio Salas', 'de La Ceiba Honda'), refugio, 'strong'],
    ['one surname alone', from('Refugio Salas'), refugio, 'likely'],
    ['the surnames without the given name', from('Salas Olvera'), refugio, 'likely'],
    ['nickname and surname', from('Cuco Salas'), refugio, 'likely'],
    ['a nickname on the slip', from('Salas', undefined, 'dígale que habla Cuco'), refugio, 'likely'],
    ['another second surname: a cousin', from('Refugio Salas Medina'), refugio, 'likely'],
    ['the town is another', from('Refugio Salas Olvera', 'Tamazunchale'), refugio, 'likely'],
    ['a given name alone', from('Refugio'), refugio, 'none'],
    ['a given name and the town', from('Refugio', 'La Ceiba Honda'), refugio, 'none'],
    ['another person', from('Isidro Vite Medina', 'La Ceiba Honda'), refugio, 'none'],
    [
      'one surname and the year, which is one off',
      { full_name: 'Refugio Salas', birth_year: 1980 },
      { ...refugio, birth_year: 1979 },
      'strong',
    ],
    [
      'father and son: one name, one number, another year',
      { full_name: 'Artemio Cruz Lara', birth_year: 1991, numbers: ['a_1'] },
      { given_name: 'Artemio', first_surname: 'Cruz', second_surname: 'Lara', birth_year: 1962, numbers: ['a_1'] },
      'likely',
    ],
    [
      'given name and number',
      { full_name: 'Refugio', numbers: ['a_1'] },
      { ...refugio, numbers: ['a_2', 'a_1'] },
      'likely',
    ],
    ['the number alone', { full_name: 'Isidro Vite', numbers: ['a_1'] }, { ...refugio, numbers: ['a_1'] }, 'none'],
    ['the word of the slip', { clue: 'me dieron un papel, dice zapote' }, { ...refugio, slips: ['Zapote'] }, 'likely'],
    ['another word', { clue: 'dice guayaba' }, { ...refugio, slips: ['Zapote'] }, 'none'],
    [
      'the word and the name',
      { full_name: 'Refugio Salas', clue: 'ZAPOTE' },
      { ...refugio, slips: ['Zapote'] },
      'strong',
    ],
    ['nothing', {}, refugio, 'none'],
    ['only signs', from('???', '...'), refugio, 'none'],
    ['nothing on record', from('Refugio Salas Olvera'), {}, 'none'],
    [
      'as it sounds',
      from('Ernandes Vaes Yovani'),
      { given_name: 'Llovani', first_surname: 'Hernández', second_surname: 'Báez' },
      'strong',
    ],
    [
      'shortened names',
      from('Ma. Gpe. Glez Pérez'),
      { given_name: 'María Guadalupe', first_surname: 'González', second_surname: 'Pérez' },
      'strong',
    ],
    [
      'two surnames in one field of the list',
      from('Delfino Pérez Luna'),
      { given_name: 'Delfino', first_surname: 'Perez-Luna' },
      'strong',
    ],
    [
      'a list without the second surname',
      from('Delfino Pérez Luna', 'Xochiatipan'),
      { given_name: 'Delfino', first_surname: 'Pérez', town: 'Xochiatipan' },
      'strong',
    ],
    [
      'with particles',
      from('Juana de la Cruz Hernández'),
      { given_name: 'Juana', first_surname: 'De la Cruz', second_surname: 'Hernández' },
      'strong',
    ],
    [
      'one letter wrong in a long name',
      from('Maximiliano Rubio Castilo'),
      { given_name: 'Maximiliano', first_surname: 'Rubio', second_surname: 'Castillo' },
      'strong',
    ],
    ['short names are not bent', from('Ana Ríos'), { given_name: 'Eva', first_surname: 'Rivas' }, 'none'],
  ])('%s', (_, said, known, certainty) => expect(matchPerson(said, known).certainty).toBe(certainty))

  it('gives its reasons, and what speaks against it', () => {
    expect(matchPerson(from('Refugio Salas Medina', 'La Ceiba Honda'), refugio)).toEqual({
      certainty: 'likely',
      score: 7,
      reasons: ['given_name', 'first_surname', 'town'],
      against: ['second_surname'],
    })
  })

  it('takes long and odd words in bounded time', () => {
    const said = from('a'.repeat(4_000) + ' Ñ̃̃ {{x}} '.repeat(400))
    expect(processorMs(() => matchPerson(said, refugio))).toBeLessThan(1_000)
  })
})
