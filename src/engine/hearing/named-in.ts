import type { Turn } from '../turn.ts'

/** "No c paga nada, grax": as it stands, then with its short forms written out, then with less and less of the courtesies around it. */
export const namedIn = <T>(turn: Turn, text: string, named: (said: string) => T | null): T | null => {
  const asItStands = named(text)
  if (asItStands !== null) return asItStands
  const ways = [turn.parts.writtenOut?.(text, turn.context.lang) ?? text, ...withLess(turn, text)]
  for (const said of new Set(ways)) {
    const found = said === text ? null : named(said)
    if (found !== null) return found
  }
  return null
}

/** "Oiga patrón, si soi yo": the words written out, without what they call us and without courtesies. */
export const bareOf = (turn: Turn, text: string): string => withLess(turn, text).at(-1) ?? text

const withLess = ({ parts, context }: Turn, text: string): string[] => {
  const { lang } = context
  // "Ay" calls somebody, and is a short form of "hay".
  const [begun] = parts.withoutCourtesy?.(text, lang) ?? [text]
  const full = parts.writtenOut?.(begun, lang) ?? begun
  return [full, ...(parts.withoutCourtesy?.(full, lang) ?? [])]
}
