import { type Intent, TOPICS } from '../reading/intent.ts'
import { matches } from './against.ts'
import { answeredAhead } from './ahead.ts'
import { awaited } from './awaited.ts'
import { answersBeneath } from './beneath.ts'
import { flowByReader } from './by-reader.ts'
import { type Command, commandIn } from './command.ts'
import { optionDecides } from './decides.ts'
import { isDrawing } from './drawing.ts'
import { fold } from './fold.ts'
import { isGreeting } from './greeting.ts'
import { HARD_INTENTS, isForUsAlone, urgentFlow } from './hard-intents.ts'
import { voiceConfirmed } from './heard-voice.ts'
import { LIMITS } from './limits.ts'
import { namedIn } from './named-in.ts'
import { accept, MEDIA_READERS } from './nodes/ask.ts'
import { exactChoice } from './nodes/choose.ts'
import { openingAnswered } from './opening-answered.ts'
import { flowFor, onStack } from './openings.ts'
import { shownAt, takenAt } from './options-of.ts'
import type { Turn } from './turn.ts'

/** Open answers in a person's own words: what is told there is not a question to us. */
const OWN_WORDS = new Set(['free-text', 'name', 'place'])
/** What is asked is a question to us however old ours is: nothing is decided by it. */
const QUESTIONS = new Set<Intent>(['SCAM', 'COST', 'AMOUNT', 'WHEN', 'VISA', ...TOPICS])
/** What has happened to somebody is told, not answered: it is true however old the question is. */
const NEWS = new Set(['deceased', 'away'])
/** Intents that say nothing else than the answer which the reader waits for. */
const ITS_ANSWER: Readonly<Record<string, Intent>> = { language: 'LANGUAGE' }
/** What they want of us beside that: part of a story, and no name and no place. */
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
    const meant = 'intent' in intent ? intent.intent : null
    if (!openingAnswered(turn, text, meant, button)) awaited(turn, text, meant)
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
  const { node } = turn
  const alone = isForUsAlone(turn, 'intent' in intent ? intent.intent : null)
  const command = alone ? null : commandIn(turn, text)
  if (command && !answersFirst(turn, command, text) && !(isInDanger(turn) && command.flow.pressing !== 'safety'))
    return turn.interrupt(command.flow, text, command.entry, command.answers)
  const elsewhere = asksNoWords(turn) && !isInDanger(turn) ? flowByReader(turn, text) : null
  if (elsewhere) return turn.interrupt(elsewhere.flow, text, elsewhere.flow.first, elsewhere.answers)
  const labelled = hard ? null : nearLabel(turn, text)
  if (labelled !== null) return takeOption(turn, labelled, text)
  const ahead =
    hard || isLate(turn) ? null : answeredAhead(turn, text, 'intent' in intent ? intent.intent : null, textAtWait)
  if (ahead) return turn.become(ahead)
  if ('ambiguous' in intent) {
    const unclear = turn.library.byName.get('stop-unclear')
    if (unclear && !onStack(turn, unclear)) return turn.interrupt(unclear, text)
  } else if (intent.intent && !hard && takeIntent(turn, intent.intent, text)) return
  if (node.type !== 'wait' && isLate(turn)) return askAgainLate(turn)
  if (greetsOnly(turn, text)) return turn.reshow({})
  if (asksInstead(turn, text)) return turn.onward({ miss: true }, text)
  turn.answer({ kind: 'text', text })
}

/** "Buenas tardes" and nothing more is no miss where a button or a photo is waited for, and no wrong answer about what we know. */
const greetsOnly = ({ node }: Turn, text: string): boolean =>
  (node.type === 'choose' ||
    (node.type === 'ask' && (node.spec.reader in MEDIA_READERS || node.spec.against !== undefined))) &&
  !takenAt(node).includes('greeting') &&
  isGreeting(text)

/** "¿Dónde queda la oficina?" is no wrong answer about what we know, either: it is asked again. Not a guess with a question mark. */
const asksInstead = (turn: Turn, text: string): boolean => {
  const { node } = turn
  if (node.type !== 'ask' || node.spec.against === undefined || matches(text, turn.value(node.spec.against)))
    return false
  return text.trimEnd().endsWith('?') && ASKING.test(fold(text))
}
const ASKING = /^(?:y )?(?:que|cual|cuando|cuanto|donde|como|what|which|when|where|how) /

