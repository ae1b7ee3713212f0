import type { Intent } from '../../reading/intent.ts'
import type { Flow } from '../flow/flow.ts'
import type { Input } from '../input.ts'
import { LIMITS } from '../limits.ts'
import { saysSomething } from '../misses.ts'
import { flowFor } from '../openings.ts'
import type { Turn } from '../turn.ts'
import { isAsked } from './answer-beside.ts'
import { type Asked, askedBeside, inTurn } from './asked-beside.ts'
import { flowByReader } from './by-reader.ts'
import { commandIn } from './command.ts'
import { isDrawing } from './drawing.ts'
import { isGreeting } from './greeting.ts'
import { HARD_INTENTS, isForUsAlone, isUrgent } from './hard-intents.ts'
import { heardElsewhere } from './heard-elsewhere.ts'
import { asksUs } from './intent-at-wait.ts'
import { fileForTeam, mediaWords, PICTURES, pictureOpens, SILENT, voiceNote } from './media-at-wait.ts'

/**
 * The person writes and nothing is open: calls for help and STOP, then keywords, then what a reader
 * takes for its flow, then what else is meant, then the `inbound` flow of the highest priority that holds. `withTeam`: the words stand under a
 * file that people look at.
 */
export const textWhenIdle = (turn: Turn, text: string, { withTeam = false } = {}) => {
  const { country, lang, now, zone } = turn.context
  const reading = turn.parts.readIntent(text, { country, lang, now, zone })
  const intent = 'intent' in reading ? reading.intent : null
  const said = text.slice(0, LIMITS.openingWords)
  if (intent && HARD_INTENTS.includes(intent) && openByIntent(turn, intent, said)) return
  const command = isForUsAlone(turn, intent) ? null : commandIn(turn, text)
  if (command) return turn.start(command.flow, { ...command.answers, said }, command.entry)
  if (isDrawing(text) && reacted(turn, said)) return
  const read = flowByReader(turn, text)
  if (read) return turn.start(read.flow, { ...read.answers, said })
  const [other] = heardElsewhere(turn, said)
  const told = intent && asksUs(intent) ? toldIn(turn, other, said) : null
  if (intent && told && told.pressing !== 'safety' && asksAmong(text) && asksFirst(turn, told, intent, said)) return
  if (intent && !told && openByIntent(turn, intent, said)) return
  if (intent === 'YES' && thanksBehind(turn, text) && openByIntent(turn, 'THANKS', said)) return
  if (isDrawing(text) && acknowledged(turn)) return
  if (other?.pressing === 'safety') return openUrgent(turn, other, said, other.start.missed?.go, other.first)
  const flow = ('ambiguous' in reading && turn.library.byName.get('stop-unclear')) || inboundFlow(turn)
  if (flow) turn.start(flow, { said, ...kindOf(said, withTeam || intent === 'YES') })
  else turn.emit({ type: 'handed-off', reason: 'no_flow', priority: 'normal' })
}

/** "3 horas, y comida que costó 80": a report, and danger, are no question, whatever words stand in them. */
const toldIn = (turn: Turn, other: Flow | undefined, said: string): Flow | null => {
  if (other?.pressing === 'safety') return other
  const report = tellsMore(turn, said)
  return report?.start.missed ? report : null
}

/** "Lunes 4 horas y cuándo me pagan": a clause of its own that asks. */
const asksAmong = (text: string): boolean =>
  /[?¿]/.test(text) || text.split(CLAUSES).some((clause) => isAsked(clause.trim()))
const CLAUSES = /[.,;:\n]|\s(?:y|and|et)\s/iu

/** "4 horas y 2 de camino, ¿y cuándo me pagan?": the question is answered, and then the report is heard. */
const asksFirst = (turn: Turn, report: Flow, intent: Intent, said: string): boolean => {
  const flow = flowFor(turn, turn.library.byIntent.get(intent))
  if (flow) openOnTop(turn, report, flow, said, flow.start.intent.get(intent))
  return flow !== null
}

/** "Está bueno gracias, Dios lo bendiga": who agrees with what we said last, and thanks us, closes the talk. */
const thanksBehind = (turn: Turn, text: string): boolean => {
  const { country, lang, now, zone } = turn.context
  const [begun, bare] = turn.parts.withoutCourtesy?.(text, lang) ?? [text, text]
  const reading = turn.parts.readIntent(begun.slice(bare.length), { country, lang, now, zone })
  // A bare "sí" may be for what somebody of the team has asked.
  return bare.includes(' ') && bare !== begun && 'intent' in reading && reading.intent === 'THANKS'
}

