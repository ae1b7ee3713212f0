import type { Intent } from '../../reading/intent.ts'
import { spokenTime } from '../flow/spoken-time.ts'
import type { Turn } from '../turn.ts'
import { exactChoice } from './exact-choice.ts'

/** The buttons of the opening (F17) before what a person of the team has written. */
export const OPENING = ['yes', 'later', 'call'] as const
type Choice = (typeof OPENING)[number]

/** How long "later" is, when nobody says more. */
const LATER = '+3h'
const MEANT: Partial<Record<Intent, Choice | 'no'>> = { YES: 'yes', LATER: 'later', HUMAN: 'call', NO: 'no' }

/**
 * "Sí, mándemelo", "Más tarde", "Llámeme": what the team wrote goes out now, waits, or gives way to a call; nobody gets what they
 * have just put off. @returns whether it was an answer to the opening
 */
export const openingAnswered = (turn: Turn, text: string, intent: Intent | null, button?: string): boolean => {
  if (!turn.open.opening) return false
  const answer = tapped(button) ?? worded(turn, text) ?? (intent ? MEANT[intent] : undefined)
  if (answer === undefined) return false
  delete turn.open.opening
  if (answer === 'yes') turn.emit({ type: 'team-words', wanted: 'now' })
  else if (answer === 'later') {
    turn.emit({ type: 'team-words', wanted: 'later', from: spokenTime(LATER, turn.now, turn.zone) })
    say(turn, 'opening_later')
  } else {
    turn.emit({ type: 'team-words', wanted: 'never' })
    turn.emit({
      type: 'handed-off',
      reason: answer === 'call' ? 'call_wanted' : 'message_not_wanted',
      priority: 'high',
    })
    say(turn, answer === 'call' ? 'opening_call' : 'opening_no')
  }
  return true
}

const tapped = (button: string | undefined): Choice | undefined =>
  OPENING.find((option) => /^common\.opening(_unnamed)?\.(\w+)$/.exec(button ?? '')?.[2] === option)

const worded = (turn: Turn, text: string): Choice | undefined => {
  const { lang, country } = turn.context
  const offered = turn.parts.words.choices('common', 'opening', OPENING, lang, country)
  const exact = exactChoice(text, offered, OPENING.length)
  return OPENING.find((option) => option === exact)
}

const say = (turn: Turn, key: string): void =>
  turn.emit({ type: 'said', text: turn.words('common', key), level: 'L0', ...turn.channel() })
