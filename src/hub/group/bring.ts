import type { DefenderDoc } from '../../cases/defender.ts'
import type { PostDoc } from '../../cases/post.ts'
import { promisedBy } from '../../cases/question-doc.ts'
import { readyToPost } from '../../cases/ready-to-post.ts'
import type { CaseDocument } from '../../store/case-documents.ts'
import type { Act } from '../act.ts'
import { intoConversation } from '../into-conversation.ts'
import type { Parts } from '../parts.ts'
import { addressFor } from '../sending/address-for.ts'
import { createBridge } from './bridge.ts'

/**
 * What a Defender brought by chat from a group of their own, as their answer to it: what may be posted at once, and how much comes
 * later. Done twice they are answered once.
 */
export function createBring(parts: Pick<Parts, 'store' | 'clock' | 'wake' | 'words' | 'provider'> & { act: Act }) {
  const { store } = parts
  const bridge = createBridge(parts)

  return async ({ subject, doc }: CaseDocument<PostDoc>): Promise<void> => {
    const { group_id = '', text = '', defender_id, posted_at } = doc
    if (!defender_id) return
    const actor = { kind: 'defender', id: defender_id } as const
    const bridged = await bridge({ groupId: group_id, text, actor, requestId: subject })
    const personId = (await store.cases.get<DefenderDoc>('defender', defender_id))?.personId
    const addressId = personId ? await addressFor(store, personId) : null
    if (!bridged.accepted || !personId || !addressId) return
    const later = bridged.questions.filter(({ answer, state }) => answer === null && state !== 'NOT_KEPT')
    const by = promisedBy(posted_at ?? '')
    await intoConversation(parts, {
      id: `brought.${subject}`,
      addressId,
      personId,
      content: {
        kind: 'event',
        event: 'questions.brought',
        values: { ...readyToPost(bridged.answers), n: later.length, by },
      },
    })
  }
}
