import { WHY_NOT } from '../outreach/why-not.ts'

/** Why somebody is not asked into a group; in words for staff, with what can be done. */
export const NOT_INVITED = {
  ...WHY_NOT,
  another_matter: 'The person is of another matter: a group is for the people of one. Open one for theirs.',
  not_identified:
    'Nobody knows yet whether it is they who read there: they are asked once they have said who they are.',
  not_by_default_in_country:
    'In their country a group may bring danger: name the person in `people` when they want it.',
  has_answered: 'The person was asked before and is not in it: name them in `people` to ask once more.',
  not_in_the_case: 'The person said no, or has no part in this case: name them in `people` when they want it.',
  removed: 'The team took the person out of this group: nobody is asked in again.',
  no_defender: 'No Defender who works with us has this id: give the id of the Defender, not of their contact record.',
  minor: 'Somebody under age reads at a number of this person: a person of the team speaks with the family first.',
} as const
export type NotInvited = keyof typeof NOT_INVITED
