import { z } from 'zod'
import { target, word } from '../flow/target.ts'
import { defineNode } from '../node.ts'
import type { Json } from '../session.ts'

export type EachSpec = { of: string; among: string; as: string; body: string; go: string }

const path = z
  .string()
  .regex(/^[a-z]+(\.[a-z0-9_]+)+$/, 'a list is a fact or an answer, like tasks.open or answers.expenses')

/**
 * `each: { of: tasks.open, as: task }`, `do: how_is_it`: the nodes from `do` are gone through once for each item of a list, and
 * lead back here; then on at `go`. `answers.task` holds the item, `answers.task_number` its number. The list is that of the
 * moment in which it began: what a fact becomes meanwhile moves nothing. Of items that have a `ref` only that is kept of those to
 * come, and each is looked up when its turn comes; one that is no longer there is left out. A list of refs is looked up `in` another.
 */
export const each = defineNode({
  type: 'each',
  shape: { each: z.strictObject({ of: path, in: path.optional(), as: word }), do: target, go: target },
  compile: (raw): EachSpec => {
    const { of, in: among = of, as } = raw.each
    return { of, among, as, body: raw.do, go: raw.go }
  },
  targets: (spec) => [spec.body, spec.go],
  waits: false,
  tells: { reads: ({ of, among }) => [of, among], saves: ({ as }) => [as, `${as}_number`] },
  enter: ({ spec: { of, among, as, body, go } }, turn) => {
    const left = turn.value(`answers.${as}_left`)
    const begun = Array.isArray(left)
    const number = begun ? Number(turn.value(`answers.${as}_number`)) : 0
    const known = listOf(turn.value(among))
    const list = begun ? left : keptOf(listOf(turn.value(of)))
    const items = list.map((kept) => {
      const ref = typeof kept === 'string' && among !== of ? kept : onlyRefOf(kept)
      return ref === null ? kept : known.find((one) => refOf(one) === ref)
    })
    const at = items.findIndex((one) => one !== undefined)
    const item = items[at]
    const rest = list.slice(at + 1)
    const over = item === undefined
    turn.save(as, over ? null : item)
    turn.save(`${as}_number`, over ? null : number + 1)
    turn.save(`${as}_left`, over ? null : rest)
    if (over) turn.save(`${as}_said`, null)
    return { go: over ? go : body }
  },
})

const listOf = (value: Json): Json[] => (Array.isArray(value) ? value : [])

/** What a session keeps of the items to come: refs that tell them apart, else the items themselves. */
const keptOf = (list: Json[]): Json[] => {
  const refs = list.map(refOf)
  return refs.every((ref) => ref !== null) && new Set(refs).size === refs.length ? refs.map((ref) => ({ ref })) : list
}

const refOf = (item: Json): string | null =>
  item !== null && typeof item === 'object' && !Array.isArray(item) && typeof item.ref === 'string' ? item.ref : null

const onlyRefOf = (item: Json): string | null => (Object.keys(item ?? {}).length === 1 ? refOf(item) : null)
