import { z } from 'zod'
import type { SayHow } from '../events.ts'
import { target } from '../flow/target.ts'
import { defineNode } from '../node.ts'

/**
 * `explain: { say: { joins: true }, level: L1, go: menu }`: words, then on. `joins`: with the question behind them, one message; `spare`: they
 * are left out where they would be a message of their own before another.
 */
export const say = defineNode({
  type: 'say',
  shape: {
    say: z.strictObject({ joins: z.literal(true).optional(), spare: z.literal(true).optional() }),
    go: target,
  },
  compile: (raw): { go: string; how: SayHow } => ({
    go: raw.go,
    how: { ...(raw.say.joins ? { joins: true } : {}), ...(raw.say.spare ? { spare: true } : {}) },
  }),
  targets: (spec) => [spec.go],
  waits: false,
  tells: { speaks: true },
  enter: (node, turn) => {
    turn.say(node, undefined, node.spec.how)
    return { go: node.spec.go }
  },
})
