import { createHash } from 'node:crypto'
import type { Inbound, StatusCallback } from '../channels/channel.ts'
import type { StatusChange } from '../store/messages/callbacks.ts'
import type { Parts } from './parts.ts'

/** Signed, but not to be understood: kept raw for a person. */
export type MalformedWebhook = {
  problem: string
  params: Record<string, string | string[] | undefined>
  signature: string
}

export type Receive = {
  /** Stores a group of inbound messages durably, then wakes the workers. @returns how many were new */
  inbound(group: (Inbound | MalformedWebhook)[]): Promise<number>
  /** Writes a group of status callbacks, then wakes whoever must deal with a failure. */
  statuses(group: StatusCallback[]): Promise<void>
}

/** Where malformed messages wait: they have no sender that could be trusted. */
export const PROBLEM_ADDRESS = 'a_unreadable'

export function createReceive({
  store,
  wake,
  clock,
  metrics,
}: Pick<Parts, 'store' | 'wake' | 'clock' | 'metrics'>): Receive {
  return {
    async inbound(group) {
      const receivedAt = clock.now()
      const items = group.map((each) =>
        'problem' in each
          ? store.inbox.seal({
              // Its content is its identity: the same malformed request three times is one row for staff.
              id: `twilio.malformed.${createHash('sha256').update(each.signature).digest('base64url')}`,
              addressId: PROBLEM_ADDRESS,
              kind: 'problem',
              receivedAt,
              content: each,
            })
          : store.inbox.seal({
              id: `twilio.${each.externalId}`,
              addressId: store.addresses.idOf(each.from),
              kind: 'inbound',
              receivedAt,
              content: each,
            }),
      )
      const inserted = await store.inbox.insert(items)
      if (inserted < items.length) metrics.duplicates.inc(items.length - inserted)
      // Not awaited: the answer to the provider does not depend on Redis; the sweeper makes good a lost wake-up.
      const addressIds = [...new Set(items.map((item) => item.addressId))]
      const [only, second] = addressIds
      if (only !== undefined && second === undefined) void wake('converse', { addressId: only })
      // One call for the group: a call for each would cost the door more than storing the messages.
      else if (items[0]) void wake('arrivals', { group: items[0]._id, addressIds })
      return inserted
    },

    async statuses(group) {
      const changes = group.flatMap((callback) => toChange(callback) ?? [])
      await store.messages.statuses(changes)
      const arrived = changes.filter(({ status }) => status === 'delivered').map(({ messageId }) => messageId)
      if (arrived.length > 0) {
        const group = createHash('sha256').update(arrived.join(' ')).digest('hex')
        void wake('delivered', { group, messageIds: arrived })
      }
      const failed = changes.filter(({ status }) => status === 'failed' || status === 'undelivered')
      if (failed.length === 0) return
      const people = await Promise.all(failed.map(({ messageId }) => store.messages.get(messageId)))
      for (const message of people) if (message) void wake('problem', { personId: message.personId })
    },
  }
}

/** Our id in the callback address is `<message>.<attempt>`; a callback without it is not about a message of ours. */
const toChange = ({ messageId, externalId, status, errorCode }: StatusCallback): StatusChange | null => {
  const [id, attempt] = messageId?.split('.') ?? []
  if (!id || !attempt) return null
  return { messageId: id, attempt: Number(attempt), externalId, status, ...(errorCode ? { errorCode } : {}) }
}
