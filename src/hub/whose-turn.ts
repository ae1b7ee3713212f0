import type { Input } from '../engine/input.ts'

/** Turns in which nobody of theirs has a part: time has passed, or we begin. */
const OURS: readonly Input['kind'][] = ['silence', 'start']
/** What we say of a photo, or that somebody is there now, answers the person who has just written; so does what takes the place of an answer. */
const ANSWERS: readonly string[] = [
  'answer.dropped',
  'media.judged',
  'voice.transcribed',
  'handoff.taken',
  'question.noted',
  'question.answered',
  'asker.noted',
  'asker.answered',
  'questions.brought',
]
const GIVEN_BACK = 'handoff.resolved'
/** They asked for a person, or a person of the team has something for them. */
const OF_TEAM: readonly string[] = [GIVEN_BACK, 'handoff.late', 'staff.waits']

const isOneOf = (input: Input, events: readonly string[]): boolean =>
  input.kind === 'event' && events.includes(input.event)

/** They have just written, and wait for what is said now. */
export const answersThem = (input: Input): boolean =>
  (input.kind !== 'event' && !OURS.includes(input.kind)) || isOneOf(input, ANSWERS)

/**
 * What it records is told by them: of a Defender's report nobody else may tell. Silence says nothing; where the team gives a talk back it goes
 * on with what they had said.
 */
export const isTheirs = (input: Input): boolean => answersThem(input) || isOneOf(input, [GIVEN_BACK])

export const isOfTeam = (input: Input): boolean => isOneOf(input, OF_TEAM)
