export const QUESTION_STATES = [
  'NEW',
  'ASKED',
  'CLUSTERED',
  'ANSWER_DRAFTED',
  'APPROVED',
  'PUBLISHED',
  'CONFIRMED_UNDERSTOOD',
  'REOPENED',
  'MOVED_TO_PRIVATE',
  'REJECTED',
] as const
export type QuestionState = (typeof QUESTION_STATES)[number]

/** Within so many hours a question is answered. */
export const PROMISED_HOURS = 48

const HOUR_MS = 3_600_000
/** Mexico's centre, where the team is. */
const TEAM_BEHIND_UTC_MS = 6 * HOUR_MS

/** By when we say that who asks at this instant has an answer: never on a Saturday or Sunday, when nobody of the team gives it. ISO. */
export const promisedBy = (asked: string): string => {
  const by = Date.parse(asked) + PROMISED_HOURS * HOUR_MS
  const weekday = new Date(by - TEAM_BEHIND_UTC_MS).getUTCDay()
  const further = weekday === 6 ? 2 : weekday === 0 ? 1 : 0
  return new Date(by + further * 24 * HOUR_MS).toISOString()
}
/** What fits into a digest of three. */
export const MOST_SHORT = 80
export const MOST_ANSWER = 180

/**
 * What somebody asks, in a group or 1:1. Questions that ask the same belong to the first of them (`with`), which alone is
 * answered.
 */
export type QuestionDoc = {
  id: string
  state: QuestionState
  person_id?: string
  group_id?: string
  matter_id?: string
  /** The member of the group who asked. */
  member_id?: string
  /** The Defender who brought it from a group of their own, and the answer that they have for it: nobody is told the same twice. */
  defender_id?: string
  handed?: { answer: string; at: string }
  text?: string
  asked_at?: string
  /** The first question of its kind; its own id where it is that one. */
  with?: string
  /** Of the first one: the others of its kind, in the order of their ids. */
  similar: string[]
  /** The approved text that answers it, where one seems to: `faq/cost_answer`. */
  topic?: string
  /** As everybody reads it, and the answer. */
  short?: string
  answer?: string
  /** An Advocate has to approve it. */
  legal?: boolean
  drafted_by?: string
  approved_by?: string
  approved_at?: string
  /** When it is looked whether the group is told; a person may hold it until they let it go. */
  tell_at?: string
  held?: string
  digest?: string
  published_at?: string
  /** Who answered "¿Quedó claro?", each once. */
  clear: string[]
  doubt: string[]
  reminded_at?: string
  reason?: string
}

/** The hour at which a group is told what was answered, on the clock of Mexico City, which does not change. People of the field read then. */
const DIGEST_HOUR = 17
const BEHIND_MS = 6 * 3_600_000
const DAY_MS = 86_400_000
/** The next of these hours after an instant, ISO. */
export function nextDigestHour(after: string): string {
  const there = Date.parse(after) - BEHIND_MS
  const today = Math.floor(there / DAY_MS) * DAY_MS + DIGEST_HOUR * 3_600_000
  return new Date((today > there ? today : today + DAY_MS) + BEHIND_MS).toISOString()
}

/** Fewer answers than this say nothing about an answer. */
const FEW = 5
/** More than one in five has a doubt. */
export const standing = ({ clear, doubt }: Pick<QuestionDoc, 'clear' | 'doubt'>): QuestionState => {
  const all = clear.length + doubt.length
  if (all < FEW) return 'PUBLISHED'
  return doubt.length * 5 > all ? 'REOPENED' : 'CONFIRMED_UNDERSTOOD'
}
