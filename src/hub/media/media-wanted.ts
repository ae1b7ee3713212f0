import type { Inbound } from '../../channels/channel.ts'
import type { Session } from '../../engine/session.ts'
import type { OutboxEntry } from '../../store/conversations.ts'
import type { InboxItem } from '../../store/inbox.ts'
import type { Vault } from '../../store/vault.ts'

/** What is not fetched, but deleted at the provider all the same: drawings, and the number of somebody who was not asked. */
const UNWANTED = /^(image\/webp|text\/(x-)?vcard|video\/)/

/** Id of the n-th file of an inbox item. */
export const mediaId = (item: Pick<InboxItem, '_id'>, n: number): string => `${item._id}.${n}`

/** The files of a message, as entries of the outbox: they are wanted from the very commit that answers the message. */
export function mediaWanted(item: InboxItem, inbound: Inbound, session: Session | null, vault: Vault): OutboxEntry[] {
  return inbound.media.map(({ url, contentType }, n) => {
    const id = mediaId(item, n)
    const expected = session?.checking?.id === id
    return {
      id,
      type: 'media',
      addressId: item.addressId,
      channel: inbound.from.channel,
      unwanted: UNWANTED.test(contentType),
      asked: expected,
      original: expected && session?.checking?.original === true,
      sealedUrl: vault.seal(vault.ownKey, url, `media/${id}/url`),
    }
  })
}
