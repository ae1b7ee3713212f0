import type { GroupDoc } from '../../cases/group.ts'
import type { MatterDoc } from '../../cases/matter-doc.ts'
import type { Parts } from '../parts.ts'
import { withoutKeptOut } from './kept-out.ts'
import { membersOf } from './members.ts'
import { type Recipient, recipientsOf } from './recipients.ts'

/**
 * How many people get what is said to a group, now or when they are awake: who muted it, stopped, is kept out, or reads the digests by
 * SMS alone is none of them.
 */
export async function countReaders(
  parts: Pick<Parts, 'store' | 'clock'>,
  group: Pick<GroupDoc, 'id' | 'matter_id' | 'kind'>,
  matter: MatterDoc | null,
  /** The invitation of who speaks. */
  but?: string,
): Promise<number> {
  const members = (await membersOf(parts, group)).filter(({ id, muted }) => !muted && id !== but)
  const able = await recipientsOf(parts, members, { group: group.id, matter, talk: true, apart: false })
  return (await withoutKeptOut(parts, able, group.kind)).filter(isWrittenTo).length
}

const isWrittenTo = ({ address, reading: { conversation, file } }: Recipient): boolean =>
  !conversation?.optedOut && file.person?.state !== 'DO_NOT_CONTACT' && !file.person?.minors?.includes(address._id)
