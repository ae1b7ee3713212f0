import type { Connection } from 'mongoose'
import type { Control } from '../../simulator/control.ts'
import { until } from './hub-process.ts'

/** Where work waits, in the order in which it moves on: what has left one place is in a later one when that is looked at. */
const places: [collection: string, waits: object][] = [
  ['inbox', { state: 'new' }],
  ['conversations', { 'outbox.0': { $exists: true } }],
  ['updates', { outcome: 'pending' }],
  ['messages', { state: { $in: ['queued', 'claimed', 'uncertain'] } }],
]

/**
 * Waits until nothing is left to do: every message that was delivered to the hub is handled, every reply is on its phone,
 * every update is applied.
 */
export async function idle(connection: Connection, control: Control, patienceMs = 60_000): Promise<void> {
  await control.idle()
  await until(
    'the hub to be idle',
    async () => {
      for (const [collection, waits] of places)
        if ((await connection.collection(collection).countDocuments(waits)) > 0) return false
      return true
    },
    patienceMs,
  )
  await control.idle()
}
