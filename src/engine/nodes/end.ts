import { z } from 'zod'
import { entry, flowName, word } from '../flow/target.ts'
import { defineNode } from '../node.ts'

export type EndSpec = {
  outcome: string
  start?: string
  closes: boolean | readonly string[]
  quietly: boolean
  hands: readonly string[]
}

/**
 * `end: declined`: the flow is over with this outcome. `then` starts another flow afresh, with the answers that `hands` names;
 * `closes: true` in a global flow ends the interrupted conversation too (a wrong number), `closes: [group-digest]` these flows wherever
 * they stand beneath, otherwise its question is put again; `quietly: true` leaves it as it is.
 */
export const end = defineNode({
  type: 'end',
  shape: {
    end: word,
    // biome-ignore lint/suspicious/noThenProperty: a key of the flow language, never awaited
    then: entry.optional(),
    closes: z.union([z.literal(true), z.array(flowName).min(1)]).optional(),
    quietly: z.boolean().optional(),
    hands: z.array(word).min(1).optional(),
  },
  compile: (raw): EndSpec => ({
    outcome: raw.end,
    closes: raw.closes ?? false,
    quietly: raw.quietly ?? false,
    hands: raw.hands ?? [],
    ...(raw.then === undefined ? {} : { start: raw.then }),
  }),
  targets: () => [],
  waits: false,
  tells: {
    ends: true,
    reads: ({ hands }) => hands.map((name) => `answers.${name}`),
    closes: ({ closes }) => (typeof closes === 'boolean' ? [] : closes),
    enters: ({ start }) => (start === undefined ? [] : [start]),
  },
  enter: (node, turn) => {
    if (node.level) turn.say(node)
    const { outcome, start, closes, quietly, hands } = node.spec
    return { end: outcome, closes, quietly, hands, ...(start === undefined ? {} : { start }) }
  },
})
