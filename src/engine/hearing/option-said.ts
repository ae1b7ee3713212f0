import { shownAt, takenAt } from '../flow/options-of.ts'
import { fold } from '../fold.ts'
import { LIMITS } from '../limits.ts'
import type { Turn } from '../turn.ts'
import { exactChoice } from './exact-choice.ts'
import { HARD_INTENTS } from './hard-intents.ts'
import { namedIn } from './named-in.ts'

/**
 * The option that the text names to the letter, or nearly so, or by its number: most answers, and no intent has to be looked for in them.
 * Unless the very words are a call for help or a stop: these are heard first whatever was asked.
 */
export const exactOption = (turn: Turn, text: string): string | null => {
  const { node } = turn
  const shown = shownAt(node, turn.part).length
  const exact = namedIn(turn, text, (said) => exactChoice(said, offered(turn), shown))
  if (exact === null || exact === NO_CALL) return exact
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

/** "No me llame" to "¿quiere que le llame?" stops nothing but the call: its words, and no others, go before a stop. */
const NO_CALL = 'no_call'

/** "No puedo" under the button "No puedo ir" says that, not "later": a button's own words go before what else is meant by them. */
export const nearLabel = (turn: Turn, text: string): string | null => {
  const shown = shownAt(turn.node, turn.part)
  if (shown.length === 0) return null
  const options = offered(turn).filter(({ id }) => shown.includes(id))
  return namedIn(turn, text, (said) => {
    const reading = turn.read('choice', said, { options, labels: true })
    return 'value' in reading && typeof reading.value === 'string' ? reading.value : null
  })
}

/** The option that a button of the open question stands for; null for a button of another question. */
export const tappedOption = (turn: Turn, button: string): string | null => {
  const [flow, name, id] = button.split('.')
  const { node } = turn
  if (flow !== turn.frame.flow || name !== node.name || id === undefined) return null
  // A button that an earlier part of the node showed still means what it says.
  const buttons = node.type === 'choose' ? shownAt(node) : takenAt(node)
  return buttons.includes(id) ? id : null
}

/** The choices of the open question; a part that shows only some of them takes the others by words. */
export const offered = (turn: Turn) => {
  const all = turn.choices(turn.node.name)
  const shown = shownAt(turn.node, turn.part)
  if (turn.part === undefined) return all
  return [...all.filter(({ id }) => shown.includes(id)), ...all.filter(({ id }) => !shown.includes(id))]
}

/** The option that its own reader hears in the words: "la combi no da boleto" where NO DIERON is one. */
export const readOption = (turn: Turn, text: string): string | null => {
  const { node } = turn
  const options =
    node.type === 'choose'
      ? [...node.spec.shown, ...node.spec.also]
      : node.type === 'ask' || node.type === 'review'
        ? node.spec.also
        : []
  return options.find(({ reader }) => reader !== undefined && 'value' in turn.read(reader, text, {}))?.id ?? null
}
