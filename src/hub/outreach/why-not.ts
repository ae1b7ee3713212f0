import type { NotStartable } from './begin-outreach.ts'

/** Why we write nothing to somebody of our own accord; in words for staff. */
export const WHY_NOT = {
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
} as const satisfies Record<NotStartable, string>
