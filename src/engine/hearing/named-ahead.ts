import type { TurnTools } from '../node.ts'
import { exactChoice } from './exact-choice.ts'

/**
 * The option of a question that words name which were said beside another answer: some of them to the letter ("por audio" in "por audio, si
 * se puede"), or what they mean as a whole. Null where none is named so, or two are: a word alone that only one option has is not enough here.
 */
export const namedAhead = (turn: Pick<TurnTools, 'read' | 'choices'>, node: string, text: string): string | null => {
  const choices = turn.choices(node)
  const words = text.trim().split(/\s+/).slice(0, MOST_WORDS)
  const found = words.flatMap((_, from) =>
    words.slice(from).flatMap((_, more) => {
      const span = words.slice(from, from + more + 1).join(' ')
      const id = exactChoice(span, choices, 0)
      // A bare "sí" belongs to what was asked before; "sí quiero participar" says what it is about.
      const denied = DENIALS.has(words[from - 1]?.toLowerCase() ?? '')
      return id === null || denied || (more < BARE_WORDS && 'value' in turn.read('yes-no', span, {}))
        ? []
        : [{ id, from, length: more + 1 }]
    }),
  )
  const kept = found.filter(
    (one) =>
      !found.some(
        (other) => other.length > one.length && other.from <= one.from && one.from < other.from + other.length,
      ),
  )
  const ids = new Set(kept.map(({ id }) => id))
  if (ids.size > 0) return ids.size === 1 ? ([...ids][0] ?? null) : null
  const meant = turn.read('choice', text, {
    options: choices.filter(({ id }) => !BARE.has(id)).map(({ id }) => ({ id, label: id })),
  })
  return 'value' in meant && typeof meant.value === 'string' ? meant.value : null
}

/** They answer what was asked, and this was not. */
const BARE = new Set(['yes', 'no'])
const BARE_WORDS = 2
const MOST_WORDS = 30
const DENIALS = new Set(['no', 'ni', 'sin', 'not', 'pas'])
