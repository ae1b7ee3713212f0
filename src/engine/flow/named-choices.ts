import type { Choice } from '../node.ts'
import type { Json } from '../session.ts'

const FACT = /\{([a-z]+\.[a-z_]+)\}/

/**
 * Words of an option may hold a fact ("soy {sought.first_name}"); where it is not known they are no words of it. The same facts give the
 * same list again: what is worked out from its words (`foldedNames`) is then worked out once.
 */
export const namedChoices = (choices: readonly Choice[], value: (path: string) => Json): readonly Choice[] => {
  const paths = pathsOf(choices)
  if (paths.length === 0) return choices
  const facts = JSON.stringify(paths.map(value))
  const known = latest.get(choices)
  if (known?.facts === facts) return known.named
  const named = choices.map((choice) =>
    holdsFacts(choice) ? { ...choice, words: choice.words.flatMap((word) => filled(word, value)) } : choice,
  )
  latest.set(choices, { facts, named })
  return named
}

const latest = new WeakMap<readonly Choice[], { facts: string; named: readonly Choice[] }>()

/** The facts that the words of these options hold. */
const pathsOf = (choices: readonly Choice[]): readonly string[] => {
  let paths = held.get(choices)
  if (paths === undefined) {
    paths = choices.flatMap(({ words }) => words.flatMap((word) => FACT.exec(word)?.[1] ?? []))
    held.set(choices, paths)
  }
  return paths
}

const held = new WeakMap<readonly Choice[], readonly string[]>()

const holdsFacts = ({ words }: Choice): boolean => words.some((word) => word.includes('{'))

const filled = (word: string, value: (path: string) => Json): string[] => {
  const [held, path] = FACT.exec(word) ?? []
  if (held === undefined || path === undefined) return [word]
  const known = value(path)
  return typeof known === 'string' && known !== '' ? [word.replace(held, known)] : []
}
