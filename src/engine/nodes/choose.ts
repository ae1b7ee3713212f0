import { z } from 'zod'
import { fold } from '../fold.ts'
import { type Choice, defineNode } from '../node.ts'
import { compileRecords, type RecordStep, recordsSchema } from '../records.ts'
import { target, word } from '../target.ts'

export type Option = { id: string; go: string; then: RecordStep[] }
export type ChooseSpec = {
  /** In the order shown. */
  shown: Option[]
  /** Recognised, not shown. */
  also: Option[]
}

const option = z.union([target, z.strictObject({ go: target, then: recordsSchema.optional() })])
const options = z.record(word, option)

const compileOptions = (raw: z.infer<typeof options> | undefined): Option[] =>
  Object.entries(raw ?? {}).map(([id, value]) =>
    typeof value === 'string' ? { id, go: value, then: [] } : { id, go: value.go, then: compileRecords(value.then) },
  )

/**
 * `choose: { yes: reached, no: wrong_person }`: a question with options, shown as buttons, a list or numbers by channel. An
 * option whose id is an intent's name in lower case is also chosen by that intent.
 */
export const choose = defineNode({
  type: 'choose',
  shape: {
    choose: options.refine((value) => Object.keys(value).length > 0, 'give at least one option'),
    also: options.optional(),
  },
  compile: (raw): ChooseSpec => ({ shown: compileOptions(raw.choose), also: compileOptions(raw.also) }),
  targets: (spec) => [...spec.shown, ...spec.also].map((item) => item.go),
  waits: true,
  enter: (node, turn) => {
    turn.say(node)
    turn.wait(node)
    return { stay: true }
  },
  resume: (node, turn, answer) => {
    const all = [...node.spec.shown, ...node.spec.also]
    const take = (id: string) => {
      const taken = all.find((item) => item.id === id)
      if (!taken) return { miss: true as const }
      turn.record(taken.then)
      return { go: taken.go }
    }
    if (answer.kind === 'option') return take(answer.id)
    if (answer.kind !== 'text') return { miss: true }
    const offered = turn.choices(node.name)
    const reading = turn.read('choice', answer.text, { options: offered })
    if ('value' in reading && typeof reading.value === 'string') {
      const position = offered.findIndex((item) => item.id === reading.value)
      const unseenNumber = /^\W*\d+\W*$/.test(answer.text) && position >= node.spec.shown.length
      return unseenNumber ? { miss: true } : take(reading.value)
    }
    if ('problem' in reading) return { miss: true }
    if ('ambiguous' in reading) return { miss: true, problem: turn.words('readers', reading.ambiguous, reading.values) }
    return { miss: true }
  },
})

/** The option that the text names without any doubt: its number among the shown ones, its label, or one of its words. */
export const exactChoice = (text: string, choices: readonly Choice[], shown: number): string | null => {
  const said = fold(text)
  if (said === '') return null
  if (/^\d{1,2}$/.test(said)) return Number(said) <= shown ? (choices[Number(said) - 1]?.id ?? null) : null
  const named = choices.filter((item) => fold(item.label) === said || item.words.some((other) => fold(other) === said))
  return named.length === 1 ? (named[0]?.id ?? null) : null
}
