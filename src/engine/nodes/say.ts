import { z } from 'zod'
import { defineNode } from '../node.ts'
import { target } from '../target.ts'

/** `explain: { say: {}, level: L1, go: menu }`: words, then on. */
export const say = defineNode({
  type: 'say',
  shape: { say: z.strictObject({}), go: target },
  compile: (raw): { go: string } => ({ go: raw.go }),
  targets: (spec) => [spec.go],
  waits: false,
  tells: { speaks: true },
  enter: (node, turn) => {
    turn.say(node)
    return { go: node.spec.go }
  },
})
