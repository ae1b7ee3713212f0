import type { GroupDoc } from '../../cases/group.ts'
import { intoConversation } from '../into-conversation.ts'
import type { Parts } from '../parts.ts'
import { addressFor } from '../sending/address-for.ts'
import { membersOf } from './members.ts'

/** Every member is told what was answered, and asked whether it is clear. Who is in a talk hears it when that is over. */
export async function startDigest(
  parts: Pick<Parts, 'store' | 'clock' | 'wake'>,
  digest: string,
  group: GroupDoc,
): Promise<void> {
  for (const { personId } of await membersOf(parts, group)) {
    const addressId = await addressFor(parts.store, personId)
    if (!addressId) continue
    await intoConversation(parts, {
      id: `digest.${digest}.${personId}`,
      addressId,
      personId,
      content: { kind: 'start', flow: 'group-digest', answers: { digest } },
    })
  }
}
