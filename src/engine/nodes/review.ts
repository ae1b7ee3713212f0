import { z } from 'zod'
import { correction, corrections } from '../correction.ts'
import { defineNode, type Next, type NodeOf, type TurnTools } from '../node.ts'
import { compileRecords, type RecordStep, recordsSchema } from '../records.ts'
import { target, word } from '../target.ts'

export type ReviewSpec = {
  /** Saved answer -> the node that asks for it. */
  fields: Readonly<Record<string, string>>
  go: string
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
 * son 5", "cambie pasaje a 420", "quite comida" (option `remove` names the words for taking out).
 */
export const review = defineNode({
  type: 'review',
  shape: {
    review: z.record(word, target).refine((fields) => Object.keys(fields).length > 0, 'name at least one answer'),
    go: target,
    // biome-ignore lint/suspicious/noThenProperty: a key of the flow language, never awaited
    then: recordsSchema.optional(),
  },
  compile: (raw): ReviewSpec => ({ fields: raw.review, go: raw.go, records: compileRecords(raw.then) }),
  targets: (spec) => [spec.go, ...Object.values(spec.fields)],
  waits: true,
  shows: shown,
  takes: (spec) => ['yes', 'no', ...Object.keys(spec.fields), 'remove'],
  tells: {
    speaks: true,
    parts: ({ fields }) => (Object.keys(fields).length > 1 ? [WHICH] : []),
    records: ({ records }) => records,
  },
  enter: (node, turn) => put(node, turn),
  resume: (node, turn, answer) => {
    if (answer.kind === 'option') return take(node, turn, answer.id)
    if (answer.kind !== 'text') return { miss: true }
    const names = turn.choices(node.name)
    const found = correction(answer.text, node.spec.fields, names, turn)
    if ('field' in found) return take(node, turn, found.field)
    const values =
      'save' in found ? { [found.save]: found.value } : corrections(answer.text, node.spec.fields, names, turn)
    if (values) {
      for (const [name, value] of Object.entries(values)) turn.save(name, value)
      turn.understood()
      turn.turnTo(undefined)
      return put(node, turn)
    }
    const offered = names.filter(({ id }) => shown(node.spec, turn.part).includes(id))
    const reading = turn.read('choice', answer.text, { options: offered })
    if ('value' in reading && typeof reading.value === 'string') return take(node, turn, reading.value)
    return { miss: true }
  },
})

const put = (node: NodeOf<'review', ReviewSpec>, turn: TurnTools): Next => {
  turn.say(node, turn.part)
  turn.wait(node)
  return { stay: true }
}

const take = (node: NodeOf<'review', ReviewSpec>, turn: TurnTools, id: string): Next => {
  const { fields, go, records } = node.spec
  if (id === 'yes') {
    turn.record(records)
    return { go }
  }
  const [first = '', ...more] = Object.keys(fields)
  const field = id === 'no' && more.length === 0 ? first : id
  const asks = Object.hasOwn(fields, field) ? fields[field] : undefined
  if (asks !== undefined) return { go: asks, back: node.name }
  if (id !== 'no') return { miss: true }
  turn.understood()
  turn.turnTo(WHICH)
  return put(node, turn)
}
