import { broadcast } from './broadcast.ts'
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
  broadcast,
  group,
]
