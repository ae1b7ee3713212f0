import { closeSync, existsSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

export type Journal<Entry> = { append(entry: Entry): void; close(): void }

/**
 * An append-only file of JSON lines, written before the call returns, so that a killed process loses nothing the provider had
 * accepted. A last line cut in half by the kill is dropped. Without a file nothing is kept.
 */
export function openJournal<Entry>(file: string | undefined, replay: (entry: Entry) => void): Journal<Entry> {
  if (file === undefined) return { append: () => {}, close: () => {} }
  mkdirSync(dirname(file), { recursive: true })
  if (existsSync(file)) {
    const bytes = readFileSync(file)
    const end = bytes.lastIndexOf(0x0a) + 1
    if (end < bytes.length) truncateSync(file, end)
    for (const line of bytes.subarray(0, end).toString('utf8').split('\n')) {
      if (line !== '') replay(JSON.parse(line))
    }
  }
  const handle = openSync(file, 'a')
  let open = true
  return {
    append: (entry) => {
      if (open) writeSync(handle, `${JSON.stringify(entry)}\n`)
    },
    close: () => {
      if (open) closeSync(handle)
      open = false
    },
  }
}
