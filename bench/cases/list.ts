import { setInterval as every } from 'node:timers'
import type { AnyDoc } from '../../src/cases/index.ts'
import { systemClock } from '../../src/clock.ts'
import { exportCases } from '../../src/hub/exports/export-cases.ts'
import type { RunImport } from '../../src/hub/imports/run-import.ts'
import type { Store } from '../../src/store/index.ts'

/** A line in ten holds a formula, and one in two is Latin-1: lists are put together from several. */
async function* file(rows: number): AsyncGenerator<Uint8Array> {
  yield Buffer.from('no,nombre,apellido,pueblo\n')
  for (let n = 0; n < rows; n++) {
    const row = `${n},${n % 10 ? `Íñigo ${n}` : '=1+1'},Núñez ${n},Xochitla\n`
    yield n % 2 ? Buffer.from(row) : Buffer.from(row, 'latin1')
  }
}

/**
 * A list goes in by the class list import, and everybody comes out as CSV.
 * @returns lines that came out, and by how many bytes this process grew at most meanwhile
 */
export async function throughList(
  store: Store,
  runImport: RunImport,
  matterId: string,
  rows: number,
): Promise<{ lines: number; grown: number }> {
  return growing(async () => {
    await taken(runImport, matterId, rows, false)
    const asked = { noun: 'person', filter: { noun: 'person' }, show: (doc: AnyDoc) => doc } as const
    const by = { actor: 'bench', role: 'admin' }
    let lines = -1
    for await (const part of await exportCases({ store, clock: systemClock }, { ...asked, by, reason: 'bench' }))
      for (const byte of part) if (byte === NEW_LINE) lines++
    return lines
  })
}

/** The same list is only looked at: what it would change is said, and nothing is written. */
export const lookThroughList = (
  runImport: RunImport,
  matterId: string,
  rows: number,
): Promise<{ lines: number; grown: number }> => growing(() => taken(runImport, matterId, rows, true))

async function taken(runImport: RunImport, matterId: string, rows: number, dryRun: boolean): Promise<number> {
  const about = { kind: 'class-list', matterId, actor: { kind: 'import' }, source: 'bench' } as const
  const { accepted } = await runImport({ ...about, open: () => file(rows), dryRun })
  if (accepted !== rows) throw new Error(`Of ${rows} rows ${accepted} were taken`)
  return accepted
}

/** @returns lines, and by how many bytes the process was larger than before, at most */
async function growing(work: () => Promise<number>): Promise<{ lines: number; grown: number }> {
  globalThis.gc?.()
  const before = process.memoryUsage.rss()
  let most = before
  const watch = every(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 50)
  try {
    return { lines: await work(), grown: most - before }
  } finally {
    clearInterval(watch)
  }
}

const NEW_LINE = 10
