import type { Intent } from '../../reading/intent.ts'
import { takenAt } from '../flow/options-of.ts'
import { MEDIA_READERS } from '../nodes/ask.ts'
import { flowFor, onStack } from '../openings.ts'
import type { Turn } from '../turn.ts'
import { answeredAhead } from './ahead.ts'
import { answerBeside, takeBeside } from './answer-beside.ts'
import { awaited } from './awaited.ts'
import { answersBeneath } from './beneath.ts'
import { flowByReader } from './by-reader.ts'
import { commandIn } from './command.ts'
import { dangerAgain } from './danger-again.ts'
import { isDrawing } from './drawing.ts'
import { HARD_INTENTS, isForUsAlone, isInDanger, urgentFlow } from './hard-intents.ts'
import { dangerIn, tellsStory } from './heard-elsewhere.ts'
import { voiceConfirmed } from './heard-voice.ts'
import { asksUs, intentContext, takeIntent } from './intent-at-wait.ts'
import { askAgainLate, isLate, isPlainAnswer, takeOption } from './late-answer.ts'
import { asksInstead, greetsOnly } from './no-answer.ts'
import { openingAnswered } from './opening-answered.ts'
import { exactOption, nearLabel, readOption, tappedOption } from './option-said.ts'
import { answersFirst, optionOfKeyword, provesWho } from './own-answer.ts'
import { answeredBeneath, heardBeneath } from './put-off.ts'
import { withRest } from './with-rest.ts'

/** Words (or a tapped button) while a question or a wait is open. */
export const textAtWait = (turn: Turn, text: string, button?: string) => {
  if (answersBeneath(turn, text, button)) turn.giveWay()
  const tapped = button === undefined ? null : tappedOption(turn, button)
  if (tapped !== null && !turn.open.handedOff) return takeOption(turn, tapped)
  const readBack = turn.open.heard?.text !== undefined && !turn.open.handedOff
  const exact = button === undefined && !turn.open.handedOff && !readBack ? exactOption(turn, text) : null
  if (exact !== null) return takeOption(turn, exact, text)
  const intent = turn.parts.readIntent(text, intentContext(turn))
  const hard = 'intent' in intent && intent.intent && HARD_INTENTS.includes(intent.intent) ? intent.intent : null
  const urgent = hard && urgentFlow(turn, hard)
  if (urgent && hard) {
    // A question that takes this danger itself keeps what was told and goes on to the same flow. STOP is never overruled.
    const own = hard !== 'STOP' && !turn.open.handedOff && takenAt(turn.node).includes(hard.toLowerCase())
    return own
      ? takeOption(turn, hard.toLowerCase(), text)
      : turn.interrupt(urgent, text, urgent.start.intent.get(hard))
  }
  if (turn.open.handedOff) {
    // A Defender's own danger is asked about: that is for the person who has them.
    const danger = turn.context.audience === 'defender' ? null : dangerIn(turn, text)
    if (danger) return turn.interrupt(danger, text)
    const meant = 'intent' in intent ? intent.intent : null
    if (!openingAnswered(turn, text, meant, button) && !dangerAgain(turn, text, meant)) awaited(turn, text, meant)
    return
  }
  if (readBack) {
    const said = voiceConfirmed(turn, text, 'intent' in intent ? intent.intent : null, button)
    if (said !== null) textAtWait(turn, said ?? text, said === undefined ? button : undefined)
    return
  }
  if (button !== undefined) return askAgainLate(turn)
  const sign = turn.context.interrupted && isDrawing(text) ? flowFor(turn, turn.library.byMedia.get('reaction')) : null
  if (sign) return turn.interrupt(sign, text)
  const beneath = hard ? null : answeredBeneath(turn, text, 'intent' in intent ? intent.intent : null, textAtWait)
  if (beneath) return turn.become(beneath)
  const { node } = turn
  const alone = isForUsAlone(turn, 'intent' in intent ? intent.intent : null)
  const named = alone ? null : commandIn(turn, text)
  const command = named && provesWho(turn, named) ? null : named
  const meant = command && optionOfKeyword(turn, command)
  if (meant) return takeOption(turn, meant, text)
  if (command && !answersFirst(turn, command, text) && !(isInDanger(turn) && command.flow.pressing !== 'safety'))
    return turn.interruptAfterDanger(command.flow, text, command.entry, command.answers)
  const elsewhere =
    isInDanger(turn) || tellsStory(node) ? null : flowByReader(turn, text, { asked: !asksNoWords(turn) })
  if (elsewhere) return turn.interruptAfterDanger(elsewhere.flow, text, elsewhere.flow.first, elsewhere.answers)
  if (!hard && isWholeFirst(turn, text)) return turn.answer({ kind: 'text', text })
  const heard = hard ? null : readOption(turn, text)
  if (heard !== null) return takeOption(turn, heard, text)
  const more = hard ? null : withRest(turn, text)
  if (more !== null) return takeOption(turn, more.id, text, more.rest)
  const labelled = hard ? null : nearLabel(turn, text)
  if (labelled !== null) return takeOption(turn, labelled, text)
  const beside = hard || !('intent' in intent) || !mayHoldAnswer(intent.intent) ? null : answerBeside(turn, text)
  if (beside) return takeBeside(turn, beside, text)
  const ahead = hard ? null : answeredAhead(turn, text, 'intent' in intent ? intent.intent : null, textAtWait)
  if (ahead) return turn.become(ahead)
  if ('ambiguous' in intent) {
    const unclear = turn.library.byName.get('stop-unclear')
    if (unclear && !onStack(turn, unclear)) return turn.interrupt(unclear, text)
  } else if (intent.intent && !hard && takeIntent(turn, intent.intent, text)) return
  if (greetsOnly(turn, text)) return turn.reshow({})
  if (node.type !== 'wait' && isLate(turn) && !isPlainAnswer(turn, text)) return askAgainLate(turn, text)
  if (asksInstead(turn, text)) return turn.onward({ miss: true }, text)
  const instead = heardBeneath(turn, text, textAtWait)
  if (instead) return turn.become(instead)
  turn.answer({ kind: 'text', text })
}

/** "No entendí lo de la visa" where it is asked whether all is clear: an answer that says more, and no wish to hear it again. */
const isWholeFirst = (turn: Turn, text: string): boolean => {
  const { node } = turn
  const whole = node.type === 'choose' || node.type === 'ask' ? node.spec.whole : undefined
  return whole?.first === true && !isLate(turn) && 'value' in turn.read(whole.reader, text, whole.options)
}

/** A question, an hour or nothing that is understood as a whole: part of it may be an answer. */
const mayHoldAnswer = (intent: Intent | null): boolean =>
  intent === null || intent === 'LATER' || intent === 'HUMAN' || asksUs(intent)

/** Nothing is asked, or a photo: words that another flow reads as its own (a member to their group) are for that one. */
const asksNoWords = ({ node }: Turn): boolean =>
  node.type === 'wait' || (node.type === 'ask' && node.spec.reader in MEDIA_READERS)
