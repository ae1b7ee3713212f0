import { textHash } from '../../words/text-hash.ts'
import type { SheetInput } from './sheet.ts'
import { stateOf, type Translated } from './translated.ts'
import { keyOf, unitsOf } from './units.ts'

/** Every translation that is there renders the present Spanish, of one flow or of all. Keys that no text has are dropped. */
export function confirmWords(
  { source, own, known }: SheetInput,
  flow?: string,
): { known: Translated; confirmed: number } {
  const spanish = unitsOf(source)
  const translated = unitsOf(own)
  let confirmed = 0
  const done: Record<string, string> = {}
  const same: Record<string, string> = {}
  for (const unit of [...spanish.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))) {
    const key = keyOf(unit)
    const there = translated.get(key)?.text
    const state = stateOf(key, unit.text, there, known)
    if (there !== undefined && state === 'changed since translation' && (flow === undefined || unit.file === flow)) {
      done[key] = textHash(unit.text)
      confirmed += 1
      continue
    }
    if (known.done[key] !== undefined) done[key] = known.done[key]
    if (known.same[key] !== undefined) same[key] = known.same[key]
  }
  return { known: { done, same }, confirmed }
}
