import { type Intent, TOPICS } from '../../reading/intent.ts'
import { accept } from '../answer/open-answer.ts'
import type { Flow } from '../flow/flow.ts'
import { takenAt } from '../flow/options-of.ts'
import { LIMITS } from '../limits.ts'
import { flowFor } from '../openings.ts'
import type { Turn } from '../turn.ts'
import { asked, askedBeside, asksBack, inTurn } from './asked-beside.ts'
import { isInDanger } from './hard-intents.ts'
import { decides, isLate, takeOption } from './late-answer.ts'
import { bareOf } from './named-in.ts'
import { asksForOneThing } from './no-answer.ts'
import { isAnswer, isOption, isOwnWords, OWN_WORDS } from './own-answer.ts'

/** What the node itself does with an intent comes first, then the global flows. True when it was dealt with. */
export const takeIntent = (turn: Turn, intent: Intent, text: string): boolean => {
  const { node } = turn
  if (intent === 'YES' || intent === 'NO') {
    const { offered } = turn.open
    if (offered !== undefined && node.type === 'ask' && !isLate(turn)) {
      if (intent === 'YES') turn.onward(accept(node, turn, offered))
      else turn.reshow()
      return true
    }
  }
  const about = asksUs(intent) && givesNumber(turn, text) ? flowFor(turn, turn.library.byIntent.get(intent)) : null
  if (about) {
    turn.answerAnd({ kind: 'text', text }, about, about.start.intent.get(intent))
    return true
  }
  const id = intent.toLowerCase()
  if (takenAt(node).includes(id) && !isToldToOthers(turn, intent, text)) {
    const beside = QUESTIONS.has(intent) && !decides(turn, id) ? askedBeside(turn, intent, text) : null
    const first = beside && asked(turn, intent)
    const other = beside?.intent.toLowerCase() ?? ''
    // What ends in a question of ours goes last here, too.
    if (first && takenAt(node).includes(other) && inTurn(turn, first, beside)[0] === first && asksBack(turn, beside))
      turn.answerAnd({ kind: 'option', id: other, text }, first.flow, first.entry)
    else if (beside) turn.answerAnd({ kind: 'option', id, text }, beside.flow, beside.entry)
    else if (QUESTIONS.has(intent) && !decides(turn, id)) turn.answer({ kind: 'option', id, text })
    else takeOption(turn, id, text)
    return true
  }
  if (node.type === 'ask' && ITS_ANSWER[node.spec.reader] === intent) return false
  const story = node.type === 'ask' ? node.spec.story : undefined
  const noName = story === false && (WISHES.has(intent) || (asksUs(intent) && text.trimEnd().endsWith('?')))
  const aside = asksUs(intent) && asksAnHour(turn)
  const told = story === true || (PART_OF_A_STORY.has(intent) && !noName && !aside)
  if (told && !asksAgain(intent, text) && isOwnWords(turn, text)) return false
  if (!aside && TOPICS.some((topic) => topic === intent) && isAnswer(turn, text)) return false
  if (intent === 'REPEAT' && node.type !== 'wait') {
    // The same words a third time would be no clearer: somebody is offered, and then comes.
    if (turn.open.repeated) turn.onward({ miss: true, problem: turn.words('common', 'not_clear') }, text)
    else {
      turn.open.repeated = true
      turn.reshow()
    }
    return true
  }
  // "INICIAR" once more, when the talk has begun: on with what is open.
  if (
    intent === 'START' &&
    node.type !== 'wait' &&
    turn.value('person.opted_out') !== true &&
    !isAnswer(turn, text) &&
    !isOption(turn, text)
  ) {
    turn.reshow()
    return true
  }
  // Who else reads along is heard all the same: what is asked here may tell of them.
  if (isInDanger(turn) && intent !== 'SHARED') return false
  // In one message with the question that is still open.
  if (intent === 'THANKS' && node.type !== 'wait') {
    const thanked = turn.value('person.thanked') === true
    turn.reshow({ ...(thanked ? {} : { before: [turn.words('common', 'thanks')] }), ...turn.short() })
    return true
  }
  const flow = flowFor(turn, turn.library.byIntent.get(intent)) ?? answersBelow(turn, intent)
  if (flow) {
    const beside = askedBeside(turn, intent, text)
    if (beside)
      turn.answerBoth(
        text,
        ...inTurn(turn, { intent, flow, entry: flow.start.intent.get(intent) ?? flow.first }, beside),
      )
    else turn.interruptAfterDanger(flow, text, flow.start.intent.get(intent))
    return true
  }
  const elsewhere = otherEntry(turn, intent)
  if (elsewhere !== null) {
    turn.advance({ go: elsewhere })
    return true
  }
  return false
}

