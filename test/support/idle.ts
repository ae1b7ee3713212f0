import type { Connection } from 'mongoose'
import { until } from './hub-process.ts'

/** Waits until nothing is left to do: every message handled, every reply handed to the provider, every update applied. */
export async function idle(connection: Connection, patienceMs = 60_000): Promise<void> {
  const waiting = async (): Promise<number> => {
    const counts = await Promise.all([
      connection.collection('inbox').countDocuments({ state: 'new' }),
      connection.collection('conversations').countDocuments({ 'outbox.0': { $exists: true } }),
      connection.collection('messages').countDocuments({ state: { $in: ['queued', 'claimed', 'uncertain'] } }),
      connection.collection('updates').countDocuments({ outcome: 'pending' }),
    ])
    return counts.reduce((sum, count) => sum + count, 0)
  }
  // In two looks: work moves on from one collection to the next.
  await until('the hub to be idle', async () => (await waiting()) === 0 && (await waiting()) === 0, patienceMs)
}
