import type { SendOutcome } from '../../channels/channel.ts'
import type { MessageRecord } from '../../store/messages.ts'
import type { Parts } from '../parts.ts'
import type { Relay } from '../relay.ts'
import type { Candidate } from '../send-rules/rule.ts'
import { onFailure } from './on-failure.ts'
import { CLAIM_LEASE_MS } from './settle.ts'

/** `waits`: it goes out later. `unknown`: the provider will be asked. `over`: it does not go out any more. */
export type Ending = 'sent' | 'waits' | 'unknown' | 'over'

/** Writes down what became of a message that was handed over, and does what follows from it. */
export function createConclude(parts: Parts, relay: Relay) {
  const { store, clock, metrics } = parts

  return async ({ address, snapshot }: Candidate, claimed: MessageRecord, outcome: SendOutcome): Promise<Ending> => {
    metrics.sends.inc({
      channel: address.channel,
      status: outcome.kind,
      code: outcome.kind === 'sent' ? 'none' : outcome.code,
    })
    if (outcome.kind === 'sent') {
      await store.messages.sent(claimed._id, outcome.externalId)
      if (claimed.kind === 'ours' && snapshot.unheard)
        await relay.handOff({
          id: `interpreter/${claimed.personId}`,
          reason: 'interpreter',
          priority: 'normal',
          personId: claimed.personId,
          addressId: claimed.addressId,
        })
      if (claimed.kind === 'reply') metrics.replySeconds.observe((clock.now().getTime() - claimed.at.getTime()) / 1000)
      return 'sent'
    }
    if (outcome.kind === 'unknown') {
      await store.messages.move(claimed._id, ['claimed'], {
        state: 'uncertain',
        code: outcome.code,
        reason: 'The provider did not answer: it will be asked whether it has the message.',
        notBefore: new Date(clock.now().getTime() + CLAIM_LEASE_MS / 4),
      })
      return 'unknown'
    }
    return (await onFailure(parts, relay, claimed, address, outcome)) === 'again' ? 'waits' : 'over'
  }
}
