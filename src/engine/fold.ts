/** Lower case, without accents, marks or punctuation, single spaces: "¿Sí, soy yo?" becomes "si soy yo". */
export const fold = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
