import { z } from 'zod'
import { fold } from '../fold.ts'
import { type Choice, defineNode } from '../node.ts'
import { compileOptions, type Option, optionsSchema, takeOption } from '../option.ts'
import { target, word } from '../target.ts'

export type ChooseSpec = {
  /** In the order shown. */
  shown: Option[]
  /** Recognised, not shown. */
  also: Option[]
  /** What nothing else understood is kept as words, instead of counting as a miss. */
  otherwise?: { save: string; go: string }
}

/**
 * `choose: { yes: reached, no: wrong_person }`: a question with options, shown as buttons, a list or numbers by channel. An
 * option whose id is an intent's name in lower case is also chosen by that intent.
 */
export const choose = defineNode({
  type: 'choose',
  shape: {
    choose: optionsSchema.refine((value) => Object.keys(value).length > 0, 'give at least one option'),
    also: optionsSchema.optional(),
    else: z.strictObject({ save: word, go: target }).optional(),
  },
  compile: (raw): ChooseSpec => ({
    shown: compileOptions(raw.choose),
    also: compileOptions(raw.also),
    ...(raw.else ? { otherwise: raw.else } : {}),
  }),
  targets: ({ shown, also, otherwise }) => [
    ...[...shown, ...also].map(({ go }) => go),
    ...(otherwise ? [otherwise.go] : []),
  ],
  waits: true,
  enter: (node, turn) => {
    turn.say(node)
    turn.wait(node)
    return { stay: true }
  },
  resume: (node, turn, answer) => {
    const { shown, also, otherwise } = node.spec
    const take = (id: string) => takeOption([...shown, ...also], id, turn)
    if (answer.kind === 'option') return take(answer.id)
    if (answer.kind !== 'text') return { miss: true }
    const offered = turn.choices(node.name)
    const reading = turn.read('choice', answer.text, { options: offered })
    if ('value' in reading && typeof reading.value === 'string') {
      const position = offered.findIndex((item) => item.id === reading.value)
      const unseenNumber = /^\W*\d+\W*$/.test(answer.text) && position >= shown.length
      return unseenNumber ? { miss: true } : take(reading.value)
    }
    if ('ambiguous' in reading) return { miss: true, problem: turn.words('readers', reading.ambiguous, reading.values) }
    if (!otherwise || !/\p{L}{2}/u.test(answer.text)) return { miss: true }
    turn.save(otherwise.save, answer.text)
    return { go: otherwise.go }
  },
})

/** The option that the text names without any doubt: its number among the shown ones, its label, or one of its words. */
export const exactChoice = (text: string, choices: readonly Choice[], shown: number): string | null => {
  const said = fold(text)
  if (said === '') return null
  if (/^\d{1,2}$/.test(said)) return Number(said) <= shown ? (choices[Number(said) - 1]?.id ?? null) : null
  return namesOf(choices).get(said) ?? null
}

const folded = new WeakMap<readonly Choice[], ReadonlyMap<string, string | null>>()

/** Folded label or word -> option, null where two options share it. Folding twenty words takes longer than the whole turn, so once. */
const namesOf = (choices: readonly Choice[]): ReadonlyMap<string, string | null> => {
  const known = folded.get(choices)
  if (known) return known
  const names = new Map<string, string | null>()
  for (const { id, label, words } of choices) {
    for (const name of [label, ...words].map(fold)) {
      const other = names.get(name)
      names.set(name, other === undefined || other === id ? id : null)
    }
  }
  folded.set(choices, names)
  return names
}
