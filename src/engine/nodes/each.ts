import { z } from 'zod'
import { defineNode } from '../node.ts'
import { target, word } from '../target.ts'

export type EachSpec = { of: string; as: string; body: string; go: string }

const path = z
  .string()
  .regex(/^[a-z]+(\.[a-z0-9_]+)+$/, 'a list is a fact or an answer, like tasks.open or answers.expenses')

/**
 * `each: { of: tasks.open, as: task }`, `do: how_is_it`: the nodes from `do` are gone through once for each item of a list, and
 * lead back here; then on at `go`. `answers.task` holds the item, `answers.task_number` its number. The list is that of the
 * moment in which it began: what a fact becomes meanwhile moves nothing.
 */
export const each = defineNode({
  type: 'each',
  shape: { each: z.strictObject({ of: path, as: word }), do: target, go: target },
  compile: (raw): EachSpec => ({ ...raw.each, body: raw.do, go: raw.go }),
  targets: (spec) => [spec.body, spec.go],
  waits: false,
  enter: ({ spec: { of, as, body, go } }, turn) => {
    const left = turn.value(`answers.${as}_left`)
    const list = Array.isArray(left) ? left : turn.value(of)
    const number = Array.isArray(left) ? Number(turn.value(`answers.${as}_number`)) : 0
    const [item, ...rest] = Array.isArray(list) ? list : []
    const over = item === undefined
    turn.save(as, over ? null : item)
    turn.save(`${as}_number`, over ? null : number + 1)
    turn.save(`${as}_left`, over ? null : rest)
    if (over) turn.save(`${as}_said`, null)
    return { go: over ? go : body }
  },
})
