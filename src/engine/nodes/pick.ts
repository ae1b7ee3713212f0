import { z } from 'zod'
import { valueAt } from '../facts.ts'
import { pathOf } from '../flow/records.ts'
import { target, word } from '../flow/target.ts'
import { defineNode } from '../node.ts'
import type { Json } from '../session.ts'

export type PickSpec = {
  of: string
  as: string
  /** Fields of an item that may hold what is looked for; the first that any item fits decides. */
  by: readonly string[]
  /** Path of what is looked for; unset: the only item. */
  is: string
  go: string
  none: string
  several: string
}

const path = z
  .string()
  .regex(/^[a-z]+(\.[a-z0-9_]+)+$/, 'a list is a fact or an answer, like tasks.open or answers.expenses')
const reference = z.string().regex(/^=[a-z]+(\.[a-z0-9_]+)+$/, 'what is looked for is named like =answers.reply.ref')

/**
 * `pick: { of: tasks.open, as: task, by: [ref], is: =answers.ref }`: the one item of a list that is meant. With nothing to look for it
 * is the only one. `go` when there is one (`answers.task` holds it), else `none` or `several`; then `answers.task_a` and
 * `answers.task_b` hold the first two, for "this or that?".
 */
export const pick = defineNode({
  type: 'pick',
  shape: {
    pick: z.strictObject({ of: path, as: word, by: z.array(word).min(1), is: reference }),
    go: target,
    none: target,
    several: target,
  },
  compile: ({ pick: { is, ...how }, go, none, several }): PickSpec => ({ ...how, is: pathOf(is), go, none, several }),
  targets: ({ go, none, several }) => [go, none, several],
  waits: false,
  tells: { reads: ({ of, is }) => [of, is], saves: ({ as }) => [as, `${as}_a`, `${as}_b`] },
  enter: ({ spec: { of, as, by, is, go, none, several } }, turn) => {
    const list = turn.value(of)
    const items = (Array.isArray(list) ? list : []).filter(isItem)
    const said = turn.value(is)
    // One number is read as a list of one.
    const wanted = Array.isArray(said) && said.length === 1 ? (said[0] ?? null) : said
    const fitting =
      wanted === null || wanted === ''
        ? items
        : (by.map((field) => items.filter((item) => valueAt(item, field) === wanted)).find((some) => some.length > 0) ??
          [])
    const [first, second] = fitting
    const only = second === undefined
    turn.save(as, only ? (first ?? null) : null)
    turn.save(`${as}_a`, only ? null : (first ?? null))
    turn.save(`${as}_b`, only ? null : second)
    if (first === undefined) return { go: none }
    return { go: only ? go : several }
  },
})

const isItem = (item: Json): item is Record<string, Json> =>
  item !== null && typeof item === 'object' && !Array.isArray(item)
