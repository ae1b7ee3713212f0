import type { SendOutcome } from '../../channels/channel.ts'
import type { MessageRecord } from '../../store/messages.ts'
import type { Parts } from '../parts.ts'
import type { Candidate } from '../send-rules/rule.ts'
import { ASKED_AFTER_MS } from './ask-unconfirmed.ts'
import type { DeliverParts } from './deliver.ts'
import { handOver } from './hand-over.ts'
import { saidBefore } from './said-before.ts'
import { CLAIM_LEASE_MS } from './settle.ts'

/** A claim older than this is not sent any more: whoever settles it must be able to rely on that. */
const SENDABLE_MS = CLAIM_LEASE_MS / 2

/**
 * Hands over a message that was claimed together with others, when its slot of the sender comes.
 * @returns null: it stays claimed, and is settled like any other of which nobody knows
 */
export async function handAtSlot(
  parts: DeliverParts,
  candidate: Candidate,
  slotAt: number,
): Promise<SendOutcome | null> {
  await sleepUntil(parts, slotAt)
  const { message, ref } = candidate
  // Stopped for longer than that, by a debugger or a machine that slept: it may have been settled meanwhile.
  if (parts.clock.now().getTime() - (message.claimedAt?.getTime() ?? 0) > SENDABLE_MS) return null
  const before = await saidBefore(parts, candidate)
  if (before === 'later') return null
  return before ? { kind: 'sent', ...before } : handOver(parts, candidate, message, ref)
}

export async function sleepUntil({ clock, sleep }: Pick<DeliverParts, 'clock' | 'sleep'>, at: number): Promise<void> {
  const ms = at - clock.now().getTime()
  if (ms > 0) await sleep(ms)
}

/** A message as it is taken for sending in the write that makes it. */
export function asClaimed(
  { store, clock }: Pick<Parts, 'store' | 'clock'>,
  { message, key, text, words, voice }: Candidate,
): MessageRecord {
  const now = clock.now()
  return {
    ...message,
    state: 'claimed',
    claimedAt: now,
    askAt: new Date(now.getTime() + (ASKED_AFTER_MS[0] ?? 0)),
    attempts: 1,
    ...(words ? { words: { lang: words.lang, hash: words.hash } } : {}),
    ...(voice ? { voice: voice.id } : {}),
    sealedText: store.vault.seal(key, text, `messages/${message._id}/text`),
  }
}
