import { type Heard, keyOfWord } from './heard.ts'
import type { Lang } from './reader.ts'

type Step =
  | { kind: 'words'; keys: ReadonlySet<string>; name: boolean; optional: boolean }
  | { kind: 'part'; starts: string; ends: string; optional: boolean }
  | { kind: 'gap' }
  | { kind: 'start' }
  | { kind: 'end' }
  | { kind: 'asks' }

/** A row of the lexicon, ready to match. `first`: keys it can begin with, null when it can begin with anything. */
export type Pattern = { source: string; steps: readonly Step[]; first: ReadonlySet<string> | null; words: number }

const QUESTION_MARK: Step = { kind: 'words', keys: new Set(['§?']), name: false, optional: false }

const MOST_WORDS_IN_GAP = 3

/** Compiles a row; throws with the row and what is wrong in it. */
export const compilePattern = (source: string, lang: Lang): Pattern => {
  // Question marks alone are a message; `hear` gives them this key.
  const steps =
    source.trim() === '?'
      ? [QUESTION_MARK]
      : source
          .trim()
          .split(/\s+/)
          .map((part) => stepOf(part, source, lang))
  const words = steps.filter((step) => step.kind === 'words' || step.kind === 'part').length
  if (words === 0) throw new Error(`"${source}": a row needs a word`)
  return { source, steps, first: firstKeys(steps), words }
}

const stepOf = (part: string, source: string, lang: Lang): Step => {
  if (part === '^') return { kind: 'start' }
  if (part === '$') return { kind: 'end' }
  if (part === '?') return { kind: 'asks' }
  if (part === '...') return { kind: 'gap' }
  const optional = part.startsWith('[') && part.endsWith(']')
  const bare = optional ? part.slice(1, -1) : part
  if (/[[\]{}^$?]/.test(bare.replaceAll('{name}', '')) || bare === '')
    throw new Error(`"${source}": cannot read "${part}"`)
  if (bare.includes('*')) {
    if (bare.includes('|') || !/^(\*[^*]+|[^*]+\*)$/.test(bare)) throw new Error(`"${source}": cannot read "${part}"`)
    const key = keyOfWord(bare, lang)
    return bare.startsWith('*')
      ? { kind: 'part', starts: '', ends: key, optional }
      : { kind: 'part', starts: key, ends: '', optional }
  }
  const words = bare.split('|')
  const name = words.includes('{name}')
  const keys = words.filter((word) => word !== '{name}').map((word) => keyOfWord(word, lang))
  if (keys.some((key) => key === '')) throw new Error(`"${source}": "${part}" holds no word`)
  return { kind: 'words', keys: new Set(keys), name, optional }
}

const firstKeys = (steps: readonly Step[]): ReadonlySet<string> | null => {
  const keys = new Set<string>()
  for (const step of steps) {
    if (step.kind === 'start') continue
    if (step.kind !== 'words' || step.name) return null
    for (const key of step.keys) keys.add(key)
    if (!step.optional) return keys
  }
  return null
}

/** All keys of whole words that the row names. */
export const keysOf = ({ steps }: Pattern): string[] =>
  steps.flatMap((step) => (step.kind === 'words' ? [...step.keys] : []))

/**
 * Where the row ends when it begins at word `at`, or -1. `opens(i)` tells whether only fillers stand before word i in its
 * sentence, `closes(i)` whether only fillers follow.
 */
export const matchAt = (
  pattern: Pattern,
  words: readonly Heard[],
  at: number,
  around: { opens: (i: number) => boolean; closes: (i: number) => boolean },
): number => {
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
        if (word && !(i > at && words[i - 1]?.alone)) {
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
const fits = (step: Extract<Step, { kind: 'words' | 'part' }>, word: Heard, words: number): number => {
  if (step.kind === 'part') {
    return word.key.length > step.starts.length + step.ends.length &&
      word.key.startsWith(step.starts) &&
      word.key.endsWith(step.ends)
      ? 0
      : -1
  }
  if (step.keys.has(word.key) || (step.name && word.name)) return 0
  const { alt } = word
  return alt !== undefined && step.keys.has(alt) && (words > 1 || alt.length >= 6) ? 1 : -1
}
