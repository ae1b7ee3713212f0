import type { Connection } from 'mongoose'

/**
 * How the store finds the answer to a find command: by an index, or by looking through the whole collection.
 * @throws when the store does not say
 */
export async function planOf(connection: Connection, command: object): Promise<'index' | 'scan'> {
  const told = await connection.db?.command({ explain: command, verbosity: 'queryPlanner' })
  const stages = [...JSON.stringify(told?.queryPlanner?.winningPlan ?? {}).matchAll(/"stage":"(\w+)"/g)].map(
    ([, stage]) => stage,
  )
  if (stages.length === 0) throw new Error('The store does not tell how it finds what is asked')
  return stages.includes('COLLSCAN') ? 'scan' : 'index'
}
