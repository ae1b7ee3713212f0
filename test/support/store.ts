import { randomBytes } from 'node:crypto'
import mongoose, { type Connection } from 'mongoose'
import { afterAll, beforeAll, inject } from 'vitest'
// Before any model is made, in a test that opens one collection alone, too: a schema keeps what held when it was first used.
import '../../src/store/no-empty-filter.ts'

export type TestStore = {
  /** Address with the database of this test file in it. */
  uri: string
  /** Its name, unlike any other file's. */
  name: string
  /** An own mongoose connection, open from `beforeAll` to `afterAll`. Writes are majority and journaled, as in production. */
  connection: Connection
}

/** The server of the worker that runs this file; all share the one that MONGODB_URI names. */
export function workerMongo(): string {
  const uris = inject('mongodbUris')
  const uri = uris[(Number(process.env.VITEST_POOL_ID) - 1) % uris.length]
  if (uri === undefined) throw new Error('The test run has started no MongoDB')
  return uri
}

/** A database of this test file's own on the real server, dropped at its end. Call it at the top of the file. */
export function testStore(): TestStore {
  const name = `portavoz_test_${randomBytes(6).toString('hex')}`
  const address = new URL(workerMongo())
  address.pathname = `/${name}`
  const uri = address.href
  const connection = mongoose.createConnection()
  beforeAll(async () => {
    await connection.openUri(uri, {
      writeConcern: { w: 'majority', journal: true },
      maxPoolSize: 10,
      monitorCommands: true,
      // As in production: `store.prepare()` makes them, once.
      autoIndex: false,
      autoCreate: false,
    })
  })
  afterAll(async () => {
    await connection.dropDatabase()
    await connection.close()
  })
  return { uri, name, connection }
}

/** Another process's connection to the same database: models of its own. Closed with the first. */
export function openAgain({ connection }: TestStore): Connection {
  // biome-ignore lint/correctness/useHookAtTopLevel: a database, not a hook
  return connection.useDb(connection.name, { useCache: false })
}
