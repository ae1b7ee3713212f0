import { entry, target } from '../flow/target.ts'
import { defineNode } from '../node.ts'

export type CallSpec = { flow: string; go: string }

/** `call: faq` or `call: faq.visa`: another flow (or its node), then back here and on to `go`. */
export const call = defineNode({
  type: 'call',
  shape: { call: entry, go: target },
  compile: (raw): CallSpec => ({ flow: raw.call, go: raw.go }),
  targets: (spec) => [spec.go],
  waits: false,
  tells: { enters: ({ flow }) => [flow] },
  enter: (node, turn) => {
    if (node.level) turn.say(node)
    return { call: node.spec.flow }
  },
})