/**
 * The option that the text names to the letter, or nearly so, or by its number: most answers, and no intent has to be looked for in them.
 * Unless the very words are a call for help or a stop: these are heard first whatever was asked.
 */
const exactOption = (turn: Turn, text: string): string | null => {
  const { node } = turn
  const shown = shownAt(node, turn.part).length
  const exact = namedIn(turn, text, (said) => exactChoice(said, offered(turn), shown))
  if (exact === null) return null
  const { lang, country, now, zone } = turn.context
  const key = `${lang}|${country}|${fold(text)}`
  let hard = turn.library.hardOptions.get(key)
  if (hard === undefined) {
    // As if nothing had been asked: what is kept must be true at every question.
    const reading = turn.parts.readIntent(text, { lang, country, now, zone })
    hard = 'intent' in reading && reading.intent !== null && HARD_INTENTS.includes(reading.intent)
    if (turn.library.hardOptions.size >= LIMITS.keptOptions) turn.library.hardOptions.clear()
    turn.library.hardOptions.set(key, hard)
  }
  return hard ? null : exact
}

/** "No puedo" under the button "No puedo ir" says that, not "later": a button's own words go before what else is meant by them. */
const nearLabel = (turn: Turn, text: string): string | null => {
  const shown = shownAt(turn.node, turn.part)
  if (shown.length === 0) return null
  const options = offered(turn).filter(({ id }) => shown.includes(id))
  const reading = turn.read('choice', text, { options, labels: true })
  return 'value' in reading && typeof reading.value === 'string' ? reading.value : null
}

/** The choices of the open question; a part that shows only some of them takes the others by words. */
const offered = (turn: Turn) => {
  const all = turn.choices(turn.node.name)
  const shown = shownAt(turn.node, turn.part)
  if (turn.part === undefined) return all
  return [...all.filter(({ id }) => shown.includes(id)), ...all.filter(({ id }) => !shown.includes(id))]
}

/**
 * Does the open question take these very words? "¿Me van a cobrar?" is no name; and where an answer is compared with what we know, it
 * is a question unless it holds the answer.
 */
const isOwnWords = (turn: Turn, text: string): boolean => {
  const { node } = turn
  if (node.type !== 'ask' || !OWN_WORDS.has(node.spec.reader)) return false
  const { against } = node.spec
  if (against !== undefined && !matches(text, turn.value(against))) return false
  return node.spec.otherwise !== undefined || 'value' in turn.read(node.spec.reader, text, node.spec.options)
}

/** Does the reader of the open question understand these words? "No tengo papeles" answers the one about an ID. */
const isAnswer = (turn: Turn, text: string): boolean => {
  const { node } = turn
  if (node.type !== 'ask' || node.spec.reader in MEDIA_READERS) return false
  return 'value' in turn.read(node.spec.reader, text, node.spec.options)
}

/** Readers that take nearly any words: a keyword is nearer there. */
const TAKES_ANY = new Set([...OWN_WORDS, 'alias', 'post', 'report', 'reply', 'file'])

/** "Inglés" where it is asked which language it was: the answer, not the wish to be written to in it. Danger goes before that. */
const answersFirst = (turn: Turn, { flow }: Command, text: string): boolean =>
  turn.node.type === 'ask' &&
  !TAKES_ANY.has(turn.node.spec.reader) &&
  flow.pressing !== 'safety' &&
  isAnswer(turn, text)

const isOption = (turn: Turn, text: string): boolean =>
  turn.node.type === 'choose' && 'value' in turn.read('choice', text, { options: offered(turn) })

/** Another question that the present flow answers: "¿y cuánto me toca?" while it offers a call about the visa. */
const otherEntry = (turn: Turn, intent: Intent): string | null => {
  const { start } = turn.flow
  const entry = start.intent.get(intent)
  return entry !== undefined && entry !== turn.node.name && turn.holds(start.when) ? entry : null
}

