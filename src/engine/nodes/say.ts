import { z } from 'zod'
import { target } from '../flow/target.ts'
import { defineNode } from '../node.ts'

/** `explain: { say: { joins: true }, level: L1, go: menu }`: words, then on. `joins`: with the question behind them, one message. */
export const say = defineNode({
  type: 'say',
  shape: { say: z.strictObject({ joins: z.literal(true).optional() }), go: target },
  compile: (raw): { go: string; joins: boolean } => ({ go: raw.go, joins: raw.say.joins === true }),
  targets: (spec) => [spec.go],
  waits: false,
  tells: { speaks: true },
  enter: (node, turn) => {
    turn.say(node, undefined, node.spec.joins)
    return { go: node.spec.go }
  },
})
