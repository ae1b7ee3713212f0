import { type Intent, STATEMENTS } from '../../reading/intent.ts'
import type { Flow } from '../flow/flow.ts'
import { shownAt, takenAt } from '../flow/options-of.ts'
import type { Node } from '../nodes/index.ts'
import type { Turn } from '../turn.ts'
import { exactChoice } from './exact-choice.ts'
import { namedAhead } from './named-ahead.ts'
import { bareOf } from './named-in.ts'

/** An option that the words name, and what else they say. */
export type WithRest = { id: string; rest: string }

/**
 * "Sí soy yo, pero estoy trabajando", "solo yo, por audio": an option in plain words, of those whose `rest` a question further on looks
 * at, and something behind it. Null where what is behind it may be another answer to the same question, or a denial of this one. Where no
 * question looks at it the flow leaves it to people ("2, pero ¿a qué hora?"): not what has an answer of its own, which is given first.
 */
export const withRest = (turn: Turn, text: string): WithRest | null => {
  const { node, flow } = turn
  if (node.type !== 'choose') return null
  const ahead = [...node.spec.shown, ...node.spec.also].filter((option) => option.rest !== undefined)
  if (ahead.length === 0) return null
  for (const { head, rest, parted } of turn.parts.cutsOf?.(bareOf(turn, text), turn.context.lang) ?? []) {
    const named = nameOf(turn, head) ?? (parted ? names(turn, head, node.name) : null)
    const option = ahead.find(({ id }) => id === named)
    if (!option) continue
    const next = askedWith(flow, option.rest)
    if (!next && (parted || BARE_NUMBER.test(head) || isTime(turn, rest)) && isLeft(turn, rest, option.id))
      return { id: option.id, rest }
    if (!next || !mayFollow(turn, rest, next, option.id)) continue
    if (parted || namedAhead(turn, next.name, rest) !== null) return { id: option.id, rest }
  }
  return null
}

/** The option that the first words name to the letter, or that is all they mean. */
const nameOf = (turn: Turn, head: string): string | null =>
  exactChoice(head, turn.choices(turn.node.name), shownAt(turn.node, turn.part).length) ??
  meant(turn, head)?.toLowerCase() ??
  null

/** The question of this flow that looks at the words which were kept under this name. */
const askedWith = (flow: Flow, name: string | undefined): Node | undefined =>
  [...flow.nodes.values()].find((node) => node.type === 'choose' && node.spec.from === name)

const mayFollow = (turn: Turn, rest: string, next: Node, id: string): boolean => {
  const intent = meant(turn, rest)
  if (intent === 'unclear' || intent === 'NO' || intent === 'RELATIVE' || (intent && STATEMENTS.has(intent)))
    return false
  const other = names(turn, rest, turn.node.name)
  return other === null || other === id || (other !== 'yes' && other !== 'no' && takenAt(next).includes(other))
}

/** "Pero ¿a qué hora?", "pero en domingo": nothing that is answered by itself, and no other answer to this question. */
const isLeft = (turn: Turn, rest: string, id: string): boolean => {
  const intent = meant(turn, rest)
  const other = names(turn, rest, turn.node.name)
  return (intent === null || intent === 'LATER') && (other === null || other === id || other === 'later')
}

/** "2 y qué llevo": a number answers by itself, whatever stands behind it. */
const BARE_NUMBER = /^\d{1,2}$/

/** "Que me la traigan el domingo en la tarde". */
const isTime = (turn: Turn, rest: string): boolean => 'value' in turn.read('when', rest, {})

/** The option of a question that words name; an id that no option has where they name two. */
const names = (turn: Turn, text: string, node: string): string | null => {
  const reading = turn.read('choice', text, { options: turn.choices(node) })
  if ('value' in reading && typeof reading.value === 'string') return reading.value
  return 'ambiguous' in reading ? '' : null
}

const meant = (turn: Turn, text: string): Intent | 'unclear' | null => {
  const { country, lang, now, zone } = turn.context
  const options = [...takenAt(turn.node)]
  const reading = turn.parts.readIntent(text, { country, lang, now, zone, expecting: 'choice', options })
  return 'intent' in reading ? reading.intent : 'unclear'
}
