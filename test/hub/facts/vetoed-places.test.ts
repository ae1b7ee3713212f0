import { expect, it } from 'vitest'
import { placesOver } from '../../../src/hub/facts/vetoed-places.ts'

const SLP = 'San Luis Potosí'
const MX = { country: 'MX', region: SLP }

it.each([
  ['the village as people say it', { ...MX, town: 'la ceiba honda' }, { ...MX, town: 'Ejido La Ceiba Honda' }, true],
  ['however it is spelt', { ...MX, town: 'Ejido La Seiba Onda' }, { ...MX, town: 'La Ceiba Honda' }, true],
  [
    'a municipality, and a village of which nobody knows where it lies',
    { ...MX, town: 'Tamazunchale' },
    { ...MX, town: 'Ejido La Ceiba Honda' },
    true,
  ],
  ['a municipality, and a home of which only the state is known', { ...MX, town: 'Tamazunchale' }, MX, true],
  [
    'a municipality, and a village with its name',
    { ...MX, town: 'Tamazunchale' },
    { ...MX, town: 'Barrio Nuevo, Tamazunchale' },
    true,
  ],
  ['another municipality', { ...MX, town: 'Tamazunchale' }, { ...MX, town: 'Xilitla' }, false],
  ['another village', { ...MX, town: 'La Ceiba Honda' }, { ...MX, town: 'Ejido El Zapotal de los Lirios' }, false],
  ['a state that is called like its town', { ...MX, town: SLP }, { ...MX, town: 'Xilitla' }, true],
  ['the state', MX, { ...MX, town: 'Xilitla' }, true],
  [
    'the state as a list may write it',
    { country: 'MX', region: 'Ciudad de México' },
    { country: 'MX', region: 'CDMX' },
    true,
  ],
  [
    'another state',
    { country: 'MX', region: 'Hidalgo', town: 'Huejutla' },
    { ...MX, town: 'Ejido La Ceiba Honda' },
    false,
  ],
  [
    'a village of the same name in another state',
    { country: 'MX', region: 'Hidalgo', town: 'La Ceiba Honda' },
    { ...MX, town: 'Ejido La Ceiba Honda' },
    false,
  ],
  ['the whole country', { country: 'MX' }, { ...MX, town: 'Xilitla' }, true],
  ['another country', { country: 'GT' }, MX, false],
])('a veto told of a place holds at a home or not: %s', (_, place, home, holds) => {
  expect(placesOver([place], home)).toEqual(holds ? [place] : [])
})
