import { setInterval as every } from 'node:timers'
import type { AnyDoc } from '../../src/cases/index.ts'
import { caseCsv, type Exported } from '../../src/hub/exports/case-csv.ts'
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
  globalThis.gc?.()
  const before = process.memoryUsage.rss()
  let most = before
  const watch = every(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 50)
  try {
    const actor = { kind: 'import' } as const
    const open = () => file(rows)
    const { accepted } = await runImport({ kind: 'class-list', matterId, open, dryRun: false, actor, source: 'bench' })
    if (accepted !== rows) throw new Error(`Of ${rows} rows ${accepted} were taken`)
    let lines = -1
    for await (const part of caseCsv('person', everybody(store)))
      for (const byte of part) if (byte === NEW_LINE) lines++
    return { lines, grown: most - before }
  } finally {
    clearInterval(watch)
  }
}

const NEW_LINE = 10

async function* everybody(store: Store): AsyncGenerator<Exported> {
  for await (const { doc, version, updatedAt } of store.cases.each<AnyDoc>({ noun: 'person' }))
    if (doc !== null) yield { doc, version, updatedAt: updatedAt.toISOString() }
}
