import type { BroadcastDoc } from '../../cases/broadcast-doc.ts'
import { audienceId } from '../../store/recipients.ts'
import type { Parts } from '../parts.ts'

/** So long afterwards the same text to the same people looks like a mistake. */
const REPEAT_MS = 14 * 86_400_000
/** Earlier broadcasts of one text. */
const MOST = 20
/** States in which people got it, or are about to. */
const OUT = ['AUDIENCE_FROZEN', 'SCHEDULED', 'SENDING', 'PAUSED', 'HALTED', 'DONE']

/** How many of these people got the same text lately, or are about to: whoever was left out did not have it. */
export async function repeats(
  { store, clock }: Pick<Parts, 'store' | 'clock'>,
  { id, text_hash }: BroadcastDoc,
  people: readonly string[],
): Promise<number> {
  const same = await store.cases.list<BroadcastDoc>(
    { noun: 'broadcast', state: { $in: OUT }, facets: { text_hash } },
    MOST,
  )
  const since = clock.now().getTime() - REPEAT_MS
  const lately = same.filter(
    ({ subject, doc }) => subject !== id && Date.parse(doc.started_at || doc.frozen_at || '') >= since,
  )
  const again = new Set<string>()
  for (const { subject, doc } of lately)
    for (const id of await store.recipients.getting(audienceId(subject, doc.freezing ?? ''), people)) again.add(id)
  return again.size
}
