import { takeOption } from '../flow/option.ts'
import { exactChoice } from '../hearing/exact-choice.ts'
import type { Next, NodeOf, TurnTools } from '../node.ts'
import type { AskSpec } from '../nodes/ask.ts'
import type { Json } from '../session.ts'
import { aboutEach, withoutLead } from './about-each.ts'
import { matches } from './against.ts'
import { keepParts } from './keep-parts.ts'
import { saidAmong } from './said-among.ts'

/** What words are at an open question: one of its options, the answer to an earlier one, a value, or none of these. */
export const answered = (node: Ask, turn: TurnTools, text: string): Next => {
  const { also } = node.spec
  const other = exactChoice(text, turn.choices(node.name), 0)
  if (other !== null) return takeOption(also, other, turn, text)
  const late = takeLate(node, turn, text)
  if (late) return late
  const named = namedBeside(node, turn, text)
  if (named !== null) return takeOption(also, named, turn, text)
  return understood(node, turn, text)
}

type Ask = NodeOf<'ask', AskSpec>

/** What the words are: a value, words to keep, or a miss with what there is to say about it. */
export const understood = (node: Ask, turn: TurnTools, text: string): Next => {
  const { spec } = node
  const reading = turn.read(spec.reader, text, spec.options)
  if ('value' in reading) return accept(node, turn, reading.value)
  const named = saidAmong(turn.choices(node.name), text) ?? (spec.otherwise ? saidFirst(node, turn, text) : null)
  if (named !== null) return takeOption(spec.also, named, turn, text)
  if (spec.otherwise && /[\p{L}\d]{2}/u.test(text)) {
    turn.save(spec.otherwise.save, text)
    return { go: spec.otherwise.go }
  }
  if ('problem' in reading) return { miss: true, problem: turn.words('readers', reading.problem, reading.values) }
  const question = turn.words('readers', reading.ambiguous, reading.values)
  const [only, ...more] = reading.between ?? []
  return only !== undefined && more.length === 0 ? { miss: true, question, offered: only } : { miss: true, question }
}

/** Keep the value (or only whether it matches), record what a good answer records, go on. */
export const accept = (node: Ask, turn: TurnTools, value: Json) => {
  const { spec } = node
  keep(turn, spec, keepParts(turn, spec.fields, value, spec.mends))
  turn.record(spec.records)
  return { go: spec.go }
}

/** The option that the words name to the letter, but for what leads on to what they are about. */
export const optionIn = (node: Ask, turn: TurnTools, text: string): Next | null => {
  const id = exactChoice(withoutLead(text), turn.choices(node.name), 0)
  return id === null ? null : takeOption(node.spec.also, id, turn, text)
}

/** Words where a picture is asked for: "no me dieron de la comida" is about the food, whichever is asked about. */
export const ofThisOne = (node: Ask, turn: TurnTools, text: string): Next => {
  if (node.spec.by === undefined) {
    const named = saidAmong(turn.choices(node.name), text)
    return named === null ? { miss: true } : takeOption(node.spec.also, named, turn, text)
  }
  const { own, others } = aboutEach(text, node.spec.by, turn)
  const [other] = others
  if (own !== null || other === undefined) {
    // "No dieron, el chofer nunca da": the words that were asked for, and why.
    const [first = '', ...why] = text.split(/[,.;\n]/)
    return optionIn(node, turn, own ?? text) ?? (why.length > 0 ? ofThisOne(node, turn, first) : { miss: true })
  }
  turn.understood()
  return { miss: true, problem: turn.words('readers', 'reference.kept', { ref: other }) }
}

/** "Sí kítelo, ya estaba", where other words are kept: what they begin with, however it is spelled, is the option. */
const saidFirst = ({ name }: Ask, turn: TurnTools, text: string): string | null => {
  const [first = ''] = text.split(/[,.;\n]/)
  const reading = turn.read('choice', first.trim().split(/\s+/).slice(0, FIRST_WORDS).join(' '), {
    options: turn.choices(name),
  })
  return 'value' in reading && typeof reading.value === 'string' ? reading.value : null
}
const FIRST_WORDS = 3

/**
 * "No me acuerdo cómo se llamaba el patrón": where an answer is compared with what we know and does not fit, words for something else
 * are heard among others, too. A number alone is no such words.
 */
const namedBeside = ({ name, spec: { against } }: Ask, turn: TurnTools, text: string): string | null => {
  if (against === undefined || matches(text, turn.value(against)) || !/\p{L}{2}/u.test(text)) return null
  const reading = turn.read('choice', text, { options: turn.choices(name) })
  return 'value' in reading && typeof reading.value === 'string' ? reading.value : null
}

/**
 * "Ya me acordé, fue en 2021": the answer to the earlier question is kept, and the open one stays unless the same words answer it
 * too. Only while the earlier one has no answer, so that nobody guesses twice.
 */
const takeLate = (node: Ask, turn: TurnTools, text: string): Next | null => {
  const { late, against } = node.spec
  if (!late || turn.value(`answers.${late.save}`) !== null) return null
  const reading = turn.read(late.reader, text, {})
  if (!('value' in reading)) return null
  keep(turn, late, reading.value)
  return against !== undefined && matches(text, turn.value(against)) ? null : { go: node.name }
}

/** The value, or where it is compared with a fact only whether it matches. */
const keep = (turn: TurnTools, { save, against }: { save: string; against?: string }, value: Json): void =>
  turn.save(save, against === undefined ? value : matches(value, turn.value(against)))
