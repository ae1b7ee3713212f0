/** Lower case, without accents, marks or punctuation, single spaces: "¿Sí, soy yo?" becomes "si soy yo". */
export const fold = (text: string): string =>
  PLAIN.test(text)
    ? text
    : text
        .toWellFormed()
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim()

/** What is folded already, as most words of flows and many a message: seen at once, since a turn folds hundreds of times. */
const PLAIN = /^[a-z0-9]+(?: [a-z0-9]+)*$/
