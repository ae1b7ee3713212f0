import type { TurnResult } from '../../engine/engine.ts'
import type { MessageRecord } from '../../store/messages.ts'
import type { Parts } from '../parts.ts'
import type { FoundPerson } from '../people/find-person.ts'

/** Messages looked at, and how long an answer is one to the trial. */
const LATEST = 10
const DAY_MS = 86_400_000
/** Characters that are said back. */
const MOST = 300
/** Trials and answers of one broadcast that are shown. */
const MOST_SHOWN = 100

/**
 * The broadcast whose trial somebody of the team answers from their own phone: nobody is on record there, nothing is open, and we said
 * nothing else since. Null: it is a message like any other.
 */
export async function answeredTrial(
  { store, clock }: Pick<Parts, 'store' | 'clock'>,
  { personId, conversation, file }: FoundPerson,
): Promise<string | null> {
  const known = file.person ?? file.claim ?? file.partner ?? file.search ?? file.invitations[0]
  if (known || (conversation && (conversation.status !== 'idle' || conversation.optedOut))) return null
  const latest = await store.messages.lastSent(personId, LATEST)
  const last = latest.find(({ flow, node }) => !(flow === 'common' && node === 'trial_answer'))
  const fresh = last?.claimedAt && clock.now().getTime() - last.claimedAt.getTime() < DAY_MS
  return (fresh && last.trialOf) || null
}

/** A stop, and a call for help, are what they are from any phone. */
export const isMeant = ({ events }: TurnResult): boolean =>
  events.some(
    (event) => event.type === 'consent-changed' || (event.type === 'handed-off' && event.priority === 'urgent'),
  )

/** They read what was taken, and no case is opened. */
export const trialTaken = (text: string): TurnResult => ({
  session: null,
  events: [
    {
      type: 'said',
      level: 'L0',
      text: { flow: 'common', key: 'trial_answer', values: { text: text.trim().slice(0, MOST) || '📎' } },
    },
  ],
})

/** Trials of a broadcast and what was answered to them, the oldest first. Of who was erased nothing is shown. */
export async function trialsOf({ store }: Pick<Parts, 'store'>, broadcast: string) {
  const messages = await store.messages.trialsOf(broadcast, MOST_SHOWN)
  const keys = new Map(
    (await store.people.many([...new Set(messages.map(({ personId }) => personId))])).map(({ _id, key }) => [_id, key]),
  )
  const words = ({ _id, personId, sealedText }: MessageRecord): string | null => {
    const key = keys.get(personId)
    return key && sealedText ? store.vault.open(key, sealedText, `messages/${_id}/text`) : null
  }
  return messages.map((message) => ({
    message: message._id,
    at: message.at.toISOString(),
    kind: message.direction === 'out' ? ('trial' as const) : ('answer' as const),
    state: message.state,
    text: words(message),
  }))
}
