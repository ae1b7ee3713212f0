import type { Policy } from '../channels/channel.ts'
import { catchUp } from './catch-up.ts'
import { createClockwork } from './clockwork.ts'
import { createConverse } from './converse.ts'
import { createDeliver, type DeliverParts } from './deliver.ts'
import { dealWithProblem } from './problems.ts'
import { createReceive } from './receive.ts'
import { createRecord } from './record.ts'
import { createRelay } from './relay.ts'
import { createSweep } from './sweep.ts'

export type HubParts = DeliverParts & {
  /** What a provider's error code means. */
  policyOf: (code: string) => Policy
}

export type Hub = ReturnType<typeof createHub>

/** The use cases, each of which a worker, a route or a command may call. */
export function createHub(parts: HubParts) {
  const relay = createRelay(parts)
  const receive = createReceive(parts)
  const converse = createConverse(parts, relay)
  const record = createRecord(parts)
  const deliver = createDeliver(parts, relay)
  const sweep = createSweep(parts)
  const clockwork = createClockwork({ ...parts, record })

  return {
    parts,
    receive,
    converse: (addressId: string) => converse.drain(addressId),
    async record(subject: { noun: string; subject: string }) {
      await record.drain(subject)
      // Words that waited for these facts may go now.
      const personId = await parts.store.updates.personOf(subject)
      if (personId) await parts.wake('deliver', { personId })
    },
    async relay(personId: string) {
      const conversation = await parts.store.conversations.get(personId)
      if (conversation) await relay.run(conversation)
    },
    async deliver(personId: string) {
      for (const message of await parts.store.messages.problems(50, personId))
        await dealWithProblem(parts, relay, message)
      return deliver.drain(personId)
    },
    handOff: relay.handOff,
    sweep: () => sweep.run(),
    clockwork: () => clockwork.run(),
    catchUp: () => catchUp(parts, receive),
  }
}
