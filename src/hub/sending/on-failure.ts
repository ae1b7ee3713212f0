import type { PersonDoc } from '../../cases/person.ts'
import type { Policy, SendOutcome } from '../../channels/channel.ts'
import type { AddressRecord } from '../../store/addresses.ts'
import type { MessageRecord, MessageState } from '../../store/messages.ts'
import { intoConversation } from '../into-conversation.ts'
import type { Parts } from '../parts.ts'
import type { Relay } from '../relay.ts'
import { deadAddress } from '../send-rules/reachable.ts'
import { createTellUpdates } from '../updates/tell-update.ts'

type Refusal = Extract<SendOutcome, { kind: 'refused' }>
type Ending = 'again' | 'over'
type FailureParts = Pick<Parts, 'store' | 'clock' | 'log' | 'channels' | 'wake' | 'pace'>
type Handler = (
  parts: FailureParts,
  relay: Relay,
  message: MessageRecord,
  address: AddressRecord,
  refusal: Refusal,
) => Promise<Ending>

const FROM: MessageState[] = ['claimed', 'uncertain', 'sent', 'failed']
const MAX_TRIES = 8
const FIRST_WAIT_MS = 15_000
const LONGEST_WAIT_MS = 3_600_000
/** So long a sender rests that the provider found too fast, when it does not say how long. */
const REST_MS = 5_000
/** Our account is wrong: nothing gets better by hurrying. */
const CONFIGURATION_WAIT_MS = 300_000

const again = async (
  parts: Pick<Parts, 'store' | 'clock'>,
  message: MessageRecord,
  code: string,
  waitMs: number,
  reason: string,
): Promise<Ending> => {
  await parts.store.messages.requeue(message._id, FROM, {
    code,
    reason,
    notBefore: new Date(parts.clock.now().getTime() + waitMs),
  })
  return 'again'
}

const fail = async (
  parts: Pick<Parts, 'store'>,
  relay: Relay,
  message: MessageRecord,
  code: string,
  reason: string,
  staff: boolean,
  row = `failed/${message._id}/${code}`,
): Promise<Ending> => {
  await parts.store.messages.problemSettled(message._id, { state: 'failed', code, reason })
  if (staff) await tellTeam(relay, message, row)
  return 'over'
}

const tellTeam = (relay: Relay, { _id, personId, addressId }: MessageRecord, row: string): Promise<void> =>
  relay.handOff({
    id: row,
    reason: 'message_failed_at_provider',
    priority: 'normal',
    personId,
    addressId,
    about: `message/${_id}`,
  })

/** A recording that cannot be fetched or played: the words go out in writing, and somebody looks at the recording, once. */
const inWriting = async (
  parts: Pick<Parts, 'store' | 'clock'>,
  relay: Relay,
  message: MessageRecord,
  code: string,
): Promise<Ending> => {
  const row = `recording/${message.voice}`
  if (message.spoken)
    return fail(parts, relay, message, code, 'The recording was not taken; the words follow in writing.', true, row)
  await parts.store.messages.requeue(message._id, FROM, {
    written: true,
    code,
    reason: 'The recording was not taken: in writing.',
    notBefore: parts.clock.now(),
  })
  await tellTeam(relay, message, row)
  return 'again'
}

const later: Handler = async (parts, relay, message, _address, { code, retryAfterMs }) => {
  const tries = message.attempts ?? 1
  if (tries >= MAX_TRIES) return fail(parts, relay, message, code, 'The provider kept putting it off.', true)
  const wait = retryAfterMs ?? Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries - 1))
  return again(parts, message, code, wait, 'The provider asked to wait.')
}

/**
 * They have come back since they stopped, by a word of ours ("INICIAR") that the provider does not know: its list is older than their wish.
 * Only START takes them off it, so that the answer goes where else they are known.
 */
const cameBack = async ({ store }: Pick<Parts, 'store'>, { personId }: MessageRecord): Promise<boolean> => {
  const person = (await store.cases.get<PersonDoc>('person', personId))?.doc
  return person !== undefined && !person.opted_out && Boolean(person.opted_out_at)
}

/** Nothing arrives there: sent by another channel of theirs, else a person looks, once for that address. */
const badAddress: Handler = async (parts, relay, message, address, { code }) => {
  await parts.store.addresses.unreachable(address._id, code)
  await createTellUpdates(parts)([
    {
      key: `unreachable:${message._id}:${code}`,
      noun: 'address',
      subject: address._id,
      move: 'unreachable',
      payload: { code },
      actor: { kind: 'external' },
      source: message._id,
      eventAt: parts.clock.now(),
    },
  ])
  const others = await parts.store.addresses.ofPerson(message.personId)
  const other = others.find(
    (each) => each._id !== address._id && each.unreachable === undefined && parts.channels[each.channel],
  )
  if (!other)
    return fail(
      parts,
      relay,
      message,
      code,
      'The address does not work on this channel and there is no other.',
      true,
      deadAddress(message.personId, address),
    )
  await parts.store.messages.requeue(message._id, FROM, {
    addressId: other._id,
    channel: other.channel,
    code,
    reason: `The address does not work: sent by ${other.channel}.`,
    notBefore: parts.clock.now(),
  })
  return 'again'
}

/** What each policy of the provider's error table means for the message, the address and the person. */
const policies: { [P in Policy]: Handler } = {
  later,
  'slow-down': async (parts, relay, message, address, refusal) => {
    await parts.pace.hold(address.channel, refusal.retryAfterMs ?? REST_MS)
    return later(parts, relay, message, address, refusal)
  },
  'opted-out': async (parts, relay, message, address, refusal) => {
    if (await cameBack(parts, message)) {
      await tellTeam(relay, message, `stopped-at-provider/${message.personId}/${address._id}`)
      return badAddress(parts, relay, message, address, refusal)
    }
    // The provider's list is ours too, from now on and on every channel.
    await intoConversation(parts, {
      id: `provider-opt-out/${message._id}`,
      addressId: address._id,
      personId: message.personId,
      content: { kind: 'event', event: 'provider.opted_out' },
    })
    return fail(parts, relay, message, refusal.code, 'The person opted out at the provider.', false)
  },
  'bad-address': badAddress,
  configuration: async (parts, relay, message, _address, { code }) => {
    parts.log.error({ code, alert: true }, 'our account or sender at the provider is wrong')
    if ((message.attempts ?? 1) >= MAX_TRIES)
      return fail(parts, relay, message, code, 'Our account at the provider is wrong.', true)
    return again(
      parts,
      message,
      code,
      CONFIGURATION_WAIT_MS,
      'Our account at the provider is wrong; an administrator was alerted.',
    )
  },
  content: (parts, relay, message, _address, { code }) =>
    message.voice
      ? inWriting(parts, relay, message, code)
      : fail(parts, relay, message, code, 'The provider refused the content.', true),
  'template-needed': (parts, relay, message, _address, { code }) =>
    fail(parts, relay, message, code, 'Outside the 24 hours, and these words have no approved template.', true),
  'never-now': (parts, relay, message, _address, { code }) =>
    fail(parts, relay, message, code, 'The provider does not deliver it now.', true),
}

export const onFailure = (
  parts: FailureParts,
  relay: Relay,
  message: MessageRecord,
  address: AddressRecord,
  refusal: Refusal,
): Promise<Ending> => policies[refusal.policy](parts, relay, message, address, refusal)
