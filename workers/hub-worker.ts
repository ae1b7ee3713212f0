import type { Hub } from '../src/hub/hub.ts'
import { defineWorker } from '../src/queues/worker.ts'

/** A worker of the hub: its use cases are what a job may call. */
export const hubWorker = defineWorker<Hub>()
