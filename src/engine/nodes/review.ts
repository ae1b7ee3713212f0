import { z } from 'zod'
import { corrected } from '../answer/corrected.ts'
import { answered, correction } from '../answer/correction.ts'
import { type Mended, type Mending, mendingOf, mendingSchema } from '../answer/mended.ts'
import { compileOptions, type Option, optionsSchema, takeOption } from '../flow/option.ts'
import { compileRecords, optionReads, type RecordStep, recordsSchema } from '../flow/records.ts'
import { target, word } from '../flow/target.ts'
import { speaksAgainst } from '../hearing/plainly.ts'
import { type Choice, defineNode, type Next, type NodeOf, type TurnTools } from '../node.ts'
import type { Json } from '../session.ts'

export type ReviewSpec = {
  /** Saved answer -> the node that asks for it. */
  fields: Readonly<Record<string, string>>
  go: string
  /** What else puts it right: "la T4 también lista". */
  mending?: Mending
  /** What they may say beside it, not shown: other ways on, by option id. */
  also: Option[]
  /** Where it is read back anew when it was put right; else here, in the same words. */
  again?: string
  /** Recorded when it was found right. */
  records: RecordStep[]
}

/** The second question, in the locale entry's `which`: what is to be corrected. */
const WHICH = 'which'

function shown({ fields }: ReviewSpec, part?: string): readonly string[] {
  return part === WHICH ? Object.keys(fields) : ['yes', 'no']
}

/**
 * `review: { hours: how_long, expenses: what_cost }`: reads back what was noted, with the options `yes` and `no`. Found wrong, it
 * asks which part, has that asked again by its node, and comes back here. A correction in words is taken at once: "las horas
 * son 5", "cambie pasaje a 420", "quite comida" (option `remove` names the words for taking out); with `mend: { reader: report, fields: [tasks] }`
 * also what its reader makes of it. `again: which_words` reads back at another node what then needs other words.
 */
export const review = defineNode({
  type: 'review',
  shape: {
    review: z.record(word, target).refine((fields) => Object.keys(fields).length > 0, 'name at least one answer'),
    mend: mendingSchema.optional(),
    again: target.optional(),
    also: optionsSchema.optional(),
    go: target,
    // biome-ignore lint/suspicious/noThenProperty: a key of the flow language, never awaited
    then: recordsSchema.optional(),
  },
  compile: (raw): ReviewSpec => ({
    fields: raw.review,
    go: raw.go,
    records: compileRecords(raw.then),
    also: compileOptions(raw.also),
    ...(raw.mend ? { mending: mendingOf(raw.mend) } : {}),
    ...(raw.again === undefined ? {} : { again: raw.again }),
  }),
  targets: (spec) => [
    spec.go,
    ...Object.values(spec.fields),
    ...(spec.again === undefined ? [] : [spec.again]),
    ...spec.also.map(({ go }) => go),
  ],
  waits: true,
  shows: shown,
  takes: (spec) => ['yes', 'no', ...Object.keys(spec.fields), 'remove', ...spec.also.map(({ id }) => id)],
  tells: {
    speaks: true,
    parts: ({ fields }) => (Object.keys(fields).length > 1 ? [WHICH] : []),
    records: ({ records }) => records,
    options: ({ also }) => also,
    reads: ({ mending }) => optionReads(mending?.options ?? {}),
    saves: ({ mending }) => mending?.fields.flat() ?? [],
    readers: ({ mending }) => (mending ? [mending.reader] : []),
  },
  enter: (node, turn) => put(node, turn),
  resume: (node, turn, answer) => {
    const text = answer.kind === 'option' || answer.kind === 'text' ? answer.text : undefined
    const chosen = answer.kind === 'option' ? answer.id : null
    if (chosen !== null && node.spec.also.some(({ id }) => id === chosen))
      return takeOption(node.spec.also, chosen, turn, text)
    if (text === undefined) return chosen === null ? { miss: true } : take(node, turn, chosen)
    const names = turn.choices(node.name)
    const right = corrected(text, node.spec, names, turn)
    if (right) {
      const same = right.unclear.length === 0 && isNoted(right.values, turn)
      return same && chosen === 'yes' ? take(node, turn, 'yes') : putRight(node, turn, right)
    }
    // "Está bien, menos la comida" is no yes: what is meant is asked.
    if (chosen !== null) return take(node, turn, chosen === 'yes' && isDoubtful(text, names) ? 'no' : chosen)
    const found = correction(text, node.spec.fields, names, turn)
    if ('field' in found) return take(node, turn, found.field)
    if ('save' in found) return putRight(node, turn, { values: { [found.save]: found.value }, unclear: [] })
    const offered = names.filter(({ id }) => shown(node.spec, turn.part).includes(id))
    const reading = turn.read('choice', text, { options: offered })
    if ('value' in reading && typeof reading.value === 'string') return take(node, turn, reading.value)
    const other = answered(text, node.spec.fields, turn)
    if (other && 'save' in other) return putRight(node, turn, { values: { [other.save]: other.value }, unclear: [] })
    if (other) return take(node, turn, other.field)
    // "Son 5": something is wrong, and of several it is asked which.
    return /\d/.test(text) && turn.part !== WHICH && Object.keys(node.spec.fields).length > 1
      ? take(node, turn, 'no')
      : { miss: true }
  },
})

const isNoted = (values: Record<string, Json>, turn: TurnTools): boolean =>
  Object.entries(values).every(
    ([name, value]) => JSON.stringify(turn.value(`answers.${name}`)) === JSON.stringify(value),
  )

const isDoubtful = (text: string, names: readonly Choice[]): boolean => {
  const yes = names.find(({ id }) => id === 'yes')
  return yes !== undefined && (/\p{L}.*\d|\d.*\p{L}/su.test(text) || speaksAgainst(text, yes))
}

/** What is not certain of it is asked anew. */
const putRight = (node: NodeOf<'review', ReviewSpec>, turn: TurnTools, { values, unclear }: Mended): Next => {
  const changed = !isNoted(values, turn)
  for (const [name, value] of Object.entries(values)) turn.save(name, value)
  turn.understood()
  // What is read back is not what was read back before, however often it is put right.
  if (changed) turn.anew(node.name)
  turn.turnTo(undefined)
  if (unclear[0] !== undefined) return take(node, turn, unclear[0])
  return node.spec.again === undefined ? put(node, turn) : { go: node.spec.again }
}

const put = (node: NodeOf<'review', ReviewSpec>, turn: TurnTools): Next => {
  turn.say(node, turn.part)
  turn.wait(node)
  return { stay: true }
}

const take = (node: NodeOf<'review', ReviewSpec>, turn: TurnTools, id: string): Next => {
  const { fields, go, again, records } = node.spec
  if (id === 'yes') {
    // Where it is asked what is wrong, a yes says yes to nothing that stands before them: it is read back once more.
    if (turn.part === WHICH) {
      turn.understood()
      turn.turnTo(undefined)
      return put(node, turn)
    }
    turn.record(records)
    return { go }
  }
  const [first = '', ...more] = Object.keys(fields)
  const field = id === 'no' && more.length === 0 ? first : id
  const asks = Object.hasOwn(fields, field) ? fields[field] : undefined
  if (asks !== undefined) return { go: asks, back: again ?? node.name }
  if (id !== 'no') return { miss: true }
  turn.understood()
  turn.turnTo(WHICH)
  return put(node, turn)
}
