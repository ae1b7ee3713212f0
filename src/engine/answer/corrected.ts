import type { Choice, TurnTools } from '../node.ts'
import type { Json } from '../session.ts'
import { correction, corrections, partsIn } from './correction.ts'
import { type Mended, type Mending, mended, renamed } from './mended.ts'

/**
 * All that words put right of what was read back: "no, el pasaje fue 270 y fueron 5 horas", "son 4 horas, y quite la comida". What its reader
 * makes of the whole, what each part corrects by name, and a reference that was that of another, together: half a correction would be
 * read back as if it were all. Null: they put nothing right.
 */
export const corrected = (
  text: string,
  { fields, mending }: { fields: Readonly<Record<string, string>>; mending?: Mending },
  names: readonly Choice[],
  turn: TurnTools,
): Mended | null => {
  const each = corrections(text, fields, names, turn)
  if (each) return { values: each, unclear: [] }
  const told = mended(text, mending, turn)
  const other = renamed(text, Object.keys(fields), turn)
  if (!told && !other) return null
  const values: Record<string, Json> = { ...told?.values }
  for (const part of partsIn(text)) {
    const found = correction(part, fields, names, turn, (field) => values[field] ?? turn.value(`answers.${field}`))
    // Of what the whole sentence told a part cut at its "y" knows less: "fueron 3 horas y media".
    if ('save' in found && (Array.isArray(found.value) || !(found.save in values))) values[found.save] = found.value
  }
  const unclear = (told?.unclear ?? []).filter((field) => field in fields && !(field in values))
  return { values: { ...values, ...other }, unclear }
}
