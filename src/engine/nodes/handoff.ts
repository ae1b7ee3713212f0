import { z } from 'zod'
import { target, word } from '../flow/target.ts'
import { defineNode } from '../node.ts'

export type HandoffSpec = { reason: string; priority: 'normal' | 'high' | 'urgent'; go?: string; discreet: boolean }

/**
 * `handoff: { reason: not_identified, priority: normal }`: a person of the team takes over and the bot is silent, emergencies,
 * extortion and STOP apart; whoever asks something is told once that a person will answer. When they give it back it goes on at `go`; without `go` the flow is over then.
 * `discreet: true`: nothing at all is said by itself meanwhile, as somebody else may be reading.
 */
export const handoff = defineNode({
  type: 'handoff',
  shape: {
    handoff: z.strictObject({
      reason: word,
      priority: z.enum(['normal', 'high', 'urgent']).default('normal'),
      discreet: z.literal(true).optional(),
    }),
    event: z.literal('handoff.resolved').optional(),
    go: target.optional(),
  },
  compile: ({ handoff: { reason, priority, discreet }, go }): HandoffSpec => ({
    reason,
    priority,
    discreet: discreet ?? false,
    ...(go === undefined ? {} : { go }),
  }),
  targets: (spec) => (spec.go === undefined ? [] : [spec.go]),
  waits: false,
  tells: { ends: true },
  enter: (node, turn) => {
    if (node.level) turn.say(node)
    turn.emit({ type: 'handed-off', reason: node.spec.reason, priority: node.spec.priority })
    return { held: true, ...(node.spec.discreet ? { discreet: true } : {}) }
  },
  resume: (node) => (node.spec.go === undefined ? { end: 'handed_off' } : { go: node.spec.go }),
})
