import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { openStore } from '../../src/store/index.ts'
import { EmptyFilter } from '../../src/store/no-empty-filter.ts'
import { createVault } from '../../src/store/vault.ts'
import { testStore } from '../support/store.ts'

const { connection } = testStore()

it('no change of any collection is for everybody: neither an empty filter nor one whose value is missing', async () => {
  openStore(connection, createVault(randomBytes(32)))
  const models = Object.values(connection.models)
  expect(models.length).toBeGreaterThan(15)
  for (const model of models) {
    await model.collection.insertOne({ _id: 'one' } as never)
    for (const filter of [{}, { _id: undefined }])
      for (const change of [
        () => model.updateOne(filter, { $set: { version: 1 } }),
        () => model.updateMany(filter, { $set: { version: 1 } }),
        () => model.replaceOne(filter, {}),
        () => model.deleteOne(filter),
        () => model.deleteMany(filter),
        () => model.findOneAndUpdate(filter, { $set: { version: 1 } }),
        () => model.findOneAndReplace(filter, {}),
        () => model.findOneAndDelete(filter),
      ])
        await expect(change(), `${model.modelName}: ${change}`).rejects.toThrow(EmptyFilter)
    expect(await model.collection.find({}).toArray()).toEqual([{ _id: 'one' }])
  }
})
