import { z } from 'zod'
import { type Condition, conditionsSchema, readsOf } from '../flow/conditions.ts'
import { target } from '../flow/target.ts'
import { defineNode } from '../node.ts'

export type BranchSpec = { ways: { when?: Condition[]; go: string }[] }

/** `branch: [{ when: [...], go: x }, { go: y }]`: the first way that holds; the last one has no `when`. */
export const branch = defineNode({
  type: 'branch',
  shape: {
    branch: z
      .array(z.strictObject({ when: conditionsSchema.optional(), go: target }))
      .min(1)
      .refine((ways) => ways.at(-1)?.when === undefined, 'the last way has no `when`, so that one always holds')
      .refine((ways) => ways.slice(0, -1).every((way) => way.when), 'only the last way may be without `when`'),
  },
  compile: (raw): BranchSpec => ({
    ways: raw.branch.map((way) => (way.when ? { when: way.when, go: way.go } : { go: way.go })),
  }),
  targets: (spec) => spec.ways.map((way) => way.go),
  waits: false,
  tells: {
    reads: ({ ways }) =>
      ways.flatMap(({ when }) => {
        const { facts, answers } = readsOf(when)
        return [...facts, ...answers.map((name) => `answers.${name}`)]
      }),
  },
  enter: (node, turn) => ({ go: (node.spec.ways.find((way) => turn.holds(way.when)) ?? { go: node.name }).go }),
})
