import type { Parts } from './parts.ts'
import { countStandings, matterCounts } from './updates/count-standings.ts'

/** Work this old was not taken up by the wake-up call that came with it. */
const FORGOTTEN_MS = 5_000
/** Figures for the metrics are counted this often: they are read every quarter of a minute at most. */
const MEASURE_MS = 10_000
const BATCH = 500
/** Batches of written people and claims that are counted in one look. */
const COUNTED_ROUNDS = 10
/** Matters whose counts are made anew in one look, so that whoever asks for them need not wait. */
const COUNTED_MATTERS = 3
/** What the group worker leaves behind in another state. */
const GROUP_WORK = [
  ['post', 'POSTED'],
  ['question', 'ASKED'],
] as const

export type Sweep = {
  /** Looks through the store for unfinished work and wakes a worker for each. @returns how many were woken */
  run(): Promise<number>
}

/**
 * Makes good what Redis lost and fires what time has brought: the store is the truth, a job is only a wake-up call.
 * Several processes may sweep at once; a wake-up more changes nothing.
 */
export function createSweep({
  store,
  wake,
  clock,
  metrics,
}: Pick<Parts, 'store' | 'wake' | 'clock' | 'metrics'>): Sweep {
  let measuredAt = 0

  async function measure(now: Date): Promise<void> {
    const oldest = await store.inbox.oldest()
    metrics.inboxLag.set(oldest ? Math.max(0, (now.getTime() - oldest.getTime()) / 1000) : 0)
    metrics.ambiguous.set(await store.messages.count('uncertain'))
    metrics.quarantined.set(await store.inbox.quarantined())
  }

  return {
    async run() {
      const now = clock.now()
      const before = new Date(now.getTime() - FORGOTTEN_MS)
      let woken = 0

      for (const conversation of await store.conversations.due(now, BATCH)) {
        // The same timer makes the same id: it enters once, whoever sweeps.
        await store.inbox.add({
          id: `timer.${conversation._id}.${conversation.waitId ?? ''}.${conversation.dueAt?.getTime() ?? 0}`,
          addressId: conversation.addressId,
          personId: conversation._id,
          kind: 'input',
          receivedAt: now,
          content: { kind: 'silence', waitId: conversation.waitId ?? '' },
        })
        await store.conversations.timerFired(conversation._id, conversation.dueAt ?? now)
        await wake('converse', { addressId: conversation.addressId })
        woken++
      }
      for (const { _id, addressId, queueAt = now } of await store.conversations.queueDue(now, BATCH)) {
        await store.inbox.add({
          id: `queue.${_id}.${queueAt.getTime()}`,
          addressId,
          personId: _id,
          kind: 'input',
          receivedAt: now,
          content: { kind: 'event', event: 'queue.due' },
        })
        await store.conversations.queueLooked(_id, queueAt)
        await wake('converse', { addressId })
        woken++
      }
      for (const conversation of await store.conversations.unrelayed(before, BATCH)) {
        await wake('relay', { personId: conversation._id }, 'forgotten')
        woken++
      }
      for (const addressId of await store.inbox.forgotten(before, BATCH)) {
        await wake('converse', { addressId }, 'forgotten')
        woken++
      }
      for (const { _id } of await store.media.due(before, BATCH)) {
        await wake('media', { mediaId: _id }, 'forgotten')
        woken++
      }
      for (const webhookId of await store.webhookDeliveries.waiting(before, BATCH)) {
        await wake('webhook', { webhookId }, 'forgotten')
        woken++
      }
      for (const subject of await store.updates.forgotten(before, BATCH)) {
        await wake('record', subject, 'forgotten')
        woken++
      }
      const claimedBefore = new Date(now.getTime() - 20_000)
      for (const personId of new Set((await store.messages.problems(BATCH)).map((message) => message.personId))) {
        await wake('problem', { personId }, 'forgotten')
        woken++
      }
      for (const personId of await store.messages.forgotten(now, claimedBefore, BATCH)) {
        await wake('deliver', { personId }, 'forgotten')
        woken++
      }
      for (const [noun, state] of GROUP_WORK)
        for (const { subject } of await store.cases.standing(noun, state, before, BATCH)) {
          await wake('group', { noun, subject }, 'forgotten')
          woken++
        }
      for (const personId of await store.people.toClear(now, BATCH)) {
        await wake('erase', { personId }, 'forgotten')
        woken++
      }
      await countStandings(store, COUNTED_ROUNDS)
      for (const matterId of await store.funnels.stale(COUNTED_MATTERS)) await matterCounts(store, matterId)
      if (now.getTime() - measuredAt >= MEASURE_MS) {
        measuredAt = now.getTime()
        await measure(now)
      }
      return woken
    },
  }
}
