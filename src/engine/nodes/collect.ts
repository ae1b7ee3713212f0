import { z } from 'zod'
import { compileOptions, type Option, optionsSchema, takeOption } from '../flow/option.ts'
import { compileRecords, type RecordStep, recordsSchema } from '../flow/records.ts'
import { target, word } from '../flow/target.ts'
import { exactChoice } from '../hearing/exact-choice.ts'
import type { MediaKind } from '../input.ts'
import { defineNode, type NodeOf, type TurnTools } from '../node.ts'
import type { Json } from '../session.ts'

export type CollectSpec = {
  /** The checklist, in the order in which it is asked for. */
  items: readonly string[]
  save: string
  kinds: readonly MediaKind[]
  go: string
  records: RecordStep[]
  also: Option[]
}

/**
 * `collect: { of: [front, back], save: pages }`: pictures or files by a checklist, one at a time. Its `text` asks for the first,
 * `items` of its locale entry for each of the others. One that is dark, blurred, cut or known already is asked for again (rule
 * RR); those that were good stay. `answers.pages` is a list of `{ item, media, id }`.
 */
export const collect = defineNode({
  type: 'collect',
  shape: {
    collect: z.strictObject({
      of: z.array(word).min(1).max(10),
      save: word,
      kinds: z
        .array(z.enum(['image', 'document', 'audio', 'video']))
        .min(1)
        .optional(),
    }),
    go: target,
    also: optionsSchema.optional(),
    // biome-ignore lint/suspicious/noThenProperty: a key of the flow language, never awaited
    then: recordsSchema.optional(),
  },
  compile: (raw): CollectSpec => ({
    items: raw.collect.of,
    save: raw.collect.save,
    kinds: raw.collect.kinds ?? ['image', 'document'],
    go: raw.go,
    records: compileRecords(raw.then),
    also: compileOptions(raw.also),
  }),
  targets: (spec) => [spec.go, ...spec.also.map((option) => option.go)],
  waits: true,
  takes: (spec) => spec.also.map((option) => option.id),
  tells: {
    speaks: true,
    parts: ({ items }) => items.slice(1).map((item) => `item.${item}`),
    saves: ({ save }) => [save],
    records: ({ records }) => records,
    options: ({ also }) => also,
  },
  enter: (node, turn) => {
    if (heldBy(node, turn).length >= node.spec.items.length) turn.save(node.spec.save, null)
    return askNext(node, turn)
  },
  resume: (node, turn, answer) => {
    const { spec } = node
    if (answer.kind === 'option') return takeOption(spec.also, answer.id, turn, answer.text)
    if (answer.kind === 'text') {
      const other = exactChoice(answer.text, turn.choices(node.name), 0)
      return other === null ? { miss: true } : takeOption(spec.also, other, turn, answer.text)
    }
    if (answer.kind !== 'media') return { miss: true }
    if (answer.problem !== undefined) return { miss: true, problem: turn.words('readers', `photo.${answer.problem}`) }
    const held = heldBy(node, turn)
    const item = spec.items[held.length] ?? ''
    turn.save(spec.save, [...held, { item, media: answer.media, id: answer.mediaId ?? null }])
    if (held.length + 1 < spec.items.length) {
      turn.understood()
      return askNext(node, turn)
    }
    turn.record(spec.records)
    return { go: spec.go }
  },
})

const heldBy = ({ spec }: NodeOf<'collect', CollectSpec>, turn: TurnTools): Json[] => {
  const held = turn.value(`answers.${spec.save}`)
  return Array.isArray(held) ? held : []
}

const askNext = (node: NodeOf<'collect', CollectSpec>, turn: TurnTools) => {
  const done = heldBy(node, turn).length
  turn.say(node, done === 0 ? undefined : `item.${node.spec.items[done]}`)
  turn.wait(node)
  return { stay: true as const }
}
