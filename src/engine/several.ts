import type { Next, TurnTools } from './node.ts'
import { type Option, takeOption } from './option.ts'
import type { Json } from './session.ts'

/** A question of which several options may be named: what each keeps under this name is a list. */
type Several = { several?: string; shown: readonly Option[] }

/** "1 and 4", "to find a witness, and interview him": all that are named, in our order. They lead on alike. Null: only one may be named. */
export function takeSeveral(spec: Several, turn: TurnTools, ids: readonly Json[], said: string): Next | null {
  const first = spec.several === undefined ? undefined : spec.shown.find(({ id }) => ids.includes(id))
  if (!first) return null
  const next = takeOption(spec.shown, first.id, turn, said)
  keepNamed(spec, turn, ids)
  return next
}

/** "2 and 3 please, papers and signatures": the options whose numbers come first, whatever is said of them behind. */
export const numberedFirst = ({ several, shown }: Several, said: string): string[] => {
  const [head] =
    several === undefined ? [] : (/^\W*\d{1,2}(?:\s*(?:,|y|e|and|et|&|\+|\s)\s*\d{1,2})+(?!\d)/u.exec(said) ?? [])
  return [...(head ?? '').matchAll(/\d+/g)].flatMap(([number]) => shown[Number(number) - 1]?.id ?? [])
}

/** One that is named is a list as well. */
export function keepNamed({ several, shown }: Several, turn: TurnTools, ids: readonly Json[]): void {
  if (several === undefined) return
  const named = shown.filter(({ id }) => ids.includes(id))
  turn.save(
    several,
    named.flatMap(({ keep }) => keep[several] ?? []),
  )
}
