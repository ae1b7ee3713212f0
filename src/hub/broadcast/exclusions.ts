import { WHY_NOT } from '../outreach/why-not.ts'

/** Why somebody of the audience does not get it, beside what the send rules say; in words for staff. */
export const EXCLUSIONS = {
  ...WHY_NOT,
  no_consent: 'The person has not agreed to messages of this kind.',
  state_changed: 'The claim has left the states that it is for.',
  level_too_low: 'The person is not known well enough at any address to read this.',
  no_text_in_language: 'There is no text in the language of this person: somebody has to tell them.',
  value_missing: 'A value that the text tells is not known of this person: somebody has to tell them.',
} as const
export type Exclusion = keyof typeof EXCLUSIONS
