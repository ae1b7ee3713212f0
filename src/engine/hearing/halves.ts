import type { Cut } from '../../reading/head-and-rest.ts'
import { fold } from '../fold.ts'

/** Words that may be an answer, and what else is said; `why`: that gives a reason; `but`: it is set against the answer. */
export type Half = { said: string; rest: string; why: boolean; but: boolean }

/**
 * All ways to take a message for an answer with something before or behind it that stands by itself: the longest answer first. "Si le entro, me
 * quitan la visa?" may suppose it: only a full stop, a "pero" or a question word makes an answer of that.
 */
export const halvesOf = (text: string, cuts: readonly Cut[]): Half[] => {
  const words = text.trim().split(/\s+/)
  const behind = cuts.flatMap(({ head, rest, parted }): Half[] => {
    const count = head.split(/\s+/).length
    const led = fold(words.slice(count).join(' '))
    const isEnd = /[.!;?]$/.test(words[count - 1] ?? '')
    const why = WHY.test(led)
    if (!parted && !why && !ALSO.test(led)) return []
    if (SUPPOSES.test(head) && !isEnd && !BUT.test(led) && !ASKS.test(led)) return []
    return [{ said: head, rest, why, but: BUT.test(led) }]
  })
  const [, before, said] = /^(.*[.,;:!?\n])\s*([^.,;:!?\n]+)[.!\s]*$/su.exec(text.trim()) ?? []
  return before === undefined || said === undefined
    ? behind
    : [...behind, { said, rest: before, why: false, but: false }]
}

/** Without its accent: "if", as well as "yes". */
const SUPPOSES = /^(?:\p{L}+\s+)?si\s+\p{L}/u
const BUT = /^(?:pero|aunque|nomas|nada mas|but|mais) /
const ASKS = /^(?:y|and|et) (?:que|cuanto|cuando|donde|quien|como|es verdad|es cierto|what|when|where|who|how) /
const ALSO = /^(?:y|and|et) /
const WHY =
  /^(?:pero )?(?:porque|por|pq|xq|es que|es por|ya que|tengo (?:mucho )?miedo|me da (?:mucho )?miedo|because|parce que|car) ?/
