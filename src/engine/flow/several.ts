import type { Next, TurnTools } from '../node.ts'
import type { Json } from '../session.ts'
import { type Option, takeOption } from './option.ts'

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

/** "2 and 3 please, papers and signatures", "1 and 3 and a document too": the options whose numbers come first, and what is said behind them. */
export function numberedFirst({ several, shown }: Several, said: string): { ids: string[]; beside: string } {
  const [head = ''] = several === undefined ? [] : (NUMBERS.exec(said) ?? [])
  return {
    ids: [...head.matchAll(/\d+/g)].flatMap(([number]) => shown[Number(number) - 1]?.id ?? []),
    beside: said.slice(head.length),
  }
}
const AND = '\\s*(?:,|&|\\+|(?<!\\p{L})(?:y|e|and|et)(?!\\p{L}))\\s*'
/** One number only where more is added to it: "2 witnesses to interview" is no second option. */
const NUMBERS = new RegExp(`^\\W*\\d{1,2}(?:(?:(?:${AND}|\\s+)\\d{1,2})+(?!\\d)|(?=${AND}\\p{L}))`, 'u')

/** One that is named is a list as well. */
export function keepNamed({ several, shown }: Several, turn: TurnTools, ids: readonly Json[]): void {
  if (several === undefined) return
  const named = shown.filter(({ id }) => ids.includes(id))
  turn.save(
    several,
    named.flatMap(({ keep }) => keep[several] ?? []),
  )
}
