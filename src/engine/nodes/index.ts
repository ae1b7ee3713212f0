import type { NodeOf } from '../node.ts'
import { ask } from './ask.ts'
import { branch } from './branch.ts'
import { call } from './call.ts'
import { choose } from './choose.ts'
import { collect } from './collect.ts'
import { consent } from './consent.ts'
import { each } from './each.ts'
import { end } from './end.ts'
import { handoff } from './handoff.ts'
import { pick } from './pick.ts'
import { record } from './record.ts'
import { review } from './review.ts'
import { say } from './say.ts'
import { wait } from './wait.ts'

/** Every type of node, by the key that names it in a flow file. `record` comes last: any node may also record. */
export const nodes = {
  say,
  ask,
  choose,
  collect,
  review,
  branch,
  each,
  pick,
  handoff,
  call,
  wait,
  consent,
  end,
  record,
}

export type NodeKind = keyof typeof nodes
type SpecOf<K extends NodeKind> = ReturnType<(typeof nodes)[K]['compile']>

/** A compiled node of any type; `type` tells which. */
export type Node = { [K in NodeKind]: NodeOf<K, SpecOf<K>> }[NodeKind]
