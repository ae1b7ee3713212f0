import { defineNode } from '../node.ts'
import { flowName, target } from '../target.ts'

export type CallSpec = { flow: string; go: string }

/** `call: faq`: another flow, then back here and on to `go`. */
export const call = defineNode({
  type: 'call',
  shape: { call: flowName, go: target },
  compile: (raw): CallSpec => ({ flow: raw.call, go: raw.go }),
  targets: (spec) => [spec.go],
  waits: false,
  enter: (node, turn) => {
    if (node.level) turn.say(node)
    return { call: node.spec.flow }
  },
})
