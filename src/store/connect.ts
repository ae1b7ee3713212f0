import mongoose, { type Connection } from 'mongoose'

// An unknown path in a filter must be an error: with `true` it is dropped, and the filter then means everyone.
mongoose.set('strictQuery', 'throw')
mongoose.set('sanitizeFilter', false)

/**
 * One connection with the durability that the promises need: a write is acknowledged when it is in the journal.
 * Fails fast while the store is down (3 s), so that a webhook is answered 503 in time and the provider tries again.
 */
export async function connectStore(uri: string, poolSize = 20): Promise<Connection> {
  const name = new URL(uri).pathname.slice(1)
  const connection = mongoose.createConnection(uri, {
    ...(name ? {} : { dbName: 'portavoz' }),
    writeConcern: { w: 'majority', journal: true, wtimeoutMS: 3_000 },
    serverSelectionTimeoutMS: 3_000,
    connectTimeoutMS: 3_000,
    socketTimeoutMS: 30_000,
    maxPoolSize: poolSize,
    bufferCommands: false,
    autoIndex: false,
    autoCreate: false,
  })
  await connection.asPromise()
  return connection
}

/** Whether a write failed because a document with that unique key is already there. */
export const isDuplicate = (error: unknown): boolean => (error as { code?: number } | null)?.code === 11000
