import type { GroupDoc } from '../../cases/group.ts'
import type { InvitationDoc } from '../../cases/invitation.ts'
import type { Parts } from '../parts.ts'

/** Somebody in a group. `id`: their invitation. */
export type Member = { id: string; personId: string; alias: string; muted: boolean; joinedAt: string }

/** How an alias is compared: nobody tells "Chepe" from "chepé". */
export const aliasKey = (alias: string): string =>
  alias
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^\p{L}\d]+/gu, '')

/**
 * Who is in the group, in the order in which they came. Two who chose the same name at the same moment are told apart by a number.
 * Whoever was erased is left out.
 */
export async function membersOf(
  { store }: Pick<Parts, 'store'>,
  { id, matter_id }: Pick<GroupDoc, 'id' | 'matter_id'>,
): Promise<Member[]> {
  const members: Member[] = []
  const filter = {
    noun: 'invitation',
    state: { $in: ['JOINED', 'MUTED'] },
    ...(matter_id ? { matterId: matter_id } : {}),
    facets: { group_id: id },
  }
  for await (const { subject, personId, state, doc } of store.cases.each<InvitationDoc>(filter))
    if (doc?.alias && personId)
      members.push({ id: subject, personId, alias: doc.alias, muted: state === 'MUTED', joinedAt: doc.joined_at ?? '' })
  members.sort((a, b) => (a.joinedAt < b.joinedAt ? -1 : a.joinedAt > b.joinedAt ? 1 : a.id < b.id ? -1 : 1))
  const taken = new Map<string, number>()
  return members.map((member) => {
    const key = aliasKey(member.alias)
    const count = (taken.get(key) ?? 0) + 1
    taken.set(key, count)
    return count === 1 ? member : { ...member, alias: `${member.alias} ${count}` }
  })
}
