import type { Policy } from '../channels/channel.ts'
import type { Outside } from '../channels/outside/outside.ts'
import type { ReplyAddresses } from '../channels/reply-address.ts'
import { createAct } from './act.ts'
import { createDispatch } from './broadcast/dispatch.ts'
import { createBroadcastWatch } from './broadcast/watch.ts'
import { catchUp } from './catch-up.ts'
import { createClockwork } from './clockwork.ts'
import { createConverse } from './converse.ts'
import { createGroupWork } from './group/group-work.ts'
import { createTranslateLetters } from './letters/translate-letters.ts'
import { createFlowLibrary } from './library/flow-library.ts'
import type { LiveLibrary } from './library/live-library.ts'
import { createKeepMedia } from './media/keep-media.ts'
import { createDateStarts } from './outreach/date-starts.ts'
import { createAudit } from './privacy/audit.ts'
import { createBulkReads } from './privacy/bulk-reads.ts'
import { createErase } from './privacy/erase.ts'
import { createPrivacy } from './privacy/privacy.ts'
import { createPulse } from './pulse.ts'
import { createReceive } from './receive.ts'
import { createReceiveMail } from './receive-mail.ts'
import { createRelay } from './relay.ts'
import { createRetention } from './retention/retention.ts'
import { askUnconfirmed } from './sending/ask-unconfirmed.ts'
import { createDeliver, type DeliverParts } from './sending/deliver.ts'
import { createDelivered } from './sending/delivered.ts'
import { dealWithProblem } from './sending/problems.ts'
import { createSweep } from './sweep.ts'
import { createRecord, type RecordUpdates, type Subject } from './updates/record.ts'
import { createSendWebhooks } from './webhooks/send-webhooks.ts'

export type HubParts = DeliverParts & {
  live: LiveLibrary
  /** What a provider's error code means. */
  policyOf: (code: string) => Policy
  /** Where answers to mails go; absent: none come in. */
  replies?: ReplyAddresses | undefined
  /** Servers that want to be told. */
  outside: Outside
}

/** Failures of one person looked at in one go; the sweeper finds the rest. */
const PROBLEMS = 50

export type Hub = ReturnType<typeof createHub>

/** The use cases, each of which a worker, a route or a command may call. */
export function createHub(parts: HubParts) {
  const relay = createRelay(parts)
  const receive = createReceive(parts)
  const converse = createConverse(parts, relay)
  const record = createRecord(parts)
  const deliver = createDeliver(parts, relay)
  const delivered = createDelivered(parts)
  const act = createAct({ ...parts, record })
  const erase = createErase({ ...parts, act, record })
  const privacy = createPrivacy({ ...parts, act, erase })
  const bulkReads = createBulkReads({ ...parts, act })
  const retention = createRetention({ ...parts, erase })
  const audit = createAudit(parts)
  const sweep = createSweep(parts)
  const watchBroadcasts = createBroadcastWatch({ ...parts, record })
  const dateStarts = createDateStarts(parts)
  const clockwork = createClockwork({ ...parts, record })
  const translateLetters = createTranslateLetters(parts, act)

  /** Words that waited for these facts may go now. */
  const wakeDeliver = async (people: readonly string[]): Promise<void> => {
    for (const personId of people) await parts.wake('deliver', { personId })
  }
  const records: RecordUpdates = {
    async drain(subject) {
      const people = await record.drainAll([subject])
      await wakeDeliver(people)
      return people[0]
    },
    async drainAll(subjects) {
      const people = await record.drainAll(subjects)
      await wakeDeliver(people)
      return people
    },
  }

  return {
    parts,
    flows: createFlowLibrary(parts),
    receive,
    receiveMail: createReceiveMail(parts, receive, relay, parts.replies),
    converse: (addressId: string) => converse.drain(addressId),
    record: (subject: Subject) => records.drain(subject),
    records,
    async relay(personId: string) {
      const conversation = await parts.store.conversations.get(personId)
      if (conversation) await relay.run(conversation)
    },
    delivered,
    deliver: (personId: string) => deliver.drain(personId),
    /** Failures of a person's messages that came by callback; a message that goes another way is sent at once. */
    async problem(personId: string) {
      for (const message of await parts.store.messages.problems(PROBLEMS, personId))
        await dealWithProblem(parts, relay, message)
      await parts.wake('deliver', { personId })
    },
    group: createGroupWork({ ...parts, record: records }, relay),
    erase,
    retention,
    audit,
    media: createKeepMedia(parts, relay),
    webhook: createSendWebhooks(parts, relay),
    handOff: relay.handOff,
    /** Messages to many. */
    broadcasts: { dispatch: createDispatch({ ...parts, record }, relay) },
    async sweep() {
      await watchBroadcasts()
      return sweep.run()
    },
    async clockwork() {
      const moved = await clockwork.run()
      const dates = await dateStarts()
      await retention.call()
      await bulkReads()
      const asked = await privacy()
      const translated = await translateLetters()
      return { ...moved, dates, translated, erased: asked + (await erase.resume()) }
    },
    /** That somebody is at work. */
    pulse: createPulse(parts),
    /** What the provider knows and we were not told: messages that came in, and what became of ours. */
    async catchUp() {
      const fresh = await catchUp(parts, receive)
      await askUnconfirmed(parts, receive)
      return fresh
    },
  }
}
