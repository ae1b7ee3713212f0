import { counted, row } from '../cells.ts'
import type { Facts } from '../facts.ts'
import type { Asked, Section } from '../report.ts'

const IN_IT: readonly string[] = ['JOINED', 'MUTED']
const OUT_OF_IT: readonly string[] = ['LEFT', 'REMOVED']
const NOT_NOW: readonly string[] = ['NOT_NOW', 'EXPIRED']
const ASIDE: readonly string[] = ['MOVED_TO_PRIVATE', 'REJECTED']

/** Who was asked into the groups and is in them, and what was asked there and answered once for all. */
export function groupSection({ groups, invitations, questions, posts, alerts }: Facts): Section {
  const asked = questions.filter(({ facets, state }) => facets.group_id !== undefined && !ASIDE.includes(state))
  // Of those that ask the same the first one is answered.
  const kinds = asked.filter(({ id, facets }) => facets.with === id)
  const answered = kinds.filter(({ facets }) => facets.published_at !== undefined)
  const fromText = answered.filter(({ facets }) => String(facets.topic ?? '').startsWith('faq/'))
  const inState = (states: readonly string[]) =>
    counted(
      'invitation',
      invitations.filter(({ state }) => states.includes(state)),
    )
  const ofKind = (kind: string) => posts.filter(({ facets }) => facets.kind === kind)
  return {
    name: 'groups',
    title: 'groups',
    rows: [
      row('groups', 'groups_opened', counted('group', groups)),
      row('invited', 'group_invited', counted('invitation', invitations)),
      row('in_it', 'group_in_it', inState(IN_IT)),
      row('left', 'group_left', inState(OUT_OF_IT)),
      row('not_now', 'group_not_now', inState(NOT_NOW)),
      row('questions', 'group_questions', counted('question', asked)),
      row('kinds', 'group_kinds', counted('question', kinds)),
      row('from_texts', 'answered_from_texts', counted('question', fromText, answered.length)),
      row(
        'by_people',
        'answered_by_people',
        counted(
          'question',
          answered.filter((each) => !fromText.includes(each)),
          answered.length,
        ),
      ),
      row(
        'private',
        'moved_to_private',
        counted(
          'question',
          // What was asked 1:1 from the beginning was moved from nowhere.
          questions.filter(({ state, facets }) => state === 'MOVED_TO_PRIVATE' && facets.group_id !== undefined),
        ),
      ),
      row('digests', 'digests', counted('post', ofKind('DIGEST'))),
      row(
        'alerts',
        'warnings_to_groups',
        counted(
          'alert',
          alerts.filter(({ state }) => state === 'SENT'),
        ),
      ),
    ],
  }
}

/** Unless a day was asked for: before and after the day on which the first group opened. */
export function aroundGroup({ groups }: Facts, asked: Asked): Asked {
  const [opened] = groups
    .flatMap(({ facets }) => (typeof facets.opened_at === 'string' ? [facets.opened_at] : []))
    .sort()
  return asked.around !== undefined || opened === undefined ? asked : { ...asked, around: opened }
}
