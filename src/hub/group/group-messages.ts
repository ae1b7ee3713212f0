import type { MessageRecord } from '../../store/messages.ts'
import type { Vault } from '../../store/vault.ts'

/** Words under which what is said to a group goes out. */
export const COPIES = {
  talk: { flow: 'common', key: 'group_talk' },
  team: { flow: 'common', key: 'group_team' },
  defender: { flow: 'common', key: 'group_defender' },
  network: { flow: 'common', key: 'group_network' },
  closing: { flow: 'common', key: 'group_closing' },
  alert: { flow: 'group-alert', key: 'warning' },
} as const
/** What people and team say: it may wait, and go out together. */
export const TALK_KEYS: readonly string[] = [
  'group_talk',
  'group_team',
  'group_defender',
  'group_network',
  'group_bundle',
]

/** A copy of what was said to a group, or words of a flow that is about the group. */
export const isGroups = ({ flow, node }: Pick<MessageRecord, 'flow' | 'node'>): boolean =>
  flow?.startsWith('group-') === true || (flow === 'common' && node?.startsWith('group_') === true)

/** The same for ever: one post reaches one member once. */
export const idOfCopy = (vault: Pick<Vault, 'blindIndex'>, post: string, personId: string): string =>
  `m_${vault.blindIndex(`copy/${post}/${personId}`)}`
