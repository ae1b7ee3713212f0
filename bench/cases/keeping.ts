import type { Parts } from '../../src/hub/parts.ts'
import { createErase } from '../../src/hub/privacy/erase.ts'
import { createRetention } from '../../src/hub/retention/retention.ts'
import type { RecordUpdates } from '../../src/hub/updates/record.ts'

/** What a process is killed by. */
class Enough extends Error {}

/**
 * What the daily look at what was kept long enough does: everybody is looked at, and then some are erased.
 * @param parts of a time at which nothing is left to do for anybody
 * @returns people who would go, and how many a second were erased
 */
export async function lookAtEverybody(
  parts: Pick<Parts, 'store' | 'clock' | 'wake'> & { record: RecordUpdates },
  erased: number,
): Promise<{ found: number; seconds: number; erasedPerSecond: number }> {
  const act = async (): Promise<never> => {
    throw new Error('Nobody has asked for an erasure here')
  }
  const erase = createErase({ ...parts, act })
  const started = performance.now()
  const counts = await createRetention({ ...parts, erase }).run({ dryRun: true })
  const seconds = (performance.now() - started) / 1000

  let left = erased
  const begin: typeof erase.begin = async (about) => {
    if (left-- === 0) throw new Enough()
    const begun = await erase.begin(about)
    await erase.clear(about.personId)
    return begun
  }
  const from = performance.now()
  try {
    await createRetention({ ...parts, erase: { begin } }).run({ dryRun: false })
    throw new Error(`There were not ${erased} people to erase`)
  } catch (error) {
    if (!(error instanceof Enough)) throw error
  }
  return { found: counts.listed.removed, seconds, erasedPerSecond: (erased * 1000) / (performance.now() - from) }
}
