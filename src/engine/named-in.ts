import type { Turn } from './turn.ts'

/** "No c paga nada, grax": as it stands, then with its short forms written out, then without the courtesies around it. */
export const namedIn = (
  { parts, context }: Turn,
  text: string,
  named: (said: string) => string | null,
): string | null => {
  const found = named(text)
  if (found !== null) return found
  const full = parts.writtenOut?.(text, context.lang) ?? text
  const bare = parts.withoutCourtesy?.(full, context.lang) ?? full
  return (full === text ? null : named(full)) ?? (bare === full ? null : named(bare))
}
