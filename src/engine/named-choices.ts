import type { Choice } from './node.ts'
import type { Json } from './session.ts'

const FACT = /\{([a-z]+\.[a-z_]+)\}/

/** Words of an option may hold a fact ("soy {sought.first_name}"); where it is not known they are no words of it. */
export const namedChoices = (choices: readonly Choice[], value: (path: string) => Json): readonly Choice[] =>
  choices.some(holdsFacts)
    ? choices.map((choice) =>
        holdsFacts(choice) ? { ...choice, words: choice.words.flatMap((word) => filled(word, value)) } : choice,
      )
    : choices

const holdsFacts = ({ words }: Choice): boolean => words.some((word) => word.includes('{'))

const filled = (word: string, value: (path: string) => Json): string[] => {
  const [held, path] = FACT.exec(word) ?? []
  if (held === undefined || path === undefined) return [word]
  const known = value(path)
  return typeof known === 'string' && known !== '' ? [word.replace(held, known)] : []
}
