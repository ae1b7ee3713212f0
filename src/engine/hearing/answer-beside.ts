import { type Intent, STATEMENTS } from '../../reading/intent.ts'
import { answered } from '../answer/correction.ts'
import type { TextRef } from '../events.ts'
import { optionDecides } from '../flow/decides.ts'
import type { Option } from '../flow/option.ts'
import { shownAt, takenAt } from '../flow/options-of.ts'
import { fold } from '../fold.ts'
import { LIMITS } from '../limits.ts'
import { leftToTeam } from '../misses.ts'
import type { Node } from '../nodes/index.ts'
import type { Turn } from '../turn.ts'
import { type Asked, asked, isTold } from './asked-beside.ts'
import { exactChoice } from './exact-choice.ts'
import { type Half, halvesOf } from './halves.ts'
import { isInDanger } from './hard-intents.ts'
import { asksUs } from './intent-at-wait.ts'
import { decides, isLate } from './late-answer.ts'
import { meaningOf } from './meaning.ts'
import { bareOf, namedIn } from './named-in.ts'
import { nearLabel, offered } from './option-said.ts'
import { speaksAgainst } from './plainly.ts'

/** An option in a clause of its own, what else they say, and what that means. */
export type AnswerBeside = { option: Option; said: string; rest: string; intent: Intent | null }

/**
 * "Así es, es por la visa", "1 y qué sigue", "cuánto cuesta? sí quiero": an answer to the letter, and beside it why, what they fear or what they
 * ask. The answer counts, and the rest is heard. Null where the rest may be another answer, a condition or a denial, and where something
 * would be settled by it that the rest may speak against.
 */
export const answerBeside = (turn: Turn, text: string): AnswerBeside | null => {
  const { node } = turn
  if (
    (node.type !== 'choose' && node.type !== 'review') ||
    OWN_REPORTS.has(turn.context.audience) ||
    isLate(turn) ||
    isInDanger(turn)
  )
    return null
  const bare = bareOf(turn, text)
  if (bare.length > LIMITS.besideLength) return null
  const options = node.type === 'review' ? [foundRight(node)] : [...node.spec.shown, ...node.spec.also]
  for (const half of halvesOf(bare, turn.parts.cutsOf?.(bare, turn.context.lang) ?? [])) {
    const { said, rest } = half
    const id = optionIn(turn, said)
    const option = options.find((one) => one.id === id)
    if (!option || namesAnother(turn, option, rest)) continue
    const intent = meaningOf(turn, rest)
    // What is told beside what is read back puts it right.
    if (node.type === 'review' && !(isAsked(rest) && answered(rest, node.spec.fields, turn) === null)) continue
    if (mayStand(turn, option, half, intent)) return { option, said, rest, intent: asksOfUs(intent) ? intent : null }
  }
  return null
}

const foundRight = ({ spec: { go, records } }: Extract<Node, { type: 'review' }>): Option => ({
  id: 'yes',
  go,
  records,
  set: {},
  keep: {},
})

/** The answer is taken; what was asked beside it is answered before the next question, and one that has no answer here is for the team. */
export const takeBeside = (turn: Turn, { option, said, rest, intent }: AnswerBeside, text: string): void => {
  const answer = { kind: 'option', id: option.id, text: said } as const
  const here = saidHere(turn, intent)
  const before = [
    ...(intent === null && isAsked(rest) && !WHAT_NEXT.test(fold(rest)) ? leftToTeam(turn, rest) : []),
    ...here,
  ]
  if (before.length > 0) turn.dress = { before }
  const next = turn.flow.nodes.get(option.go)
  const why = intent?.toLowerCase() ?? ''
  // "Así es, es por la visa": why is what would be asked next.
  const isReason = next?.type === 'ask' && takenAt(next).includes(why) && next.record.length === 0 && !isAsked(rest)
  const beside = intent && here.length === 0 && !isReason ? besideOf(turn, intent) : null
  if (isReason) turn.answerTwice(answer, why)
  else if (beside && !isTold(turn, beside)) turn.answerAnd(answer, beside.flow, beside.entry, text)
  else turn.answer(answer, text)
}

/** Their flow, or the one that is open where it answers other questions, too. */
const besideOf = (turn: Turn, intent: Intent): Asked | null => {
  const { flow, node } = turn
  const entry = node.putsOff ? flow.start.intent.get(intent) : undefined
  return entry !== undefined && entry !== node.name ? { intent, flow, entry } : asked(turn, intent)
}

