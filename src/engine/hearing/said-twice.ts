import type { Intent } from '../../reading/intent.ts'
import type { Event } from '../events.ts'
import { foldedNames } from '../flow/folded-names.ts'
import { shownAt } from '../flow/options-of.ts'
import { fold } from '../fold.ts'
import { LIMITS } from '../limits.ts'
import type { Choice } from '../node.ts'
import { Turn } from '../turn.ts'
import { textAtWait } from './at-wait.ts'
import { meaningOf } from './meaning.ts'
import { proofIn, provedTwice } from './proved-twice.ts'

/**
 * Words at an open question. Those that answered the one before, said again sooner than anybody gets, reads and answers this one, were
 * sent twice (a bad signal, an impatient hand): where they would decide something, or are more than a yes and lead on, the question is put
 * again in place of that ("no pago nada" is no "no" to taking part). Once: whoever then says the same means it, there and at the
 * questions that follow.
 */
export const textOnce = (turn: Turn, text: string): void => {
  if (provedTwice(turn, text)) return
  const { answered } = turn.open
  const proof = proofIn(turn, text)
  const told = tellable(turn, text)
  const asked = question(turn)
  if (answered === undefined || answered.meant || !isSoon(turn)) textAtWait(turn, text)
  else {
    const trial = new Turn(turn.parts, turn.library, turn.context, turn.session)
    textAtWait(trial, text)
    const leadsOn = answered.text === plain(text) && isPhrase(text) && (!trial.session || question(trial) !== asked)
    if ((leadsOn || trial.events.some(decides)) && isSaidAgain(turn, answered.text, text)) {
      turn.open.answered = { text: plain(text), meant: true }
      turn.reshow({ before: [turn.words('common', 'twice')], ...turn.short() })
      return
    }
    turn.become(trial)
  }
  // What shows the same question again was no answer to it; in a list the same question is put of the next.
  const moved = turn.session !== null && (question(turn) !== asked || turn.events.some(decides))
  if (moved) {
    keepAnswer(turn, told, answered?.meant === true && answered.text === told)
    if (turn.session && proof) turn.session.proof = proof
    else delete turn.session?.proof
  }
  // Something else was said between the two: that is no answer sent twice.
  else if (answered?.text !== plain(text)) delete turn.session?.answered
}

const question = ({ frame, part }: Turn): string => `${frame.flow}.${frame.node}.${part ?? ''}`

/** What has just answered a question, or begun a conversation, so that it is known when it comes once more. */
export const keepAnswer = (turn: Turn, told: string | null, meant = false): void => {
  const { session } = turn
  if (session === null) return
  if (told === null) delete session.answered
  else session.answered = { text: told, ...(meant ? { meant } : {}) }
}

/** The words as they are kept for that. Null where they are for nobody to keep: who they are, an account, a story. */
export const tellable = (turn: Turn, text: string): string | null => {
  const open = turn.session === null ? null : turn.node
  if (open?.type === 'ask' && (open.spec.reader !== 'free-text' || open.spec.against !== undefined)) return null
  const told = plain(text)
  return told === '' || told.length > LONGEST || /\d{3}/.test(told) ? null : told
}

/** Characters kept: longer words are a story, which nobody answers two questions with. */
const LONGEST = 40

/** A drawing has no letters. */
const plain = (text: string): string => fold(text) || text.trim().slice(0, LONGEST)

const isPhrase = (text: string): boolean => plain(text).includes(' ')

/** The question has just been put, and it is the bot that asks. */
const isSoon = (turn: Turn): boolean => {
  const { askedAt, handedOff, heard } = turn.open
  if (handedOff || heard || turn.node.type === 'wait') return false
  return Date.parse(turn.now) - Date.parse(askedAt) < LIMITS.twiceMs
}

const decides = ({ type }: Event): boolean => DECIDING.has(type)
const DECIDING = new Set<Event['type']>(['recorded', 'handed-off', 'consent-changed', 'team-words'])

/**
 * The same words, or another "sí" behind the first, but for the words of this question's own button, or of what else is understood here
 * ("soy yo"). A question or a call for help is said for its own sake, as often as it takes.
 */
const isSaidAgain = (turn: Turn, before: string, text: string): boolean => {
  const intent = meaningOf(turn, text)
  if (!ANSWERS.has(intent)) return false
  if (before === plain(text)) return true
  if ((intent !== 'YES' && intent !== 'NO') || meaningOf(turn, before) !== intent) return false
  const said = fold(text)
  const answers = [...shownAt(turn.node, turn.part), 'yes', 'no']
  const isOwn = (choice: Choice): boolean => {
    const [label, ...words] = foldedNames(choice)
    return label === said || (!answers.includes(choice.id) && words.includes(said))
  }
  return !turn.choices(turn.node.name).some(isOwn)
}

const ANSWERS = new Set<Intent | 'unclear' | null>([null, 'YES', 'NO', 'LATER', 'THANKS'])
