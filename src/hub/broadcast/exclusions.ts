import type { NotStartable } from '../outreach/begin-outreach.ts'

/** Why somebody of the audience does not get it, beside what the send rules say; in words for staff. */
export const EXCLUSIONS = {
  no_person: 'Nobody is known under this id any more.',
  no_address: 'We know no number of this person.',
  wrong_number: 'Whoever answered there said that the number is wrong.',
  unreachable: 'No number of this person works.',
  no_sender_for_channel: 'We have no sender for the channel of this person.',
  opted_out: 'The person does not want automatic messages.',
  phone_said_stop: 'Somebody else who uses this phone asked for no more messages.',
  death_reported: 'A death was reported.',
  incident_open: 'An incident of this person is open: the safety lead lifts it.',
  not_to_be_contacted: 'The person must not be contacted.',
  no_consent: 'The person has not agreed to messages of this kind.',
  level_too_low: 'The person is not known well enough at any address to read this.',
  no_text_in_language: 'There is no text in the language of this person: somebody has to tell them.',
  value_missing: 'A value that the text tells is not known of this person: somebody has to tell them.',
} as const satisfies Record<NotStartable | OurReason, string>

type OurReason = 'no_consent' | 'level_too_low' | 'no_text_in_language' | 'value_missing'
export type Exclusion = keyof typeof EXCLUSIONS
