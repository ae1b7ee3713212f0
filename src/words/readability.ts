export type Readability = { score: number; words: number }

/**
 * The Fernández Huerta figure of a Spanish text: 206.84 - 60 syllables per word - 1.02 words per sentence. 100 is read by a
 * child of ten, 70 by one who has finished primary school; below 60 reads like a form. What stands in a placeholder is a
 * name or a date that we did not choose, and counts as a word of two syllables.
 */
export function readability(text: string): Readability {
  const plain = text.replace(/\{[^{}]*\}/g, 'cosa')
  const words = plain.match(/\p{L}+/gu) ?? []
  const sentences = plain.split(/[.!?:;\n]+/).filter((part) => /\p{L}/u.test(part))
  if (words.length === 0) return { score: 100, words: 0 }
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0)
  return {
    score: 206.84 - (60 * syllables) / words.length - (1.02 * words.length) / sentences.length,
    words: words.length,
  }
}

/** Two vowels are one syllable unless both are strong or a weak one carries the accent: "cua-der-no", "o-í-a". */
export function syllablesOf(word: string): number {
  // The u of "que" and "gui" is not heard; y is a vowel at the end of a word.
  const heard = word
    .toLowerCase()
    .normalize('NFC')
    .replace(/([qg])u(?=[eéií])/g, '$1')
    .replace(/y$/, 'i')
  let count = 0
  let last = ''
  for (const letter of heard) {
    if (VOWEL.test(letter) && !(VOWEL.test(last) && (WEAK.test(letter) || WEAK.test(last)))) count += 1
    last = letter
  }
  return Math.max(count, 1)
}

const VOWEL = /[aeiouáéíóúü]/
const WEAK = /[iuü]/
