/**
 * A word of Spanish as it sounds in Mexico and Central America, so that Báez and Vaes, Hernández and Ernandes, Yáñez and Llanes are
 * one. Takes a lower-case word without accents.
 */
export const sayAs = (word: string): string =>
  SOUNDS.reduce((said, [written, sound]) => said.replace(written, sound), word).replace(/(.)\1+/g, '$1')

/** In this order. */
const SOUNDS: readonly [RegExp, string][] = [
  [/ch/g, '#'],
  [/ph/g, 'f'],
  [/qu(?=[ei])/g, 'k'],
  [/gu(?=[ei])/g, 'g'],
  [/c(?=[ei])/g, 's'],
  [/g(?=[ei])/g, 'j'],
  [/x/g, 'j'],
  [/ll/g, 'y'],
  [/[cq]/g, 'k'],
  [/[zç]/g, 's'],
  [/[vw]/g, 'b'],
  [/h/g, ''],
  [/y$/g, 'i'],
  [/#/g, 'ch'],
]
