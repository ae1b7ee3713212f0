import type { BroadcastDoc } from '../../cases/broadcast-doc.ts'
import type { UpdateRecord } from '../../store/updates.ts'
import type { Parts } from '../parts.ts'

/** What a person says that has something against us: it is not they, they want no more, or they take us for a fraud. */
const OBJECTING = ['opt_out', 'wrong_party', 'trust']
const SCAM = 'scam_asked'
/** Of what was said this long ago some may still be on its way into the case store. */
const OVERLAP_MS = 60_000

type Seen = { people: Set<string>; upTo: number }

/**
 * How many people who got a broadcast objected after it. What was read is remembered and only what is new is read; a process that
 * begins reads it all.
 */
export function createObjections({ store, clock }: Pick<Parts, 'store' | 'clock'>) {
  const seen = new Map<string, Seen>()

  async function isScam(update: UpdateRecord): Promise<boolean> {
    if (update.move !== 'trust') return true
    const person = update.personId && (await store.people.get(update.personId))
    if (!person || update.sealed === '') return false
    const payload = JSON.parse(store.vault.open(person.key, update.sealed, `updates/${update._id}`)) as {
      what?: string
    }
    return payload.what === SCAM
  }

  return async (doc: BroadcastDoc, audience: string): Promise<number> => {
    const now = clock.now().getTime()
    const known = seen.get(audience) ?? { people: new Set<string>(), upTo: Date.parse(doc.started_at ?? '') }
    seen.set(audience, known)
    const updates = await store.updates.since('person', OBJECTING, new Date(known.upTo))
    known.upTo = Math.max(known.upTo, now - OVERLAP_MS)
    const fresh = updates.filter(({ personId }) => personId !== undefined && !known.people.has(personId))
    if (fresh.length === 0) return known.people.size
    const people = [...new Set(fresh.flatMap(({ personId }) => personId ?? []))]
    const got = new Map(
      (await store.messages.gotOf(doc.id, people)).map(({ personId, claimedAt }) => [
        personId,
        claimedAt?.getTime() ?? 0,
      ]),
    )
    for (const update of fresh) {
      const { personId = '', receivedAt } = update
      const at = got.get(personId)
      if (at !== undefined && receivedAt.getTime() >= at && (await isScam(update))) known.people.add(personId)
    }
    return known.people.size
  }
}
