import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { scansAmong } from '../../bench/cases/plan.ts'
import { openStore } from '../../src/store/index.ts'
import { createVault } from '../../src/store/vault.ts'
import { testStore } from '../support/store.ts'

const { connection } = testStore()

test('pages, lists, counts and the sweeper find what they ask for by an index, on the default database too', async () => {
  await openStore(connection, createVault(randomBytes(32))).prepare()
  const about = { person: 'p_1', claim: 'c_1', matter: 'M-1', now: new Date() }
  const { questions, scans } = await scansAmong(connection, about)
  expect(questions).toBeGreaterThan(10)
  expect(scans).toEqual([])
})
