/**
 * Is this a word written without its vowels, or the beginning of it: "spñ" and "esp" for "español", "tlfn" for "teléfono"? Both folded.
 * At least three letters, of which only the first may be a vowel: no word that means something else looks like that.
 */
export const isWithoutVowels = (typed: string, word: string): boolean =>
  SHORT.test(typed) && typed.length < word.length && skeletons(word).some((letters) => letters.startsWith(typed))

const SHORT = /^[a-z][^aeiou\W\d_]{2,}$/

/** With its first letter and without, where that is a vowel. */
const skeletons = (word: string): string[] => {
  if (!/^[a-z]+$/.test(word)) return []
  const rest = word.slice(1).replace(/[aeiou]/g, '')
  return /^[aeiou]/.test(word) ? [word.charAt(0) + rest, rest] : [word.charAt(0) + rest]
}