/** A greeting and nothing more, or something that nothing understood and that the team does not have yet. An agreement tells nothing. */
const kindOf = (said: string, isKnown: boolean) => {
  if (isGreeting(said)) return { greeting: true }
  return !isKnown && saysSomething(said) ? { stated: said } : {}
}

const openByIntent = (turn: Turn, intent: Intent, said: string): boolean => {
  const flow = flowFor(turn, turn.library.byIntent.get(intent))
  const entry = flow?.start.intent.get(intent)
  const knocking = flow && asksUs(intent) ? inboundFlow(turn) : null
  if (flow && knocking?.start.inbound?.questions) openOnTop(turn, knocking, flow, said, entry)
  else if (flow) {
    const beside = askedBeside(turn, intent, said)
    if (beside && entry !== undefined) openBoth(turn, said, ...inTurn(turn, { intent, flow, entry }, beside))
    else openUrgent(turn, flow, said, entry)
  }
  return flow !== null
}

/** Two questions in one breath. */
const openBoth = (turn: Turn, said: string, first: Asked, second: Asked): void => {
  turn.standAt(second.flow, { said })
  turn.frame.node = second.entry
  turn.frame.onward = true
  turn.interrupt(first.flow, said, first.entry)
}

/** Where danger is told in one breath with a report, this goes first and the report is heard when it is over. */
const openUrgent = (turn: Turn, flow: Flow, said: string, alone: string | undefined, beside = alone): void => {
  const after = flow.pressing === 'safety' ? tellsMore(turn, said) : null
  if (after) openOnTop(turn, after, flow, said, beside)
  else turn.start(flow, { said }, alone)
}

/** The one goes first, and the other begins when it is over. */
const openOnTop = (turn: Turn, after: Flow, flow: Flow, said: string, entry: string | undefined): void => {
  turn.standAt(after, { said })
  turn.interrupt(flow, said, entry)
}

/** "T3 lista, 6 horas, y me amenazaron": the flow that would have heard a report in these words; it goes on when the danger is over. */
const tellsMore = (turn: Turn, said: string): Flow | null => {
  const flow = inboundFlow(turn)
  const first = flow?.nodes.get(flow.first)
  if (!flow || first?.type !== 'ask' || first.spec.from !== 'said') return null
  return 'value' in turn.read(first.spec.reader, said, first.spec.options) ? flow : null
}

const inboundFlow = (turn: Turn) =>
  turn.library.inbound.find(
    ({ audience, start }) =>
      (audience === 'anyone' || audience === turn.context.audience) && turn.holds(start.inbound?.when),
  )

/** A sign on what was said last, where a flow counts them. */
const reacted = (turn: Turn, sign: string): boolean => {
  const flow = flowFor(turn, turn.library.byMedia.get('reaction'))
  if (flow) turn.start(flow, sign ? { said: sign } : {})
  return flow !== null
}

/** A drawing from somebody whom we know closes a talk, as thanks do (F29). */
const acknowledged = (turn: Turn): boolean => turn.value('contact.level') !== 'L0' && openByIntent(turn, 'THANKS', '')

/** A voice note is kept for a person; what is done with an earlier message is silence, but for a sign that is counted; anything else is someone knocking. */
export const mediaWhenIdle = (turn: Turn, input: Extract<Input, { kind: 'media' }>) => {
  const { media, caption = '', sign = '' } = input
  if (media === 'reaction') return void reacted(turn, sign)
  if (SILENT.has(media) && isUrgent(turn, caption)) return textWhenIdle(turn, caption)
  if (SILENT.has(media)) return
  if (!caption.trim()) {
    if (media === 'audio') return voiceNote(turn, turn.value('person.voice_told') === true)
    if (media === 'sticker' && acknowledged(turn)) return
    const opens = PICTURES.has(media) ? null : flowFor(turn, turn.library.byMedia.get(media))
    if (opens) return turn.start(opens)
  }
  const shown = pictureOpens(turn, input)
  if (shown) return turn.start(shown.flow, { ...shown.answers, ...(caption.trim() ? { said: caption } : {}) })
  const withTeam = PICTURES.has(media)
  if (withTeam) fileForTeam(turn)
  // After a stop they get one short line a day and nothing beside it.
  if (media !== 'sticker' && turn.value('person.opted_out') !== true)
    turn.emit({ type: 'said', text: turn.words('common', mediaWords(turn, media)), level: 'L0' })
  textWhenIdle(turn, caption, { withTeam })
}