export const intentContext = (turn: Turn) => {
  const { country, lang, now, zone } = turn.context
  const { node } = turn
  const base = { country, lang, now, zone }
  const options = takenAt(node)
  // Where an answer is compared with what we know, "luego" is no answer in their own words.
  const compared = node.type === 'ask' && node.spec.against !== undefined && OWN_WORDS.has(node.spec.reader)
  if (node.type === 'ask' && !compared) return { ...base, expecting: node.spec.reader, options: [...options] }
  return options.length === 0 ? base : { ...base, expecting: 'choice', options: [...options] }
}

/** A question to us whose flow stands further down, under something else that is asked now ("¿cuesta algo?" at the card of a friend). */
const answersBelow = (turn: Turn, intent: Intent): Flow | null =>
  (asksUs(intent) &&
    turn.library.byIntent
      .get(intent)
      ?.find(
        ({ name, audience, start }) =>
          name !== turn.frame.flow &&
          (audience === 'anyone' || audience === turn.context.audience) &&
          turn.holds(start.when),
      )) ||
  null

/** Another question that the present flow answers: "¿y cuánto me toca?" while it offers a call about the visa. */
const otherEntry = (turn: Turn, intent: Intent): string | null => {
  const { start } = turn.flow
  const entry = start.intent.get(intent)
  return entry !== undefined && entry !== turn.node.name && turn.holds(start.when) ? entry : null
}

/** An hour, or a bank, in their own words: "y cuánto es" is none, though any words would be taken. */
const asksAnHour = ({ node }: Turn): boolean =>
  node.type === 'ask' && node.spec.reader === 'free-text' && asksForOneThing(node.spec)

/** "No entendí la pregunta" is no story; whoever tells what they did not understand elsewhere needs more words. */
const asksAgain = (intent: Intent, text: string): boolean =>
  intent === 'REPEAT' && text.trim().split(/\s+/).length <= LIMITS.repeatWords

/** Do they ask something that has an answer of its own? */
export const asksUs = (intent: Intent): boolean => QUESTIONS.has(intent) || OF_US.has(intent)

/** What is asked is a question to us however old ours is: nothing is decided by it. */
const QUESTIONS = new Set<Intent>(['SCAM', 'COST', 'AMOUNT', 'WHEN', 'VISA', ...TOPICS])

/** "55 1234 5678, ¿y cuánto cobran?": figures that were asked for are the answer, whatever is asked beside them. */
const givesNumber = (turn: Turn, text: string): boolean =>
  turn.node.type === 'ask' && NUMBERS.has(turn.node.spec.reader) && !isLate(turn) && isAnswer(turn, text)

const NUMBERS = new Set(['phone', 'clabe', 'account'])

/** Who or what we are, and how we write. */
const OF_US = new Set<Intent>(['WHO', 'ROBOT', 'AUDIO'])

/** Intents that say nothing else than the answer which the reader waits for. */
const ITS_ANSWER: Readonly<Record<string, Intent>> = { language: 'LANGUAGE' }

/** "Díganles que pueden llamar a la oficina", where words for others are asked: whoever wants to talk with us says so in a few. */
const isToldToOthers = (turn: Turn, intent: Intent, text: string): boolean =>
  intent === 'HUMAN' &&
  turn.node.type === 'ask' &&
  turn.node.spec.story === true &&
  (bareOf(turn, text) || text).trim().split(/\s+/).length > LIMITS.wishWords

/** What they want of us beside that: part of a story, and no name and no place, as little as a question is. */
const WISHES = new Set<Intent>(['LOST_PHONE', 'NEW_NUMBER', 'COMPLAINT', 'DELETE'])

const PART_OF_A_STORY = new Set<Intent>([
  'COST',
  'AMOUNT',
  'WHEN',
  'VISA',
  'WHO',
  'LATER',
  'YES',
  'NO',
  'THANKS',
  'START',
  ...WISHES,
])
