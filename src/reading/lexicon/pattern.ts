import type { Lang } from '../reader.ts'
import { type Heard, keyOfStem, keyOfWord, PHONE_KEY } from './heard.ts'

export type WordStep = {
  kind: 'words'
  keys: ReadonlySet<string>
  /** Beginnings and ends of words that fit too. */
  stems: readonly string[]
  ends: readonly string[]
  name: boolean
  optional: boolean
}
type Step = WordStep | { kind: 'gap' } | { kind: 'start' } | { kind: 'end' } | { kind: 'asks' }

/** Sets of words that rows name as `@class`. */
export type WordClasses = Readonly<Record<string, readonly string[]>>

/** A row of the lexicon, ready to match. `words`: how many of its steps are words. */
export type Pattern = { steps: readonly Step[]; words: number }

const QUESTION_MARK: Step = {
  kind: 'words',
  keys: new Set(['§?']),
  stems: [],
  ends: [],
  name: false,
  optional: false,
}

const MOST_WORDS_IN_GAP = 3

/** Compiles a row; throws with the row and what is wrong in it. */
export const compilePattern = (source: string, lang: Lang, classes: WordClasses = {}): Pattern => {
  // Question marks alone are a message; `hear` gives them this key.
  const steps =
    source.trim() === '?'
      ? [QUESTION_MARK]
      : source
          .trim()
          .split(/\s+/)
          .map((part) => stepOf(part, source, lang, classes))
  const words = steps.filter((step) => step.kind === 'words').length
  if (!steps.some((step) => step.kind === 'words' && !step.optional)) throw new Error(`"${source}": a row needs a word`)
  return { steps, words }
}

const stepOf = (part: string, source: string, lang: Lang, classes: WordClasses): Step => {
  if (part === '^') return { kind: 'start' }
  if (part === '$') return { kind: 'end' }
  if (part === '?') return { kind: 'asks' }
  if (part === '...') return { kind: 'gap' }
  const optional = part.startsWith('[') && part.endsWith(']')
  const bare = optional ? part.slice(1, -1) : part
  const words = bare.split('|').flatMap((word) => {
    if (!word.startsWith('@')) return [word]
    const members = classes[word.slice(1)]
    if (!members) throw new Error(`"${source}": there is no class "${word}"`)
    return members
  })
  const step = { keys: new Set<string>(), stems: [] as string[], ends: [] as string[], name: false }
  for (const word of words) {
    if (word === '{name}') step.name = true
    else if (word === '{phone}') step.keys.add(PHONE_KEY)
    else if (/[[\]{}^$?@]/.test(word) || !/^(\*[^*]{2,}|[^*]{2,}\*|[^*]+)$/.test(word))
      throw new Error(`"${source}": cannot read "${part}"`)
    else if (word.endsWith('*')) step.stems.push(keyOfStem(word.slice(0, -1), lang))
    else if (word.startsWith('*')) step.ends.push(keyOfWord(word, lang))
    else {
      const key = keyOfWord(word, lang)
      if (key === '') throw new Error(`"${source}": "${part}" holds no word`)
      step.keys.add(key)
    }
  }
  return { kind: 'words', ...step, optional }
}

/** All keys of whole words that the row names. */
export const keysOf = ({ steps }: Pattern): string[] =>
  steps.flatMap((step) => (step.kind === 'words' ? [...step.keys] : []))

/** Before which words only fillers stand in their sentence, and after which only fillers follow. */
export type Around = { opens: (i: number) => boolean; closes: (i: number) => boolean }

/** Where the row ends when it begins at word `at`, or -1. */
export const matchAt = (pattern: Pattern, words: readonly Heard[], at: number, around: Around): number => {
  const [first] = pattern.steps
  const word = words[at]
  // Most rows fail at their first word.
  if (first?.kind === 'words' && !first.optional && (!word || fits(first, word, pattern.words) < 0)) return -1
  const allowed = pattern.words === 1 ? 0 : pattern.words <= 3 ? 1 : 2
  const walk = (step: number, i: number, errors: number): number => {
    const current = pattern.steps[step]
    if (!current) return i
    const word = words[i]
    switch (current.kind) {
      case 'start':
        return around.opens(i) ? walk(step + 1, i, errors) : -1
      case 'end':
        return around.closes(i) ? walk(step + 1, i, errors) : -1
      case 'asks':
        return words[i - 1]?.asks ? walk(step + 1, i, errors) : -1
      case 'gap': {
        for (let skip = 0; skip <= MOST_WORDS_IN_GAP; skip++) {
          const end = walk(step + 1, i + skip, errors)
          if (end >= 0) return end
          if (words[i + skip]?.ends !== false) return -1
        }
        return -1
      }
      default: {
        // "No, quiero que me llamen" is not "no quiero que me llamen".
        if (word && !(i > at && words[i - 1]?.last)) {
          const cost = fits(current, word, pattern.words)
          if (cost >= 0 && errors + cost <= Math.max(allowed, cost > 0 && pattern.words === 1 ? 1 : 0)) {
            const end = walk(step + 1, i + 1, errors + cost)
            if (end >= 0) return end
          }
        }
        return current.optional ? walk(step + 1, i, errors) : -1
      }
    }
  }
  return walk(0, at, 0)
}

/** 0 as written, 1 with a typing error, -1 not at all. A single word must be long before an error is forgiven. */
const fits = (step: WordStep, word: Heard, words: number): number => {
  const { key, alt } = word
  if (step.keys.has(key) || (step.name && word.name)) return 0
  if (step.stems.some((stem) => key.startsWith(stem))) return 0
  if (step.ends.some((end) => key.length > end.length && key.endsWith(end))) return 0
  return alt !== undefined && step.keys.has(alt) && (words > 1 || alt.length >= 6) ? 1 : -1
}
