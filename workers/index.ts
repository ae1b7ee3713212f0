import { arrivals } from './arrivals.ts'
import { broadcast } from './broadcast.ts'
import { converse } from './converse.ts'
import { deliver } from './deliver.ts'
import { delivered } from './delivered.ts'
import { erase } from './erase.ts'
import { group } from './group.ts'
import { media } from './media.ts'
import { problem } from './problem.ts'
import { record } from './record.ts'
import { records } from './records.ts'
import { relay } from './relay.ts'
import { retention } from './retention.ts'
import { webhook } from './webhook.ts'

/** What runs in the background, one line per queue. */
export const workers = [
  arrivals,
  converse,
  relay,
  record,
  records,
  deliver,
  delivered,
  problem,
  media,
  erase,
  retention,
  broadcast,
  webhook,
  group,
] as const
