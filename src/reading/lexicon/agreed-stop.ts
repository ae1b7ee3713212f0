import type { Heard } from './heard.ts'

/**
 * What is left of "sí, ya no me escriba" or "alto, sí" without the words that only agree: whoever says it means the rest. Null when
 * nothing agrees, nothing else is said, or it may be a condition: "si no, escriba", "si no más". `agrees`: yes in one word; `around`:
 * courtesies and "pero" beside it.
 */
export const withoutAgreement = (
  words: readonly Heard[],
  agrees: (word: Heard) => boolean,
  around: readonly boolean[],
): Heard[] | null => {
  const loose = (word: Heard, at: number): boolean => around[at] === true || agrees(word)
  const opening = runOf(
    words.findIndex((word, at) => !loose(word, at)),
    words.length,
  )
  const ending = runOf(
    words.toReversed().findIndex((word, at) => !loose(word, words.length - 1 - at)),
    words.length,
  )
  const from = words.slice(0, opening).some(agrees) ? opening : 0
  const to = words.slice(words.length - ending).some(agrees) ? words.length - ending : words.length
  if ((from === 0 && to === words.length) || from >= to) return null
  const rest = words.slice(from, to)
  return from > 0 && mayBeCondition(rest) ? null : rest
}

const runOf = (first: number, all: number): number => (first < 0 ? all : first)

/** "Si no me escriban" is no Spanish, so "sí, no me escriban" it is; "si no escriba" may be "si no, escriba". */
const mayBeCondition = ([first, second]: readonly Heard[]): boolean =>
  first?.key === 'no' && !(second && TO_US.has(second.key))

/** As they sound. */
const TO_US = new Set(['me', 'nos'])