/** "Sí se lo paso, ¿de qué es?": what this very question has to say to that. */
const saidHere = (turn: Turn, intent: Intent | null): TextRef[] => {
  const { node } = turn
  if (node.type !== 'choose' || intent === null) return []
  const own = [...node.spec.shown, ...node.spec.also].find(({ id }) => id === intent.toLowerCase())
  const says = own && turn.flow.nodes.get(own.go)
  return says?.type === 'say' && says.level === node.level ? [turn.words(turn.frame.flow, says.name)] : []
}

/**
 * To the letter, by its number, or nearly where nothing is decided; a bare "sí" or "no" where a button says so: to "¿qué le gustaría saber?" it
 * decides nothing.
 */
const optionIn = (turn: Turn, said: string): string | null => {
  const shown = shownAt(turn.node, turn.part)
  const exact = namedIn(turn, said, (words) => exactChoice(words, offered(turn), shown.length))
  if (exact !== null && !isBare(turn, said)) return exact
  const near = nearLabel(turn, said)
  const id = exact ?? (near !== null && !decides(turn, near) ? near : (meaningOf(turn, said)?.toLowerCase() ?? null))
  return id !== null && shown.includes(id) && (id === near || isBare(turn, said)) ? id : null
}

/** "Sí", "no pos": two words may be an option's own. */
const isBare = (turn: Turn, said: string): boolean => {
  const words = said.split(/\s+/).length
  if (words > 1 && namedIn(turn, said, (one) => exactChoice(one, offered(turn), 0)) !== null) return false
  const intent = words > BARE_WORDS ? null : meaningOf(turn, said)
  return intent === 'YES' || intent === 'NO'
}
const BARE_WORDS = 2

const mayStand = (
  turn: Turn,
  option: Option,
  { said, rest, why, but }: Half,
  intent: Intent | 'unclear' | null,
): boolean => {
  if (intent === 'unclear' || (intent && (STATEMENTS.has(intent) || intent === 'NO'))) return false
  const next = turn.flow.nodes.get(option.go)
  if (next?.type === 'consent') return false
  // What else is said beside it has a question, or people, of its own (`rest`).
  if (option.rest !== undefined && !asksOfUs(intent)) return false
  // "Sí, pero ¿es verdad?": a bare yes settles nothing for who still asks.
  if (isAsked(rest) && isBare(turn, said) && isSettled(turn, option)) return false
  if (asksOfUs(intent)) return true
  if (isAsked(rest)) return intent === null || intent === 'LATER'
  if (intent !== null) return false
  // What is told may take back what it settles, where something in it speaks against that.
  return isSettled(turn, option)
    ? !but && !isBare(turn, said) && !speaksAgainst(rest)
    : why && !optionDecides(turn.flow, option)
}

/** Do the words name another option of this question, or two? What is only asked about is none. */
const namesAnother = (turn: Turn, option: Option, rest: string): boolean => {
  const reading = turn.read('choice', rest, { options: turn.choices(turn.node.name) })
  if ('ambiguous' in reading) return true
  if (!('value' in reading) || reading.value === option.id) return false
  // "¿A qué hora? Yo salgo a las 5" puts nothing off.
  if (reading.value === 'later' && isAsked(rest)) return false
  return !asksOfUs(String(reading.value).toUpperCase() as Intent)
}

const asksOfUs = (intent: Intent | 'unclear' | null): intent is Intent =>
  intent !== null && intent !== 'unclear' && asksUs(intent)

const isSettled = ({ node }: Turn, { id }: Option): boolean =>
  node.type === 'review' || (node.type === 'choose' && (node.spec.plainly?.includes(id) ?? false))

/** Do these words ask something, with or without their sign? */
export const isAsked = (rest: string): boolean => rest.trimEnd().endsWith('?') || ASKING.test(fold(rest))
const ASKING =
  /^(?:(?:y|e|pero|and|but|et|mais) )?(?:(?:a|de|con|por|para|en|hasta|desde) )?(?:de que se trata|que (?:quieren?|paso|pasa|papeles|documentos|necesito|ocupo|llevo|hago)|que hora|que dia|quien|quienes|cual|cuales|cuando|cuanto|cuantos|cuanta|cuantas|donde|who|when|where|how)(?: |$)|^(?:y|a|de|con|para|en|and|et) (?:que(?! (?:me|se|le|nos|lo|la) )|what|quoi) /

/** What comes next answers it. */
const WHAT_NEXT =
  /^(?:y )?(?:(?:ahora )?(?:que|qe) (?:sigue|mas|hago|ago|hay que hacer|falta)|ahora que|luego que|despues que)(?: (?:ahora|despues|entonces))?$/

/** Who reports in words of their own: there a number is also a count, and a clause another task. */
const OWN_REPORTS: ReadonlySet<string> = new Set(['defender', 'advocate'])
