import { type Intent, TOPICS } from '../../reading/intent.ts'
import type { Flow } from '../flow/flow.ts'
import { LIMITS } from '../limits.ts'
import { flowFor } from '../openings.ts'
import type { Turn } from '../turn.ts'
import { meaningOf } from './meaning.ts'

/** A question of theirs that has an answer of its own, and where that is. */
export type Asked = { intent: Intent; flow: Flow; entry: string }

/**
 * "¿Y cuánto me toca y es verdad?": what else they ask in the same words, in a clause of its own. Null: nothing, or what has the same answer
 * here ("eso se lo digo por llamada"), which nobody needs twice.
 */
export const askedBeside = (turn: Turn, intent: Intent, text: string): Asked | null => {
  const clauses = text.split(PARTS).filter((clause) => WORDS.test(clause))
  const first = asked(turn, intent)
  if (!ANSWERED.has(intent) || !first || clauses.length < 2 || text.length > LIMITS.besideLength) return null
  const meant = new Set(clauses.map((clause) => meaningOf(turn, clause)))
  // What is only heard in all of the words is cut in two by none.
  if (!meant.delete(intent)) return null
  for (const other of meant) {
    const beside =
      other !== null && other !== 'unclear' && ANSWERED.has(other) && !isSameHere(turn, intent, other)
        ? asked(turn, other)
        : null
    if (beside && leadsTo(turn, beside) !== leadsTo(turn, first)) return beside
  }
  return null
}

/** The open question takes both for one: "¿cuánto y cuándo?". */
const isSameHere = (turn: Turn, one: Intent, other: Intent): boolean => {
  const node = turn.session && turn.node
  if (node?.type !== 'choose') return false
  const ways = [...node.spec.shown, ...node.spec.also]
  const goOf = (intent: Intent) => ways.find(({ id }) => id === intent.toLowerCase())?.go
  return goOf(one) !== undefined && goOf(one) === goOf(other)
}

/** An answer that ends in a question of ours goes last: the other one would come between. */
export const inTurn = (turn: Turn, one: Asked, other: Asked): [Asked, Asked] =>
  asksBack(turn, one) && !asksBack(turn, other) ? [other, one] : [one, other]

export const asked = (turn: Turn, intent: Intent): Asked | null => {
  const flow = flowFor(turn, turn.library.byIntent.get(intent))
  const entry = flow?.start.intent.get(intent)
  return flow && entry !== undefined ? { intent, flow, entry } : null
}

const ANSWERED = new Set<Intent>(['SCAM', 'COST', 'AMOUNT', 'WHEN', 'VISA', ...TOPICS])

/** Two words at least: of "¿cuánto y cuándo?" each alone may mean something else. */
const WORDS = /\p{L}+\s+\p{L}+/u
const PARTS = /[?¿!¡,.;:\n]+|\s(?:y|e|o|and|or|et|ou)\s/iu

/** Was that told within these few minutes? Nobody needs it twice. */
export const isTold = (turn: Turn, one: Asked): boolean => {
  const { said } = turn.open
  const since = said ? Date.parse(turn.now) - Date.parse(said.since) : Number.POSITIVE_INFINITY
  return since <= LIMITS.repeatWindowMs && (said?.times[leadsTo(turn, one).replace(/\?$/, '')] ?? 0) > 0
}

export const asksBack = (turn: Turn, one: Asked): boolean => leadsTo(turn, one).endsWith('?')

/** The node that would speak, as things stand; with a mark where it waits for an answer. */
const leadsTo = (turn: Turn, { flow, entry }: Asked): string => {
  let at = flow
  let name = entry
  for (let steps = 0; steps < LIMITS.stepsPerTurn; steps++) {
    const node = at.nodes.get(name)
    if (node?.type === 'branch') name = node.spec.ways.find(({ when }) => turn.holds(when))?.go ?? ''
    else if (node?.type === 'call') {
      const [called = '', into] = node.spec.flow.split('.')
      at = turn.library.byName.get(called) ?? at
      name = into ?? at.first
    } else return `${at.name}.${name}${node?.type === 'choose' ? '?' : ''}`
  }
  return `${at.name}.${name}`
}
