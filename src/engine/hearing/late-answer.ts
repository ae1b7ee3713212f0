import { optionDecides } from '../flow/decides.ts'
import { LIMITS } from '../limits.ts'
import { leftToTeam } from '../misses.ts'
import type { Turn } from '../turn.ts'
import { isAnswer, isOption } from './own-answer.ts'

/** An answer to a question older than 24 h, or after which a group spoke, shows the question first; a tap says which question it means, unless it decides. */
export const takeOption = (turn: Turn, id: string, text?: string, rest?: string) => {
  if (isLate(turn) && !NEWS.has(id) && (text !== undefined || decides(turn, id))) return askAgainLate(turn)
  turn.answer({ kind: 'option', id, ...(text === undefined ? {} : { text }), ...(rest === undefined ? {} : { rest }) })
}

/** @param said words that may answer nothing: then they are for the team */
export const askAgainLate = (turn: Turn, said?: string) => {
  if (turn.node.type === 'wait') return turn.answer({ kind: 'text', text: '' })
  const left = said === undefined || isOption(turn, said) || isAnswer(turn, said) ? [] : leftToTeam(turn, said)
  turn.reshow({ before: [...left, ...(turn.context.unseen ? [] : [turn.words('common', 'late')])] })
}

export const isLate = (turn: Turn): boolean =>
  turn.context.unseen === true ||
  turn.context.interrupted === true ||
  turn.open.toldBetween === true ||
  Date.parse(turn.now) - Date.parse(turn.context.putAt ?? turn.open.askedAt) > LIMITS.lateMs

/** A whole name, or an account: words that answer nothing but this question. They are taken where they are read back before they count. */
export const isPlainAnswer = (turn: Turn, text: string): boolean => {
  const { node } = turn
  if (turn.context.unseen === true || node.type !== 'ask' || node.spec.records.length > 0) return false
  const whole = node.spec.reader === 'name' ? node.spec.options.full === true : ACCOUNTS.has(node.spec.reader)
  return whole && isAnswer(turn, text)
}
const ACCOUNTS = new Set(['clabe', 'account'])

/** Does this option record something, or lead at once to a consent? */
export const decides = (turn: Turn, id: string): boolean => {
  const { node } = turn
  if (node.type !== 'choose') return true
  const option = [...node.spec.shown, ...node.spec.also].find((item) => item.id === id)
  return !option || optionDecides(turn.flow, option)
}

/** What has happened to somebody is told, and a person asked for, whatever was asked: it is so however old the question is. */
const NEWS = new Set(['deceased', 'away', 'human'])
