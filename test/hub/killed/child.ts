import { createErase } from '../../../src/hub/privacy/erase.ts'
import { rotateKeys } from '../../../src/hub/privacy/rotate-keys.ts'
import { createRecord } from '../../../src/hub/updates/record.ts'
import { connectStore } from '../../../src/store/connect.ts'
import { openStore } from '../../../src/store/index.ts'
import { createVault } from '../../../src/store/vault.ts'
import { silentParts } from './parts.ts'

/** A process that is killed in its work: it says after each step how far it is. */
const { KILLED_URI = '', KILLED_MASTER = '', KILLED_FORMER, KILLED_WORK } = process.env
const key = (text: string): Buffer => Buffer.from(text, 'base64')
const store = openStore(
  await connectStore(KILLED_URI, 5),
  createVault(key(KILLED_MASTER), KILLED_FORMER === undefined ? undefined : key(KILLED_FORMER)),
)
await store.keys.takeUp()
let steps = 0
const step = (): void => void process.send?.(++steps)

if (KILLED_WORK === 'rotate') {
  const { rewrapped } = store.people
  store.people.rewrapped = async (keys) => {
    const count = await rewrapped(keys)
    step()
    return count
  }
  await rotateKeys({ store }, { page: 5 })
} else {
  const parts = silentParts(store)
  const erase = createErase({ ...parts, record: createRecord(parts) })
  for (const personId of await store.people.toClear(parts.clock.now(), 1_000)) {
    await erase.clear(personId)
    step()
  }
}
process.send?.('done')
