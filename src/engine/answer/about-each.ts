import { fold } from '../fold.ts'
import type { TurnTools } from '../node.ts'
import type { Json } from '../session.ts'

/**
 * One message about several things: "t17 listo, t18 atorada". What is said of those that an `each` has still to come to is
 * kept under `<as>_said`, by reference, until it is their turn.
 * @param by the answer that holds the reference, `task.ref`
 * @returns what is said of the present one (null: it is not named), the references of others of which something is, and of those that
 * are named and no more ("T4")
 */
export const aboutEach = (
  text: string,
  by: string,
  turn: TurnTools,
): { own: string | null; others: string[]; bare: string[] } => {
  const [as = '', field = ''] = by.split('.')
  const present = turn.value(`answers.${by}`)
  const left = turn.value(`answers.${as}_left`)
  const later = (Array.isArray(left) ? left : []).map((item) => fieldOf(item, field))
  const refs = [present, ...later].filter((ref) => typeof ref === 'string')
  const said = divide(text, refs)
  const bare = [...said].filter(([, words]) => isBare(words)).map(([ref]) => ref)
  const others = [...said.keys()].filter((ref) => ref !== present && !bare.includes(ref))
  const kept = turn.value(`answers.${as}_said`)
  if (others.length > 0) {
    const before = kept !== null && typeof kept === 'object' && !Array.isArray(kept) ? kept : {}
    turn.save(`${as}_said`, { ...before, ...Object.fromEntries(others.map((ref) => [ref, said.get(ref) ?? ''])) })
  }
  return { own: typeof present === 'string' ? (said.get(present) ?? null) : null, others, bare }
}

/** What was said of this one while another was asked about; it is used once. */
export const saidBefore = (by: string, turn: TurnTools): string | null => {
  const [as = ''] = by.split('.')
  const ref = String(turn.value(`answers.${by}`))
  const kept = turn.value(`answers.${as}_said`)
  if (kept === null || typeof kept !== 'object' || Array.isArray(kept) || typeof kept[ref] !== 'string') return null
  const { [ref]: said, ...rest } = kept
  turn.save(`${as}_said`, Object.keys(rest).length > 0 ? rest : null)
  return said as string
}

/** "La T4", "lo de T4": what of it is not said. */
const isBare = (words: string): boolean => words.split(' ').every((word) => LEADS_IN.has(word))
/** "No me dieron de la" [comida]: without the words that only lead on. */
export const withoutLead = (text: string): string => {
  const words = plain(text).split(' ')
  while (words.length > 1 && LEADS_IN.has(words.at(-1) ?? '')) words.pop()
  return words.join(' ')
}
const LEADS_IN = new Set(['', ...'la el lo las los de del y a en tarea sobre the task and of about le de'.split(' ')])

/** Words by the reference that they stand behind; before it, when nothing stands behind the last ("ya t17, no pude t18"). */
export const divide = (text: string, refs: readonly string[]): Map<string, string> => {
  const words = plain(text).split(' ')
  const named = words.flatMap((word, at) => {
    const ref = refs.find((one) => plain(one) === word)
    return ref === undefined ? [] : [{ ref, at }]
  })
  const ahead = named[0]?.at === 0 || (named.at(-1)?.at ?? 0) < words.length - 1
  return new Map(
    named.map(({ ref, at }, index) => [
      ref,
      words.slice(ahead ? at + 1 : (named[index - 1]?.at ?? -1) + 1, ahead ? named[index + 1]?.at : at).join(' '),
    ]),
  )
}

/** "T 17", "CF-1042" and "cf 1042" are one word each. */
const plain = (text: string): string => fold(text).replace(/\b([a-z]{1,3}) (?=\d)/g, '$1')

/** Of a list of refs each is what it is called by. */
const fieldOf = (item: Json, field: string): Json =>
  typeof item === 'string'
    ? item
    : item !== null && typeof item === 'object' && !Array.isArray(item)
      ? (item[field] ?? null)
      : null
