import { callbacks } from './broadcast/callbacks.ts'
import { dispatch } from './broadcast/dispatch.ts'
import { kill } from './broadcast/kill.ts'
import { pace } from './broadcast/pace.ts'
import { plan } from './broadcast/plan.ts'
import { burst } from './burst.ts'
import { cases } from './cases.ts'
import { engine } from './engine.ts'
import type { Figure } from './figure.ts'
import { group } from './group.ts'
import { idle } from './idle.ts'
import { longList } from './import.ts'
import { latency } from './latency.ts'
import { reading } from './reading.ts'
import { webhooks } from './webhooks.ts'

/** Everything that `npm run bench` measures, in the order in which it does. */
export const figures: readonly Figure[] = [
  webhooks,
  engine,
  idle,
  reading,
  burst,
  latency,
  cases,
  longList,
  plan,
  dispatch,
  pace,
  kill,
  callbacks,
  group,
]
