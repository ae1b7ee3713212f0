/**
 * Every queue, its payload and its options, in one table. A job is a wake-up call: it carries an id and drains whatever
 * waits in the store for that id, so a lost one is made good by the sweeper and a repeated one changes nothing.
 */
export type Payloads = {
  /** New messages of these addresses are in the inbox: one call for a whole group of webhooks. */
  arrivals: { group: string; addressIds: string[] }
  /** Drain the inbox of an address. */
  converse: { addressId: string }
  /** Copy out an outbox that a process left when it died. */
  relay: { personId: string }
  /** Send what is due for a person, in order. */
  deliver: { personId: string }
  /** Deal with failures that the provider reported. */
  problem: { personId: string }
  /** Bring in a file that somebody sent. */
  media: { mediaId: string }
  /** Apply the updates of a case document. */
  record: { noun: string; subject: string }
  /** The same for many documents, told together. */
  records: { group: string; subjects: { noun: string; subject: string }[] }
  /** Messages arrived at their addresses: one call for a whole group of callbacks. */
  delivered: { group: string; messageIds: string[] }
  /** Send what is due for a subscription to the updates of cases. */
  webhook: { webhookId: string }
  /** Bring a post to the members of its group, or put a question with those of its kind. */
  group: { noun: string; subject: string }
  /** Clear away what an erased person leaves behind. */
  erase: { personId: string }
  /** Remove what has been kept long enough by that day. */
  retention: { day: string }
  /** Send to the people of one part of an audience whose time has come. */
  broadcast: { part: string }
}
export type QueueName = keyof Payloads

type QueueTable = {
  [Name in QueueName]: { id: (payload: Payloads[Name]) => string; attempts: number; backoffMs: number }
}

export const queues: QueueTable = {
  arrivals: { id: ({ group }) => group, attempts: 4, backoffMs: 250 },
  converse: { id: ({ addressId }) => addressId, attempts: 4, backoffMs: 250 },
  relay: { id: ({ personId }) => personId, attempts: 4, backoffMs: 250 },
  deliver: { id: ({ personId }) => personId, attempts: 4, backoffMs: 500 },
  problem: { id: ({ personId }) => personId, attempts: 4, backoffMs: 500 },
  media: { id: ({ mediaId }) => mediaId, attempts: 2, backoffMs: 1_000 },
  record: { id: ({ noun, subject }) => `${noun}/${subject}`, attempts: 4, backoffMs: 250 },
  records: { id: ({ group }) => group, attempts: 4, backoffMs: 250 },
  delivered: { id: ({ group }) => group, attempts: 2, backoffMs: 1_000 },
  webhook: { id: ({ webhookId }) => webhookId, attempts: 2, backoffMs: 1_000 },
  group: { id: ({ noun, subject }) => `${noun}/${subject}`, attempts: 4, backoffMs: 250 },
  erase: { id: ({ personId }) => personId, attempts: 4, backoffMs: 500 },
  retention: { id: ({ day }) => day, attempts: 4, backoffMs: 5_000 },
  broadcast: { id: ({ part }) => part, attempts: 4, backoffMs: 500 },
}
export const QUEUE_NAMES = Object.keys(queues) as QueueName[]
