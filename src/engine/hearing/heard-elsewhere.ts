import type { Flow } from '../flow/flow.ts'
import type { Next } from '../node.ts'
import type { Node } from '../nodes/index.ts'
import { flowFor } from '../openings.ts'
import type { Turn } from '../turn.ts'
import { isInDanger } from './hard-intents.ts'
import { asksForOneThing } from './no-answer.ts'

/**
 * The flows that hear something in words which are no answer to what was asked ("hubo balacera" where hours were wanted), danger first, by
 * their `start: { missed: { reader, is } }`; danger is heard beside an answer, too ("ahí voy, pero hubo balacera"), and so is what a flow with
 * `beside` hears ("no dieron, y ya encontré a la 12"). Of several that hear with one reader the first takes all of it. None: nothing is heard
 * in them, they are told for somebody else, or the conversation itself goes on to look at it.
 */
export const heardIn = (turn: Turn, text: string, next: Next): Flow[] => {
  const answered = !isNoAnswer(turn.node, next)
  if (text === '' || (answered && tellsStory(turn.node) && text.trim().split(/\s+/).length > FEW)) return []
  const heard = heardElsewhere(turn, text).filter(
    (flow) =>
      (flow.pressing === 'safety' || ((!answered || flow.start.missed?.beside) && !isInDanger(turn))) &&
      !hearsItself(turn, next, flow),
  )
  return heard.filter(
    ({ start }, at) => heard.findIndex((one) => one.start.missed?.reader === start.missed?.reader) === at,
  )
}

/** The same of words that are no answer to anything. */
export const heardElsewhere = (turn: Turn, text: string): Flow[] =>
  turn.library.missed.filter((flow) => {
    const { missed } = flow.start
    if (!missed || !flowFor(turn, [flow], { again: mayOpenAnew(turn, missed.anew) && flow.pressing !== 'safety' }))
      return false
    const reading = turn.read(missed.reader, text, missed.options)
    return 'value' in reading && (missed.is === undefined || reading.value === missed.is)
  })

/** What hears danger in them, whatever else they mean. */
export const dangerIn = (turn: Turn, text: string): Flow | null =>
  heardElsewhere(turn, text).find(({ pressing }) => pressing === 'safety') ?? null

/** A flow opens once more above itself only when what it heard before is kept: until then such words are for the question that is open. */
const mayOpenAnew = (turn: Turn, kept: string | undefined): boolean =>
  kept === undefined || turn.value(`answers.${kept}`) !== null

/** Are the words no answer: missed, kept as they are for what comes then, or written where nothing is asked? */
export const isNoAnswer = (node: Node, next: Next): boolean => {
  if (node.type === 'wait' || 'miss' in next) return true
  const kept = node.type === 'choose' || node.type === 'ask' ? node.spec.otherwise : undefined
  return kept !== undefined && 'go' in next && next.go === kept.go
}

/** Words for an Advocate or for the file: what happened there may have happened to others, and long ago. In a few words it is told to us. */
const FEW = 6

export const tellsStory = (node: Node): boolean =>
  node.type === 'ask' && (node.spec.story === true || node.spec.reader === 'free-text') && !asksForOneThing(node.spec)

/** Does the conversation itself go on to look for what the other flow has heard, with the same reader, or go over to it? */
const hearsItself = (turn: Turn, next: Next, other: Flow): boolean => {
  const { node } = turn
  const then = 'go' in next ? turn.flow.nodes.get(next.go) : undefined
  const whole = node.type === 'ask' || node.type === 'choose' ? node.spec.whole : undefined
  if (whole && 'go' in next && next.go === whole.go && whole.reader === other.start.missed?.reader) return true
  return then?.type === 'call'
    ? then.spec.flow.split('.')[0] === other.name
    : then?.type === 'ask' && then.spec.reader === other.start.missed?.reader
}