/** What the node itself does with an intent comes first, then the global flows. True when it was dealt with. */
const takeIntent = (turn: Turn, intent: Intent, text: string): boolean => {
  const { node } = turn
  if (intent === 'YES' || intent === 'NO') {
    const { offered } = turn.open
    if (offered !== undefined && node.type === 'ask' && !isLate(turn)) {
      if (intent === 'YES') turn.onward(accept(node, turn, offered))
      else turn.reshow()
      return true
    }
  }
  const id = intent.toLowerCase()
  if (takenAt(node).includes(id)) {
    if (QUESTIONS.has(intent) && !decides(turn, id)) turn.answer({ kind: 'option', id, text })
    else takeOption(turn, id, text)
    return true
  }
  if (node.type === 'ask' && ITS_ANSWER[node.spec.reader] === intent) return false
  const story = node.type === 'ask' ? node.spec.story : undefined
  const told = story === true || (PART_OF_A_STORY.has(intent) && !(story === false && WISHES.has(intent)))
  if (told && isOwnWords(turn, text)) return false
  if (TOPICS.some((topic) => topic === intent) && isAnswer(turn, text)) return false
  if (intent === 'REPEAT' && node.type !== 'wait') {
    turn.reshow()
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
  if (isInDanger(turn)) return false
  // In one message with the question that is still open.
  if (intent === 'THANKS' && node.type !== 'wait') {
    const thanked = turn.value('person.thanked') === true
    turn.reshow({ ...(thanked ? {} : { before: [turn.words('common', 'thanks')] }), ...turn.short() })
    return true
  }
  const flow = flowFor(turn, turn.library.byIntent.get(intent))
  if (flow) {
    turn.interrupt(flow, text, flow.start.intent.get(intent))
    return true
  }
  const elsewhere = otherEntry(turn, intent)
  if (elsewhere !== null) {
    turn.advance({ go: elsewhere })
    return true
  }
  return false
}

/** Nothing is asked, or a photo: words that another flow reads as its own (a member to their group) are for that one. */
const asksNoWords = ({ node }: Turn): boolean =>
  node.type === 'wait' || (node.type === 'ask' && node.spec.reader in MEDIA_READERS)

/** Then nothing else goes on; what is graver was looked at before. */
const isInDanger = (turn: Turn): boolean => turn.flow.pressing === 'safety'

/** An answer to a question older than 24 h, or after which a group spoke, shows the question first; a tap says which question it means, unless it decides. */
const takeOption = (turn: Turn, id: string, text?: string) => {
  if (isLate(turn) && !NEWS.has(id) && (text !== undefined || decides(turn, id))) return askAgainLate(turn)
  turn.answer({ kind: 'option', id, ...(text === undefined ? {} : { text }) })
}

/** Does this option record something, or lead at once to a consent? */
const decides = (turn: Turn, id: string): boolean => {
  const { node } = turn
  if (node.type !== 'choose') return true
  const option = [...node.spec.shown, ...node.spec.also].find((item) => item.id === id)
  return !option || optionDecides(turn.flow, option)
}

const askAgainLate = (turn: Turn) => {
  if (turn.node.type === 'wait') return turn.answer({ kind: 'text', text: '' })
  turn.reshow({ before: [turn.words('common', 'late')] })
}

const isLate = (turn: Turn): boolean =>
  turn.context.interrupted === true ||
  turn.open.toldBetween === true ||
  Date.parse(turn.now) - Date.parse(turn.context.putAt ?? turn.open.askedAt) > LIMITS.lateMs

/** The option that a button of the open question stands for; null for a button of another question. */
const tappedOption = (turn: Turn, button: string): string | null => {
  const [flow, name, id] = button.split('.')
  const { node } = turn
  if (flow !== turn.frame.flow || name !== node.name || id === undefined) return null
  // A button that an earlier part of the node showed still means what it says.
  const buttons = node.type === 'choose' ? shownAt(node) : takenAt(node)
  return buttons.includes(id) ? id : null
}

const intentContext = (turn: Turn) => {
  const { country, lang, now, zone } = turn.context
  const { node } = turn
  const base = { country, lang, now, zone }
  const options = takenAt(node)
  // Where an answer is compared with what we know, "luego" is no answer in their own words.
  const compared = node.type === 'ask' && node.spec.against !== undefined && OWN_WORDS.has(node.spec.reader)
  if (node.type === 'ask' && !compared) return { ...base, expecting: node.spec.reader, options: [...options] }
  return options.length === 0 ? base : { ...base, expecting: 'choice', options: [...options] }
}
