import { z } from 'zod'
import { target } from '../flow/target.ts'
import { defineNode } from '../node.ts'

export type ConsentSpec = { to: 'withdrawn' | 'given'; go: string }

/** `consent: withdraw` or `consent: give`: the person wants no automatic messages, on any channel, or wants them again. */
export const consent = defineNode({
  type: 'consent',
  shape: { consent: z.enum(['withdraw', 'give']), go: target },
  compile: (raw): ConsentSpec => ({ to: raw.consent === 'withdraw' ? 'withdrawn' : 'given', go: raw.go }),
  targets: (spec) => [spec.go],
  waits: false,
  enter: (node, turn) => {
    turn.emit({ type: 'consent-changed', to: node.spec.to })
    if (node.level) turn.say(node)
    return { go: node.spec.go }
  },
})
